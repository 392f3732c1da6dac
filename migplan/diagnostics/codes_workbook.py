"""MIG16x and MIG17x: Excel workbooks."""

from migplan.diagnostics.code import Code

WORKBOOK: dict[str, Code] = {
    # MIG16x: the workbook cannot be opened
    "MIG160": Code(
        "Excel ブック（.xlsx）ではありません。",
        "this is no Excel workbook (.xlsx)",
        "Excel で開き、「Excel ブック（*.xlsx）」として保存し直してください。",
        "open it in Excel and save it as an Excel workbook (*.xlsx)",
    ),
    "MIG161": Code(
        "パスワードで保護されています。",
        "the workbook is protected by a password",
        "Excel で開き、［ファイル］→［情報］→［ブックの保護］でパスワードを外して保存してください。",
        "open it in Excel and remove the password under File, Info, Protect Workbook",
    ),
    "MIG162": Code(
        "古い形式（.xls）のブックです。",
        "this workbook has the old format (.xls)",
        "Excel で開き、「Excel ブック（*.xlsx）」として保存し直してください。",
        "open it in Excel and save it as an Excel workbook (*.xlsx)",
    ),
    "MIG163": Code(
        "ブックが壊れています（{reason}）。",
        "the workbook is damaged ({reason})",
        "ファイルをもう一度写し直すか、Excel で開いて保存し直してください。",
        "copy the file again, or open it in Excel and save it",
    ),
    "MIG164": Code(
        "ブックを展開すると大きすぎます（{size}、上限 {limit}）。",
        "the workbook is too large when unpacked ({size}; the limit is {limit})",
        "要らないシート・書式・画像を除いて保存し直してください。",
        "remove sheets, formats and pictures that are not needed",
    ),
    "MIG165": Code(
        "マクロを含むブックは読みません。",
        "workbooks with macros are not read",
        "「Excel ブック（*.xlsx）」として保存すると、マクロが除かれます。",
        "save it as an Excel workbook (*.xlsx), which removes the macros",
    ),
    "MIG166": Code("ブックに値がありません。", "the workbook holds no values"),
    "MIG167": Code(
        "画像・図だけで、セルに値がありません。",
        "there are pictures or drawings, but no values in cells",
        "画像の中の文字は読めません。表をセルに入力してください。",
        "text inside pictures cannot be read; type the table into cells",
    ),
    "MIG168": Code(
        "ブックの中に許されない宣言（DTD・実体）があります。",
        "the workbook holds declarations that are not allowed (DTD or entities)",
        "入手元を確かめ、Excel で開いて保存し直してください。",
        "make sure where it comes from, then open it in Excel and save it again",
    ),
    "MIG169": Code(
        "「{value}」という名前のシートはありません。",
        "there is no sheet named '{value}'",
        "シート: {allowed}",
        "the sheets are: {allowed}",
    ),
    "MIG179": Code(
        "表から離れすぎたセル（{cell} まで）に値があります。",
        "a value stands too far from the table ({cell})",
        "Excel で Ctrl+End を押し、表の外の行と列を削除して保存してください。",
        "press Ctrl+End in Excel, delete the rows and columns outside the table and save",
    ),
    # MIG17x: an inventory as a workbook
    "MIG170": Code(
        "「{value}」という名前のシートは読みません。",
        "a sheet named '{value}' is not read",
        "手元の一覧なら、先に `migplan import` で取り込んでください。ひな形のブックなら、読むシートは {allowed} です。自分用のシートは名前を「※」か「_」で始めます。",
        "a list of your own is taken in by `migplan import`; in our workbook, sheets that are read are {allowed}; begin the name of your own sheets with '_'",
        "「{nearest}」の誤りではありませんか。自分用のシートは名前を「※」か「_」で始めてください。",
        "did you mean '{nearest}'? Begin the name of your own sheets with '_'",
    ),
    "MIG171": Code(
        "「{value}」という名前のものが複数あります（記号: {allowed}）。",
        "several are named '{value}' (ids: {allowed})",
        "名前の代わりに記号を書いてください。",
        "write the id instead of the name",
    ),
    "MIG172": Code(
        "シート「{value}」に見出しの行がありません。",
        "the sheet '{value}' has no header row",
        "見出し（{allowed} など）を表の 1 行目に書いてください。",
        "put the titles of the columns ({allowed}, ...) into the first row of the table",
    ),
    "MIG173": Code(
        "式の結果がありません（{value}）。",
        "there is no result of the formula ({value})",
        "式の代わりに値を書くか、Excel で開いて計算し、保存し直してください。",
        "write the value instead, or open the workbook in Excel and save it",
    ),
    "MIG174": Code(
        "「{value}」は「事業者の体制」に書かれていません。",
        "'{value}' is not among the vendors of the policy",
        "「事業者の体制」に事業者の行を加えるか、名前をそろえてください。職員のことなら空欄にします。",
        "add a row to the sheet 事業者の体制, or write the name as it stands there; leave it empty for the staff",
    ),
    "MIG175": Code(
        "列「{field}」は読みません。",
        "the column '{field}' is not read",
        "自分用の列は、見出しを「※」か「_」で始めてください。",
        "begin the title of your own columns with '_'",
        "「{nearest}」の誤りではありませんか。自分用の列は、見出しを「※」か「_」で始めてください。",
        "did you mean '{nearest}'? Begin the title of your own columns with '_'",
    ),
}

"""The closed table of problem codes: sentence and hint in both languages.

A code never changes its meaning. ``{...}`` is filled from the values of a diagnostic; the hint
with ``{nearest}`` is used when a similar known name was found.
"""

from migplan.diagnostics.code import NEAR_EN, NEAR_JA, Code
from migplan.diagnostics.codes_decisions import DECISIONS
from migplan.diagnostics.codes_group import GROUP
from migplan.diagnostics.codes_joined import JOINED
from migplan.diagnostics.codes_lists import LISTS
from migplan.diagnostics.codes_pins import PINS
from migplan.diagnostics.codes_placement import PLACEMENT
from migplan.diagnostics.codes_progress import PROGRESS
from migplan.diagnostics.codes_scenario import SCENARIO
from migplan.diagnostics.codes_templates import TEMPLATES
from migplan.diagnostics.codes_workbook import WORKBOOK

CODES: dict[str, Code] = {
    # MIG1xx: a file or value cannot be read
    "MIG101": Code("ファイルを開けません（{reason}）。", "the file cannot be opened ({reason})"),
    "MIG102": Code(
        "ファイルが大きすぎます（{size}、上限 {limit}）。",
        "the file is too large ({size}; the limit is {limit})",
        "棚卸に要らないデータを除くか、ファイルを分けてください。",
        "remove what is no inventory data, or split the file",
    ),
    "MIG103": Code(
        "UTF-8 の文字として読めません。",
        "the file is not UTF-8 text",
        "文字コードを UTF-8 にして保存し直してください（メモ帳なら「名前を付けて保存」→「エンコード」で UTF-8 を選びます）。",
        "save the file again with the encoding UTF-8",
    ),
    "MIG104": Code(
        "YAML の書き方が正しくありません（{reason}）。",
        "this is not valid YAML ({reason})",
        "字下げと「:」の後の空白を確かめてください。",
        "check the indentation and the space after ':'",
    ),
    "MIG105": Code(
        "字下げにタブが使われています。",
        "a tab is used for indentation",
        "タブを半角空白 2 つに置き換えてください。",
        "replace the tab by two spaces",
    ),
    "MIG106": Code(
        "項目「{key}」が同じ所に二度書かれています（最初は {first}）。",
        "the key '{key}' is written twice (first at {first})",
        "どちらか一方を消してください。",
        "delete one of the two",
    ),
    "MIG107": Code(
        "YAML の別名（*）の展開が多すぎます。",
        "too many YAML aliases are expanded",
        "別名を使わずに値をそのまま書いてください。",
        "write the values out instead of using aliases",
    ),
    "MIG108": Code(
        "最上位は「項目: 値」の形で書いてください。",
        "the top level must be a mapping of keys to values",
    ),
    "MIG109": Code(
        "フォルダーに棚卸のファイルがありません。",
        "the folder holds no inventory file",
        "municipality.yaml、systems.csv などを置いてください。",
        "put municipality.yaml, systems.csv and so on into it",
    ),
    "MIG110": Code("CSV の見出し行がありません。", "the CSV file has no header row"),
    "MIG111": Code(
        "この行の列数（{found}）が見出し（{expected}）と合いません。",
        "this row has {found} cells, the header has {expected}",
        '値に「,」を含むときは全体を「"」で囲んでください。',
        "put a value that contains ',' between double quotes",
    ),
    "MIG112": Code(
        "この種類のファイルは読めません（{suffix}）。",
        "files of this kind cannot be read ({suffix})",
        ".yaml・.csv・.xlsx のファイル、またはそれらを入れたフォルダーを指定してください。",
        "give a .yaml, .csv or .xlsx file, or a folder of them",
    ),
    # MIG12x: a value has the wrong form
    "MIG120": Code(
        "「{field}」が書かれていません。",
        "'{field}' is missing",
        "この項目は必須です。",
        "this field is required",
    ),
    "MIG121": Code(
        "「{field}」という項目はありません。",
        "there is no field '{field}'",
        "項目名を確かめてください。",
        "check the name of the field",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG122": Code(
        "「{value}」は日付として読めません。",
        "'{value}' is not a date",
        "2027-03-31 の形で書いてください。分からないときは空欄にします。",
        "write it as 2027-03-31; leave it empty when it is unknown",
    ),
    "MIG123": Code(
        "「{value}」は期日として読めません。",
        "'{value}' is not a date, month or fiscal year",
        "2027-03-31（日）、2027-03（月）、FY2026（年度）のいずれかで書いてください。分からないときは空欄にします。",
        "write 2027-03-31, 2027-03 or FY2026; leave it empty when it is unknown",
    ),
    "MIG124": Code(
        "「{value}」は選べる値ではありません。",
        "'{value}' is not one of the allowed values",
        "選べる値: {allowed}",
        "allowed: {allowed}",
        "「{nearest}」の誤りではありませんか。選べる値: {allowed}",
        "did you mean '{nearest}'? Allowed: {allowed}",
    ),
    "MIG125": Code(
        "「{value}」は数として読めません。",
        "'{value}' is not a whole number",
        "半角数字だけで書いてください（例: 1200000）。",
        "write digits only, such as 1200000",
    ),
    "MIG126": Code(
        "「{value}」は範囲の外です（{limit}）。",
        "'{value}' is out of range ({limit})",
    ),
    "MIG127": Code(
        "「{value}」は「はい・いいえ」として読めません。",
        "'{value}' is neither true nor false",
        "true または false と書いてください。",
        "write true or false",
    ),
    "MIG128": Code(
        "「{value}」は文字として書かれていません。",
        "'{value}' is not text",
        '引用符で囲んでください（例: "{value}"）。',
        'put it between quotes: "{value}"',
    ),
    "MIG129": Code(
        "「{value}」は記号として使えません。",
        "'{value}' cannot be used as an id",
        "id は半角の英字・数字と _ . - だけで書いてください（例: juki_01）。名前は name に書きます。",
        "an id holds ASCII letters, digits and _ . - only (such as juki_01); the name goes into 'name'",
    ),
    "MIG130": Code(
        "長すぎます（{length} 文字、上限 {limit} 文字）。",
        "this is too long ({length} characters; the limit is {limit})",
    ),
    "MIG131": Code(
        "ここには「項目: 値」の組が必要です。", "a mapping of keys to values is expected here"
    ),
    "MIG132": Code(
        "ここには「- 値」の並びが必要です。",
        "a list is expected here",
        "値が一つでも「- 」を付けて書いてください。",
        "write '- ' before each value, even if there is only one",
    ),
    "MIG133": Code(
        "値「{value}」を受け付けられません（{reason}）。",
        "the value '{value}' is not accepted ({reason})",
    ),
    "MIG134": Code(
        "団体コード「{value}」の形が正しくありません。",
        "'{value}' is not a municipality code",
        '検査数字を含む 6 桁の数字で、引用符で囲んで書いてください（例: "222097"）。',
        'write six digits including the check digit, between quotes, such as "222097"',
    ),
    "MIG135": Code(
        "団体コード「{value}」の検査数字が合いません。",
        "the check digit of municipality code '{value}' is wrong",
        "末尾の数字は {expected} になるはずです。",
        "the last digit should be {expected}",
    ),
    # MIG113-119, 136-149: more of how a file or value is written
    "MIG113": Code(
        "引用符（{value}）が閉じられていません。",
        "the quotation mark {value} is not closed",
        "値の最後に同じ引用符を付けてください。",
        "put the same quotation mark at the end of the value",
    ),
    "MIG114": Code(
        "使えない制御文字（{value}）が含まれています。",
        "the control character {value} is not allowed",
        "その文字を消してください。文字が見えないときは、テキストエディターで保存し直してください。",
        "delete it; if nothing is to be seen, save the file again with a text editor",
    ),
    "MIG115": Code(
        "一つのファイルに複数の文書（---）があります。",
        "the file holds more than one document (---)",
        "2 つ目以降の「---」を消すか、ファイルを分けてください。",
        "delete the second '---' or split the file",
    ),
    "MIG116": Code(
        "結合（<<）は使えません。",
        "merge keys (<<) are not read",
        "値をそのまま書いてください。",
        "write the values out",
    ),
    "MIG117": Code(
        "型の指定（{value}）は使えません。",
        "tags ({value}) are not read",
        "「!」で始まる指定を消してください。文字であれば値を引用符で囲みます。",
        "delete the tag; put the value between quotes if it is text",
    ),
    "MIG118": Code(
        "入れ子が深すぎます（上限 {limit} 段）。",
        "the values are nested too deeply (the limit is {limit})",
        "字下げと括弧を確かめてください。",
        "check the indentation and the brackets",
    ),
    "MIG119": Code(
        "項目名は文字で書いてください。",
        "the name of a field must be text",
        "「項目: 値」の形に直してください。",
        "write it as 'field: value'",
    ),
    "MIG136": Code(
        "別名「*{value}」が指す値（&{value}）がありません。",
        "the alias '*{value}' has no anchor '&{value}' before it",
        "「*」で始まる文字であれば値を引用符で囲んでください。",
        "put the value between quotes if it is text that begins with '*'",
    ),
    "MIG137": Code(
        "「{value}」は数として読めません。",
        "'{value}' is not a number",
        "半角数字と小数点だけで書いてください（例: 1.5）。",
        "write digits and a decimal point only, such as 1.5",
    ),
    "MIG138": Code(
        "ここには値を一つだけ書いてください。",
        "a single value is expected here",
        "「- 」や「項目: 値」の形にせず、値をそのまま書いてください。",
        "write the value itself, not a list or a mapping",
    ),
    "MIG139": Code(
        "別名「*{value}」が自分自身を含んでいます。",
        "the alias '*{value}' contains itself",
        "別名を使わずに値をそのまま書いてください。",
        "write the values out instead of using aliases",
    ),
    "MIG140": Code(
        "「{value}」という名前のファイルは読みません。",
        "a file named '{value}' is not read",
        "読むファイル: {allowed}。読ませないファイルは名前を「_」で始めてください。",
        "files that are read: {allowed}; begin the name with '_' to leave a file out",
        "「{nearest}」の誤りではありませんか。読ませないファイルは名前を「_」で始めてください。",
        "did you mean '{nearest}'? Begin the name with '_' to leave a file out",
    ),
    "MIG141": Code(
        "ファイルに何も書かれていません。",
        "the file is empty",
        "内容を書くか、ファイルを消してください。",
        "write something into it or delete it",
    ),
    "MIG142": Code(
        "「{key}」が複数のファイルに書かれています（最初は {first}）。",
        "'{key}' is written in more than one file (first at {first})",
        "一つのファイルにまとめてください。",
        "put everything into one file",
    ),
    "MIG143": Code(
        "値の数が多すぎます（上限 {limit}）。",
        "the file holds too many values (the limit is {limit})",
        "棚卸に要らないデータを除くか、ファイルを分けてください。",
        "remove what is no inventory data, or split the file",
    ),
    "MIG144": Code(
        "この行の「:」または「-」の位置が正しくありません。",
        "a ':' or '-' stands where none can be",
        "字下げを前の行とそろえてください。値に「: 」を含むときは値を引用符で囲みます。",
        "align the line with the one before; put a value that contains ': ' between quotes",
    ),
    "MIG145": Code(
        "字下げが前後の行とそろっていません。",
        "the indentation does not match the lines around it",
        "同じ段の項目は同じ数の半角空白で始めてください。",
        "begin the entries of one level with the same number of spaces",
    ),
    "MIG146": Code(
        "「項目: 値」の「:」がありません。",
        "the ':' of 'field: value' is missing",
        "項目名の後に「:」と半角空白を書いてください。",
        "write ':' and a space after the name of the field",
    ),
    "MIG147": Code(
        "「{value}」で始まる値はそのままでは書けません。",
        "a value cannot begin with '{value}'",
        "値を引用符で囲んでください。",
        "put the value between quotes",
    ),
    "MIG148": Code(
        "括弧（[ ] または {{ }}）の書き方が正しくありません。",
        "the brackets ([ ] or {{ }}) do not match",
        "開いた括弧を閉じ、値を「,」で区切ってください。",
        "close each bracket and put ',' between the values",
    ),
    "MIG149": Code(
        "「{value}」がありません。",
        "there is no '{value}'",
        "場所と名前を確かめてください。",
        "check the folder and the name",
    ),
    # MIG150-154: the national list of systems in extension (特定移行支援システムの該当見込み一覧)
    "MIG150": Code(
        "見出しの行（団体コード・自治体名・自治体区分）が見つかりません。",
        "there is no header row with 団体コード, 自治体名 and 自治体区分",
        "デジタル庁の「特定移行支援システムの該当見込み一覧」を CSV で保存したファイルを指定してください。",
        "give the national list of systems in extension, saved as CSV",
    ),
    "MIG151": Code(
        "見出しに「{field}」の列がありません。",
        "the header has no column '{field}'",
        "一覧の列を消したり名前を変えたりせずに保存してください。",
        "save the list without deleting or renaming columns",
    ),
    "MIG152": Code(
        "一覧に団体コード「{code}」の行がありません。",
        "the list has no row for the municipality code '{code}'",
        "一覧に載るのは該当見込みのある団体だけです。載っていない団体の棚卸は `migplan init` で作れます。",
        "the list names only bodies with late systems; use `migplan init` for any other body",
        "「{nearest}」の誤りではありませんか。一覧に載るのは該当見込みのある団体だけです。",
        "did you mean '{nearest}'? The list names only bodies with late systems",
    ),
    "MIG153": Code(
        "「{field}」の値「{value}」は「●」でも空欄でもありません。",
        "the value '{value}' of '{field}' is neither ● nor empty",
        "一覧の記号を確かめてください。移行が間に合わない業務は「●」、それ以外は空欄です。",
        "check the mark: ● for a business that is late, otherwise empty",
    ),
    "MIG154": Code(
        "団体コード「{code}」の行が二つあります（最初は {first}）。",
        "there are two rows for the municipality code '{code}' (first at {first})",
        "どちらか一方を消してください。",
        "delete one of the two",
    ),
    "MIG155": Code(
        "団体コード「{value}」の形が正しくありません。",
        "'{value}' is not a municipality code",
        "検査数字を含む 6 桁の数字を指定してください（例: 139998）。",
        "give six digits including the check digit, such as 139998",
    ),
    # MIG2xx: values do not fit together
    "MIG201": Code(
        "id「{id}」が二度使われています（最初は {first}）。",
        "the id '{id}' is used twice (first at {first})",
        "一方を別の id にしてください。",
        "give one of them another id",
    ),
    "MIG202": Code(
        "業務「{value}」は標準化対象業務・共通機能の一覧にありません。",
        "'{value}' is no standardized business or common function",
        "`migplan catalog businesses` で一覧を見られます。対象外のシステムなら businesses を空にします。",
        "see `migplan catalog businesses`; leave 'businesses' empty for a system out of scope",
        "「{nearest}」の誤りではありませんか。一覧は `migplan catalog businesses` で見られます。",
        "did you mean '{nearest}'? See `migplan catalog businesses`",
    ),
    "MIG203": Code(
        "「{value}」というシステム・外部機関はありません。",
        "there is no system or partner '{value}'",
        "システム（systems）か外部機関（partners）に加えるか、名前・記号を直してください。",
        "add it to systems or partners, or correct the id",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG204": Code(
        "「{value}」というシステムはありません。",
        "there is no system '{value}'",
        "systems に加えるか、id を直してください。",
        "add it to systems, or correct the id",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG205": Code(
        "対象外システムの種類「{value}」は一覧にありません。",
        "'{value}' is no known kind of local system",
        "`migplan catalog local` で一覧を見られます。当てはまるものが無ければ空欄にします。",
        "see `migplan catalog local`; leave it empty when none fits",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG206": Code(
        "基盤「{value}」は一覧にありません。",
        "'{value}' is no known hosting",
        "選べる値: {allowed}",
        "allowed: {allowed}",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG207": Code(
        "提供側と利用側が同じシステム「{value}」です。",
        "provider and consumer are the same system '{value}'",
    ),
    "MIG208": Code(
        "開始日 {start} が期限 {end} より後です。",
        "not_before {start} is after the deadline {end}",
    ),
    "MIG209": Code(
        "切替済みのシステムに日付の指定（pin）があります。",
        "a system that is already live has a pinned date",
        "state を直すか、pin を消してください。",
        "correct the state or delete the pin",
    ),
    "MIG210": Code(
        "対応方針（disposition）は標準化対象外のシステムにだけ書けます。",
        "a disposition can only be given for a local system",
    ),
    "MIG211": Code(
        "統合先（absorbed_by）が書かれていません。",
        "'absorbed_by' is missing for a system that is absorbed",
    ),
    "MIG212": Code(
        "価格「{value}」は一覧にありません。",
        "there is no price '{value}'",
        "`migplan catalog prices` で一覧を見られます。",
        "see `migplan catalog prices`",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG213": Code(
        "価格の範囲が逆です（下 {low}、中 {typical}、上 {high}）。",
        "the price range is out of order (low {low}, typical {typical}, high {high})",
        "low ≦ typical ≦ high の順にしてください。",
        "keep low <= typical <= high",
    ),
    "MIG214": Code(
        "前後関係が輪になっています: {value}",
        "the stated precedences form a cycle: {value}",
        "外してよい前後関係を外してください。",
        "remove one that can be given up",
    ),
    "MIG215": Code(
        "「{value}」は繁忙期の日付として読めません。",
        "'{value}' is not a day of a season",
        "03-10（月-日）、monthly:18（毎月）、variable（不定）のいずれかで書いてください。",
        "write 03-10, monthly:18 or variable",
    ),
    "MIG216": Code(
        "統合先（absorbed_by）をたどると元のシステムに戻ります: {value}",
        "following 'absorbed_by' leads back to the system itself: {value}",
        "最後に残るシステムには absorbed_by を書かないでください。",
        "leave 'absorbed_by' out for the system that remains",
    ),
    "MIG218": Code(
        "「{value}」は閉庁日です。",
        "the office is closed on {value}",
        "切替日は、新システムで業務を始める最初の開庁日で書いてください。",
        "a cutover is dated by the first operating day on the new system",
    ),
    "MIG219": Code(
        "計画の対象期間の終わり {end} が基準日 {start} より前です。",
        "the horizon ends on {end}, not after the as-of date {start}",
    ),
    "MIG220": Code(
        "切替日の指定 {value} が基準日 {start} より後ではありません。",
        "the pinned date {value} is not after the as-of date {start}",
        "過ぎた切替なら state を live にして live_since に日付を書きます。",
        "for a cutover that has happened set state to live and give live_since",
    ),
    "MIG221": Code(
        "「{value}」を移行先の事業者（vendor）とするシステムがありません。",
        "no system has the vendor '{value}'",
        "systems の vendor と同じ書き方にしてください。",
        "write it as in the systems' vendor",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG222": Code(
        "「{value}」の並行数も技術者数も書かれていません。",
        "'{value}' has neither parallel projects nor engineers",
        "parallel_projects（同時に進められる移行の数）か engineers（技術者の数）の少なくとも一方を書いてください。",
        "give parallel_projects, engineers or both",
    ),
    "MIG223": Code(
        "人数の変わる月（changes）がありますが、ふだんの技術者数（engineers）が書かれていません。",
        "there are changes of a number of engineers that is not given",
        "engineers にふだんの人数を書いてください。",
        "give the usual number as engineers",
    ),
    "MIG224": Code(
        "人数の変わる期間の始まり {start} が終わり {end} より後です。",
        "the change of capacity starts in {start}, after its end {end}",
    ),
    "MIG225": Code(
        "人数の変わる期間（{start}～{end}）が、ほかの期間と重なっています。",
        "the change of capacity from {start} to {end} overlaps another one",
        "期間が重ならないように分けてください。",
        "keep the stretches of months apart",
    ),
    "MIG226": Code(
        "前後関係が輪になっているため、同じ切替枠でしか切り替えられません: {value}。",
        "the stated precedences form a cycle, so these can only cut over in one slot: {value}",
        "同時に切り替えるつもりなら move_together に書き、そうでなければ前後関係を一つ外してください。",
        "put them into 'move_together' if that is meant, otherwise remove a precedence",
    ),
    "MIG217": Code(
        "契約の開始日 {start} が満了日 {end} より後です。",
        "the start {start} of the contract is after its end {end}",
    ),
    "MIG230": Code(
        "「{value}」は業務・共通機能・外部機関の一覧にありません。",
        "'{value}' is no business, common function or partner",
        "`migplan catalog businesses`、`common`、`partners` で一覧を見られます。",
        "see `migplan catalog businesses`, `common` and `partners`",
        "「{nearest}」の誤りではありませんか。一覧は `migplan catalog businesses`、`common`、`partners` で見られます。",
        "did you mean '{nearest}'? See `migplan catalog businesses`, `common` and `partners`",
    ),
    **WORKBOOK,
    **LISTS,
    **JOINED,
    **DECISIONS,
    **GROUP,
    **SCENARIO,
    **PINS,
    **PLACEMENT,
    **PROGRESS,
    **TEMPLATES,
}

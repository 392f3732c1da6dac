"""MIG318 to MIG384: lists that belong together, that stop the import, and doubtful readings."""

from migplan.diagnostics.code import MAP_EN, MAP_JA, NEAR_EN, NEAR_JA, Code

JOINED: dict[str, Code] = {
    # what belongs together
    "MIG318": Code(
        "{first} と同じシステムとしてまとめました（{how_ja}が一致: {value}）。",
        "joined with {first}, by {how_en}: {value}",
    ),
    "MIG319": Code(
        "{field_ja}が食い違います。{first} の「{value}」を使い、「{other}」は使いませんでした。",
        "{field_en} differs: '{value}' of {first} is used, '{other}' is not",
        "どちらが正しいか確かめ、片方を直してください。",
        "find out which is right and correct the other",
    ),
    "MIG342": Code(
        "同じ名前「{value}」の別のシステムとしました（{first} とは主管課・事業者などが違います）。",
        "taken as another system named '{value}': division or vendor differ from {first}",
    ),
    "MIG343": Code(
        "「{value}」に当たるシステムが複数あり、先にあるものとしました（ほかに {first}）。",
        "several systems could be '{value}'; the first was taken (another one is at {first})",
        "システムの一覧と同じ名前で書いてください。",
        "write the name as the list of systems does",
    ),
    "MIG349": Code(
        "{first} と同じ内容のため、まとめました（{value}）。",
        "the same as {first}, and joined with it ({value})",
    ),
    # what stops the import
    "MIG328": Code(
        "一覧から棚卸データを作れませんでした。",
        "no inventory could be made of the lists",
    ),
    "MIG329": Code(
        "「{value}」は、ここには書けません。",
        "'{value}' cannot stand here",
        "docs/import.md の書き方を見てください。",
        "see docs/import.md",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG323": Code(
        "団体名が分かりません。",
        "the name of the municipality is not known",
        "--name で指定してください（例: --name 島田市）。",
        "give it with --name",
    ),
    "MIG355": Code(
        "--map の指定により、シート「{value}」のこの表は読みませんでした（データ {count} 行）。",
        "this table of sheet '{value}' was not read, as --map says ({count} rows)",
    ),
    "MIG356": Code(
        "見出しの行 {value} は、シートの終わり（{count} 行目）より下です。",
        "header row {value} lies below the end of the sheet (row {count})",
        "header に、見出しのある行の番号（1 から数える）を書いてください。",
        "give the row of the header as 'header', counted from 1",
    ),
    "MIG357": Code(
        "読み方の指定にある列「{value}」が表にないため、この指定は使いませんでした。",
        "the table has no column '{value}', so what the map says of it was not used",
        "column（列の記号）と header（見出し）を表に合わせてください。",
        "make 'column' and 'header' agree with the table",
    ),
    "MIG358": Code(
        "読み方の指定にあるシート「{value}」は、読んだファイルにないため、使いませんでした。",
        "no file that was read has the sheet '{value}' of the map; it was not used",
        "sheet（CSV ではファイル名）を確かめてください。",
        "check 'sheet'; for CSV it is the name of the file",
    ),
    "MIG370": Code(
        "方向が「{value}」のため、「{provider}」から「{consumer}」への連携としました。",
        "the direction is '{value}', so the linkage was taken as '{provider}' to '{consumer}'",
        MAP_JA,
        MAP_EN,
    ),
    "MIG371": Code(
        "ほかの団体（{value}）の行のため、読みませんでした。",
        "the row is about another body ({value}) and was not read",
    ),
    "MIG360": Code(
        "取り込めるシステムも連携も契約もありません。",
        "there is no system, linkage or contract to take in",
        "読まなかった理由を、ほかの指摘で確かめてください。",
        "see why in the other remarks",
    ),
    "MIG352": Code(
        "複数の団体の一覧です。",
        "this is a list of several bodies",
        "--kind tokutei と --code（団体コード）を指定してください。",
        "give --kind tokutei and --code",
    ),
    "MIG372": Code(
        "複数の団体の一覧です（{value}）。",
        "this is a list of several bodies ({value})",
        "どの団体の行を読むか、--name（一覧にあるとおりの団体名）か --code で指定してください。",
        "say whose rows to read with --name, as the list has it, or --code",
    ),
    "MIG353": Code(
        "シート「{value}」は進捗状況の表ではないため、読みませんでした。",
        "sheet '{value}' is no progress sheet and was not read",
    ),
    "MIG354": Code(
        "棚卸データが二つあります（もう一つは {first}）。",
        "there are two inventories (the other is {first})",
        "一覧を加える先の棚卸データは、一つだけ指定してください。",
        "give only one inventory that the lists are added to",
    ),
    "MIG380": Code(
        "「{value}」の単位は見出し「{field}」の単位と違うため、セルの単位で読みました。",
        "'{value}' has another unit than the header '{field}'; the cell's own was taken",
        "金額が正しいか確かめてください。",
        "make sure that the amount is right",
    ),
    "MIG381": Code(
        "{field}の「{value}」は不明としました。", "'{value}' of {field} was taken as unknown"
    ),
    "MIG382": Code(
        "「{value}」は「{read}」と読み、残りは使いませんでした。",
        "'{value}' was read as '{read}'; the rest was not used",
        "残りに大事なことが書かれていないか確かめてください。",
        "make sure that the rest does not matter",
    ),
    "MIG383": Code(
        "{field}「{value}」は基準日より前のため、移行後の稼働開始日とみなしました。",
        "{field} '{value}' lies before the as-of date and was taken as the day it went live",
        "まだ移行していないなら、移行状況を「未移行」にしてください。",
        "if it has not migrated, say so as its state",
    ),
    "MIG384": Code(
        "シート「{value}」は、同じ種類の進捗表が既にあるため読みませんでした（使った表: {first}）。",
        "sheet '{value}' was not read: a progress sheet of its kind was ({first})",
        "新しい方だけを指定してください。",
        "give only the newer one",
    ),
}

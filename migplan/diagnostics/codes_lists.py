"""MIG30x to MIG36x: lists of others, in whatever columns they have."""

from migplan.diagnostics.code import MAP_EN, MAP_JA, NEAR_EN, NEAR_JA, Code

LISTS: dict[str, Code] = {
    # what was not read
    "MIG300": Code(
        "シート「{value}」に、見出しの行が見つかりません。",
        "no header row was found in sheet '{value}'",
        "システム名・業務・主管課・連携元・連携先・契約名などの見出しがある行が要ります。見出しの行は --map で指定できます。",
        "a row with headers such as システム名, 業務, 連携元 or 契約名 is needed; --map can point to it",
    ),
    "MIG301": Code(
        "列「{value}」は、何の項目か分からないため読みませんでした（値 {count} 件）。",
        "column '{value}' was not read, because its field is unknown ({count} values)",
        "読むには、_map.yaml のその列の use に項目名を書き、--map で渡してください。",
        "to read it, give its field as 'use' in _map.yaml and pass that to --map",
    ),
    "MIG302": Code("注記として読みませんでした（{value}）。", "left out as a note ({value})"),
    "MIG303": Code("合計の行として読みませんでした（{value}）。", "left out as a total ({value})"),
    "MIG304": Code(
        "見出しの繰り返しとして読みませんでした（{value}）。",
        "left out as a repeated header ({value})",
    ),
    "MIG321": Code(
        "表を読みませんでした。システム・連携・契約のどの一覧か分かりません（シート「{value}」、データ {count} 行、見出し: {field}）。",
        "the table was not read: it is no list of systems, linkages or contracts that we know (sheet '{value}', {count} rows, headers: {field})",
        "_map.yaml の list に systems、linkages、contracts のどれかを書き、列の use を埋めて --map で渡してください。",
        "give 'list' and 'use' in _map.yaml and pass that to --map",
    ),
    "MIG361": Code("見出しの行として読みました（{value}）。", "taken as a heading ({value})"),
    "MIG320": Code(
        "システム名も契約名もない行のため、読みませんでした（{value}）。",
        "the row has no name and was not read ({value})",
        "名前を書き足すか、要らない行なら消してください。",
        "add a name, or remove the row",
    ),
    "MIG344": Code(
        "非表示のシート「{value}」は読みませんでした。",
        "the hidden sheet '{value}' was not read",
        "読むには --sheet で指定してください。",
        "name it with --sheet to read it",
    ),
    "MIG345": Code(
        "列「{value}」は、同じ項目の列が既にあるため読みませんでした（値 {count} 件）。",
        "column '{value}' was not read, because another one gives the same field ({count} values)",
        MAP_JA,
        MAP_EN,
    ),
    "MIG346": Code(
        "この種類のファイルは読めません（{suffix}）。",
        "files of this kind cannot be read ({suffix})",
        ".xlsx または .csv で保存し直してください。",
        "save it as .xlsx or .csv",
    ),
    # what was repaired
    "MIG305": Code(
        "「{value}」を上の行の「{read}」としました。", "'{value}' was taken as '{read}' above it"
    ),
    "MIG306": Code(
        "結合されたセルの「{value}」を {count} 行の値としました。",
        "'{value}' of merged cells was taken for {count} rows",
    ),
    "MIG307": Code(
        "「{value}」の指す値が上の行にありません。",
        "there is nothing above that '{value}' could stand for",
        "値を書いてください。",
        "write the value",
    ),
    "MIG310": Code(
        "日付「{value}」を {read} と読みました（{how_ja}）。",
        "the date '{value}' was read as {read} ({how_en})",
    ),
    "MIG313": Code(
        "数「{value}」を {read} と読みました（{how_ja}）。",
        "the number '{value}' was read as {read} ({how_en})",
    ),
    "MIG316": Code(
        "業務の記載がないため、名前「{value}」から業務を「{read}」としました。",
        "the business of '{value}' was taken from its name: {read}",
        MAP_JA,
        MAP_EN,
    ),
    "MIG326": Code("非表示の {count} 行も読みました。", "{count} hidden rows were read too"),
    "MIG363": Code(
        "「{value}」は、システムの一覧にないため、新しいシステムとして加えました。",
        "'{value}' is in no list of systems and was added as one",
        "同じシステムが別の名前で一覧にあるなら、名前を揃えて取り込み直してください。",
        "if a list has it under another name, write the same name and import again",
        "一覧の「{nearest}」と同じなら、名前を揃えて取り込み直してください。",
        "if it is '{nearest}' of a list, write that name and import again",
    ),
    "MIG366": Code(
        "見出しの「{value}」を主管課としました。",
        "the heading '{value}' was taken as the division in charge",
    ),
    "MIG369": Code(
        "双方向の連携のため、向きごとに分けました（{value}）。",
        "a linkage in both directions was parted into two ({value})",
    ),
    "MIG340": Code(
        "「{value}」の動詞から、「{read}」連携としました。",
        "the direction was taken from the verb in '{value}' ({read})",
        MAP_JA,
        MAP_EN,
    ),
    "MIG348": Code(
        "一つの欄に並んだ名前を、{count} 件の連携に分けました（{value}）。",
        "names in one cell were parted into {count} linkages ({value})",
    ),
    "MIG350": Code(
        "契約「{value}」を、件名からシステム「{read}」の契約としました。",
        "contract '{value}' was taken as one of system '{read}' by its title",
        MAP_JA,
        MAP_EN,
    ),
    # what could not be read and stays unknown
    "MIG308": Code(
        "「{value}」は日付として読めないため、{field}は不明としました。",
        "'{value}' is no date; {field} stays unknown",
        "令和9年3月31日、R9.3、令和8年度末 のように書いてください。",
        "write it as 2027-03-31, 2027-03 or FY2026",
    ),
    "MIG309": Code(
        "「{value}」には日付がないため、{field}は不明としました。",
        "'{value}' names no date; {field} stays unknown",
    ),
    "MIG364": Code(
        "「{value}」には日がないため、{field}は不明としました。",
        "'{value}' names no day; {field} stays unknown",
    ),
    "MIG311": Code(
        "「{value}」は数として読めないため、{field}は不明としました。",
        "'{value}' is no number; {field} stays unknown",
    ),
    "MIG365": Code(
        "{field}に負の数「{value}」は使えないため、不明としました。",
        "{field} cannot be negative ('{value}') and stays unknown",
    ),
    "MIG312": Code(
        "「{value}」は有無のどちらか分からないため、{field}は不明としました。",
        "'{value}' is neither yes nor no; {field} stays unknown",
        "○ か - で書いてください。",
        "write ○ or -",
    ),
    "MIG314": Code(
        "業務「{value}」は一覧にないため、業務に入れませんでした。",
        "'{value}' is no business we know and was left out",
        "`migplan catalog businesses` の名前で書いてください。",
        "use a name of `migplan catalog businesses`",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG315": Code(
        "「{value}」は{field}の値として知られていないため、不明としました。",
        "'{value}' is no value known for {field}, which stays unknown",
        "_map.yaml の values に言い換えを書き、--map で渡せます。",
        "say what it means under 'values' in _map.yaml and pass that to --map",
    ),
    "MIG367": Code(
        "列「{field}」は、値の多くが知られていない言葉のため読みませんでした（{count} 件、例: {value}）。",
        "column '{field}' was not read, because most of its values are unknown words ({count}; such as {value})",
        "_map.yaml の values に言い換えを書くか、別の項目を use に書いて --map で渡してください。",
        "say what they mean under 'values' in _map.yaml, or give another 'use'",
    ),
    "MIG317": Code(
        "「{value}」は業務の記載がなく、標準化対象外として扱いました。",
        "'{value}' names no business and was taken as out of scope",
        "「{nearest}」のシステムなら、業務の列に書いてください。",
        "if it is a system for {nearest}, say so in a column for the business",
        "「{nearest}」のシステムなら、業務の列に書いてください。",
        "if it is a system for {nearest}, say so in a column for the business",
    ),
    "MIG362": Code(
        "「{value}」は標準化対象とありますが、業務が分かりません。",
        "'{value}' is called standard, but its business is unknown",
        "業務の列に、住民基本台帳、固定資産税などの業務名を書いてください。",
        "name its business in a column of its own",
    ),
    "MIG322": Code(
        "{field}「{value}」は備考に残し、計画の日付には使いません。",
        "{field} '{value}' is kept as a note and not used as a date of the plan",
        "決まった切替日なら、切替日の指定（pin）に、決めた人と理由を添えて書いてください。",
        "if it is a decided cutover, state it as a pin with owner and reason",
    ),
    "MIG325": Code(
        "数式の計算結果が保存されていないため、空欄として扱いました。",
        "the formula has no saved result; the cell counts as empty",
        "Excel で開いて保存し直してください。",
        "open the file in Excel and save it",
    ),
    "MIG324": Code(
        "提供側と利用側が分からないため、連携にしませんでした（{value}）。",
        "provider and consumer are unclear, so no linkage was made ({value})",
        "連携元と連携先の列、または方向（受信・送信）の列を加えてください。",
        "add columns for provider and consumer, or for the direction",
    ),
    "MIG341": Code(
        "接続先は分かりますが、データの向きがないため、連携にしませんでした（{value}）。",
        "the connections are known but not their direction, so no linkage was made ({value})",
    ),
    "MIG347": Code(
        "両端が同じシステムのため、連携にしませんでした（{value}）。",
        "both ends are one system, so no linkage was made ({value})",
    ),
    "MIG327": Code(
        "契約「{value}」の対象のシステムが分からないため、取り込みませんでした。",
        "the systems of contract '{value}' are unknown; it was not taken in",
        "対象システムの列に、システムの一覧にある名前を書いてください。",
        "name them in a column, as the list of systems does",
    ),
    "MIG373": Code(
        "「{value}」は、システムの一覧にないため、契約の対象に入れませんでした。",
        "'{value}' is in no list of systems and was left out of the contract",
        "システムの一覧にあるとおりの名前で書いてください。",
        "write the name as the list of systems does",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG368": Code(
        "期日も金額もないため、契約にしませんでした（{value}）。",
        "no contract was made: it has neither date nor price ({value})",
    ),
    "MIG351": Code(
        "「{value}」を除いて取り込みました（{reason_ja}）",
        "'{value}' was left out ({reason_en})",
    ),
}

"""MIG410 to MIG419: the file of dates that systems are pinned to."""

from migplan.diagnostics.code import NEAR_EN, NEAR_JA, Code

PINS: dict[str, Code] = {
    "MIG410": Code(
        "切替日の一覧として読めません。",
        "this is no list of pinned dates",
        "報告書の「切替日を動かしてみる」で書き出した pins.yaml を指定するか、「pins:」の下に「- system: 記号」で始まる項目を並べてください。",
        "give a pins.yaml exported from the report, or list items that begin with '- system: ID' under 'pins:'",
    ),
    "MIG411": Code(
        "「{value}」というシステムは棚卸データにありません。",
        "the inventory has no system '{value}'",
        "システムの id を直すか、この項目を消してください。",
        "correct the id, or delete the item",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG412": Code(
        "「{value}」は閉庁日です。",
        "the office is closed on {value}",
        "切替日は、新システムで業務を始める最初の開庁日で書いてください。",
        "a cutover is dated by the first operating day on the new system",
    ),
    "MIG413": Code(
        "システム「{value}」の切替日が二度書かれています（最初は {first}）。",
        "system '{value}' has two dates (the first is at {first})",
        "使う切替日だけを残してください。",
        "keep the one that holds",
    ),
    "MIG414": Code(
        "切替日の項目に{field_ja}（{field}）が書かれていません。",
        "the item lacks '{field}' ({field_en})",
        "だれが（owner）なぜ（reason）決めたかも書いてください。決まっていなければ「未定」と書きます。",
        "say who decided (owner) and why (reason), too; write 'undecided' where nobody has",
    ),
    "MIG415": Code(
        "システム「{value}」はこれから切り替えるシステムではないため、切替日を指定できません。",
        "system '{value}' has no cutover before it, so it cannot be pinned",
        "この項目を消すか、棚卸データの状態（state）を確かめてください。",
        "delete the item, or check the state of the system in the inventory",
    ),
    "MIG416": Code(
        "切替日 {value} が基準日 {start} より後ではありません。",
        "the date {value} is not after the as-of date {start}",
        "基準日より後の日を書いてください。切替を終えたシステムなら、棚卸データの state を live にします。",
        "write a later day; for a cutover that has happened set its state to live in the inventory",
    ),
    "MIG417": Code(
        "システム「{value}」は棚卸データで {first} に指定されていますが、このファイルの {date} を使います。",
        "system '{value}' is pinned to {first} in the inventory; the {date} of this file is used",
        "本決まりの日付なら、棚卸データの pin も直してください。",
        "correct the pin in the inventory, too, once the date is decided",
    ),
}

"""MIG374 to MIG389, as far as lists do not use them: decisions on gaps."""

from migplan.diagnostics.code import Code

_KEYS_JA = "ギャップの番号は `migplan gaps 棚卸データ` で見られます（例: GAP003@juki>gakudo）。"
_KEYS_EN = "'migplan gaps INVENTORY' shows the keys of gaps, such as GAP003@juki>gakudo"

DECISIONS: dict[str, Code] = {
    "MIG374": Code(
        "「{value}」はギャップの番号ではありません。",
        "'{value}' is no key of a gap",
        _KEYS_JA,
        _KEYS_EN,
    ),
    "MIG375": Code(
        "判断「{value}」は選べません。",
        "'{value}' is no verdict",
        "accepted（許容する）、planned（対応する）、false_alarm（誤検出）のどれかを書いてください。",
        "write accepted, planned or false_alarm",
    ),
    "MIG376": Code(
        "判断に{field_ja}（{field}）が書かれていません。",
        "the decision lacks '{field}' ({field_en})",
        "ギャップを数えなくするには、だれが（who）、いつ（when）、なぜ（why）決めたかが要ります。",
        "a gap is left out of the count only with who decided, when, and why",
    ),
    "MIG377": Code(
        "ギャップ {value} の判断が二つあります（最初は {first}）。",
        "there are two decisions about {value} (the first is at {first})",
        "今の判断だけを残してください。",
        "keep the one that holds",
    ),
    "MIG378": Code(
        "有効期限（until）の {value} が、判断した日（when）の {first} より前です。",
        "'until' ({value}) is before 'when' ({first})",
        "期限を直すか、期限を定めないなら until を消してください。",
        "correct it, or leave 'until' out when there is no end",
    ),
    "MIG379": Code(
        "判断のファイルが二つあります（もう一つは {first}）。",
        "there are two files of decisions (the other is {first})",
        "一つにまとめるか、--decisions で指定してください。",
        "join them, or name one with --decisions",
    ),
    "MIG385": Code(
        "ギャップ {gap} の判断（{verdict_ja}、{who}）は {until} で期限が切れ、ギャップは未判断に戻りました。",
        "the decision about {gap} ({verdict_en}, {who}) ended on {until}; the gap is open again",
        "改めて判断し、when と until を書き直してください。",
        "decide again, and write 'when' and 'until' anew",
    ),
    "MIG386": Code(
        "ギャップ {gap} の判断（{verdict_ja}、{who}）は {until} で期限が切れます。",
        "the decision about {gap} ({verdict_en}, {who}) ends on {until}",
        "続けるなら、期限までに改めて判断してください。",
        "decide again before that day if it is to go on",
    ),
    "MIG387": Code(
        "ギャップ {gap} は見つからないため、この判断（{verdict_ja}、{who}）は使われていません。",
        "there is no gap {gap}, so this decision ({verdict_en}, {who}) is not used",
        "ギャップが解消したのなら、この判断を消してください。番号は `migplan gaps` で確かめられます。",
        "delete it if the gap is settled; 'migplan gaps' shows the keys",
        "ギャップが解消したのなら、この判断を消してください。または「{nearest}」の誤りではありませんか。",
        "delete it if the gap is settled; or did you mean '{nearest}'?",
    ),
    "MIG388": Code(
        "ギャップ {gap} の判断（{verdict_ja}、{who}）は {when} のもので、基準日 {as_of} にはまだ効きません。",
        "the decision about {gap} ({verdict_en}, {who}) is of {when} and does not hold on {as_of} yet",
        "今日の状況で見るなら、基準日（policy.as_of または --as-of）を進めてください。",
        "move the as-of date (policy.as_of or --as-of) on to see the state of today",
    ),
    "MIG389": Code(
        "判断の一覧として読めません。",
        "this is no list of decisions",
        "decisions.yaml には「- gap: 番号」で始まる項目を並べてください。`migplan gaps` で作って記入した台帳（.xlsx）は --read-decisions で読み取ります。",
        "list items that begin with '- gap: KEY' in decisions.yaml; a register (.xlsx) made by 'migplan gaps' and filled in is read by --read-decisions",
    ),
}

"""Names that break lists made without care."""

HOSTILE = (
    '=HYPERLINK("http://example.invalid","押す")',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "長" * 300,
    "家族👨‍👩‍👧‍👦と🏯",
    "abc\u202edef\u200f",
    "一行目\n二行目",
    "外字\ue000\U000f0000",
    'カンマ,と"引用符"と\'',
    "<b>&amp;</b>",
    "{name} %s [シート]!A1",
)

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
    # ends of everything that a text may stand in, and what a template would compute
    "]]> --> <!-- ?> */ </style></script><script>alert(1)</script> {{ 7*7 }} {% raw %} ${x} `y` \\",
    # forms of characters (IVS), beyond the BMP, a body's own, joined and coloured emoji, a flag
    "葛\U000e0100飾区の辻\U000e0101𠮷𠀋\ue123\U00100000👩🏽‍🚒🏳️‍🌈🇯🇵か\u3099",
    "\u202bRTL\u202c\u2066隔離\u2069\u061cعربي\ufeff\u2028行\tタブ\u0085",
)

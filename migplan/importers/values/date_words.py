"""Words that stand where a date is asked for."""

import re

from migplan.importers.values.plain import plain

NOTHING = frozenset(
    plain(word)
    for word in (
        *(
            "",
            "-",
            "--",
            "---",
            "‐",
            "−",
            "―",
            "ー",
            "–",
            "—",
            "─",
            "…",
            "・・・",
            "...",
            "/",
            "\\",
        ),
        *("なし", "無し", "無", "該当なし", "該当無し", "非該当", "対象外", "空欄", "空白"),
        *("n/a", "na", "null", "none", "nan", "#n/a"),
        *("不明", "要確認", "確認中", "要調査", "調査中", "?", "??", "未記入", "未入力", "未回答"),
    )
)
"""Nothing is said, or only that it is not known; the words go on as ``rest``."""

OPEN = re.compile(
    "未定|未確定|未決定|未契約|未締結|調整中|検討中|協議中|交渉中|順次|随時|適宜|別途|年末年始"
    "|現行の?(?:とおり|どおり|通り)|現状(?:のまま|維持|どおり)|合併(?:日|時|期日)|契約(?:締結)?日|締結日"
    "|契約(?:期間)?満了|期間満了|リース満了|自動更新|自動継続|毎年|当分の間|当面"
    "|期限なし|期限無し|無期限|定めなし|定め無し|更新時|稼働(?:後|時)|今後|TBD|tbd"
)
"""Known not to be decided, or bound to an event whose day is not written."""

LOOKS_DATED = re.compile(r"\d\s*[年月./\-]\s*\d|\d\s*[月日](?!額)")
"""Digits that somebody meant as a date."""

SEASON = re.compile("[春夏秋冬]")

FROM = re.compile(r"\s*(?:から|より|以降|以後|[~〜∼–—―−ー→⇒]|-(?!\d)|\.\.\.)\s*")
"""Behind a date: it is the start."""
UNTIL = re.compile(r"\s*(?:までに?|迄に?|以前|以内)\s*")
"""Behind a date: it is the end."""
BEFORE_START = re.compile(r"自\s*\Z")
BEFORE_END = re.compile(r"(?:[~〜∼–—―−→⇒至]|(?<!\d)[-ー])\s*\Z")
"""In front of a date: it is the end."""
BETWEEN = re.compile(
    r"\s*(?P<note>\([^()]*\))?\s*(?:から|より|[~〜∼–—―−ー→⇒\-]|\.\.\.|乃至|ないし)?"
    r"\s*[、,]?\s*(?:至\s*)?"
)
"""All that may stand between the two ends of a range; empty means: no range."""
ABOUT_BEFORE = re.compile(r"(?:約|概ね|おおむね|およそ|凡そ)\s*\Z")
ABOUT_AFTER = re.compile(r"\s*(?:頃|ころ|ごろ|前後|くらい|ぐらい|程度)")
TRIM = " \t\n　、,。・:：;*"
"""Trimmed off what is left over."""

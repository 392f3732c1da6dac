"""What is said of an item of the readiness list beside its name: how much, what is open, what is late."""

from collections.abc import Callable
from datetime import date

from migplan.catalogue.readiness import Concern, ReadinessItem
from migplan.model.plan import Plan
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import short_day
from migplan.planning.readiness_scope import Scope

_OPEN = {
    Concern.PERSONAL_NUMBER: ("個人番号の取扱い", "whether they handle the individual number"),
    Concern.OWN_USE: ("個人番号の取扱い", "whether they handle the individual number"),
    Concern.RESIDENTS: ("住民が使うか", "whether residents use them"),
}
_Stated = tuple[Callable[[System], date | None], Callable[[System], bool | None], str, str]
_STATED: dict[Concern, _Stated] = {
    Concern.PERSONAL_NUMBER: (
        lambda system: system.pia_end,
        lambda system: system.personal_number,
        "PIA の終了予定日",
        "end of the assessment",
    ),
    Concern.RESIDENTS: (
        lambda system: system.notice_on,
        lambda system: system.resident_facing,
        "周知の予定日",
        "day of the notice",
    ),
}
"""When it is planned for, whether it is needed for certain, and what the day is called."""


def detail(plan: Plan, item: ReadinessItem, scope: Scope, due: date) -> Bilingual | None:
    """How much of it there is, what nobody said, and what comes too late."""
    ja: list[str] = []
    en: list[str] = []
    many = len(scope.linkages)
    if item.concern in (Concern.BRIDGES, Concern.HEALED):
        ja.append(f"暫定連携 {many} 本")
        en.append(f"{many} bridge{'s' if many > 1 else ''}")
    elif scope.linkages:
        ja.append(f"{many} 連携")
        en.append(f"{many} linkage{'s' if many > 1 else ''}")
    if begins := _begins(plan, item, scope):
        ja.append(f"着手は {short_day(begins)} から")
        en.append(f"work begins on {begins}")
    if scope.open:
        subject_ja, subject_en = _OPEN[item.concern]
        ja.append(f"{subject_ja}が未確認 {scope.open} システム")
        en.append(f"to be confirmed {subject_en}: {scope.open}")
    if item.concern in _STATED:
        stated, known, stated_ja, stated_en = _STATED[item.concern]
        systems = [s for key in scope.systems if (s := plan.case.system(key))]
        if late := sum((day := stated(s)) is not None and day > due for s in systems):
            ja.append(f"{stated_ja}がこの期日より後 {late} システム")
            en.append(f"{stated_en} after this day: {late}")
        if missing := sum(stated(s) is None and known(s) is True for s in systems):
            ja.append(f"{stated_ja}が未記入 {missing} システム")
            en.append(f"{stated_en} not stated: {missing}")
    return Bilingual(ja="、".join(ja), en="; ".join(en)) if ja else None


def _begins(plan: Plan, item: ReadinessItem, scope: Scope) -> date | None:
    """When the first work on what stays begins; ``None`` for other items."""
    if item.concern is not Concern.REWORKS:
        return None
    mine = set(scope.linkages)
    return min((work.start for work in plan.adaptations if mine & set(work.linkages)), default=None)

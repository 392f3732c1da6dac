"""Where the ends of a gap stand, old or new: today, during the migration and after it.

``旧→新`` reads: the provider is on its old system, the consumer on its new one. What stays does
not change, and a partner outside is none of ours.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from migplan.gaps.sight import Sight
from migplan.model.base import Frozen
from migplan.model.case import Role
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import short_day

_OLD, _NEW = ("旧", "old"), ("新", "new")
_STAYS, _OUTSIDE = ("現行のまま", "unchanged"), ("外部", "outside")
_GOES, _GONE = ("廃止まで", "until switched off"), ("廃止", "switched off")
Word = tuple[str, str]


class Stand(Frozen):
    """Old or new, in words."""

    today: Bilingual
    during: Bilingual
    after: Bilingual


def stand(ends: Sequence[str], sight: Sight, *, flow: bool) -> Stand:
    """Where some systems and partners stand.

    Args:
        ends: Their ids, provider first.
        sight: The case; with a plan, dates are told too.
        flow: Whether they are the two ends of one linkage.
    """
    today = _told([_today(end, sight) for end in ends], flow=flow)
    after = _told([_after(end, sight) for end in ends], flow=flow)
    moving = [end for end in dict.fromkeys(ends) if sight.role(end) is Role.MOVING]
    if not moving:
        return Stand(today=today, during=_as_today(today), after=after)
    days = sorted({sight.dates[end] for end in moving if end in sight.dates})
    if not days:
        unknown = Bilingual(ja="計画がないため未定", en="not known without a plan")
        return Stand(today=today, during=unknown, after=after)
    during = _during(ends, days, today, sight, flow=flow)
    return Stand(today=today, during=during, after=_since(after, days[-1]))


def _during(
    ends: Sequence[str], days: list[date], today: Bilingual, sight: Sight, *, flow: bool
) -> Bilingual:
    first, last = days[0], days[-1]
    if not flow and len(ends) > 1:
        if first == last:
            return Bilingual(ja=f"{short_day(first)} に一度に切替", en=f"all cut over on {first}")
        return Bilingual(
            ja=f"{short_day(first)} から {short_day(last)} まで順次切替",
            en=f"cut over one after the other from {first} to {last}",
        )
    if first < last:
        mixed = _told([_on(end, first, sight) for end in ends], flow=flow)
        return Bilingual(
            ja=f"{mixed.ja}（{short_day(first)}～{short_day(last)}）",
            en=f"{mixed.en} ({first} to {last})",
        )
    both = sum(1 for end in ends if sight.role(end) is Role.MOVING) > 1
    if both:
        return Bilingual(
            ja=f"同時に切替（{short_day(first)}）、新旧の混在なし",
            en=f"cut over together on {first}, never mixed",
        )
    return Bilingual(
        ja=f"{today.ja}（{short_day(first)} の切替まで）",
        en=f"{today.en} (until the cutover on {first})",
    )


def _today(end: str, sight: Sight) -> Word:
    return {
        Role.MOVING: _OLD,
        Role.MIGRATED: _NEW,
        Role.PARTNER: _OUTSIDE,
        Role.RETIRING: _GOES,
        Role.ABSENT: _GONE,
    }.get(sight.role(end), _STAYS)


def _after(end: str, sight: Sight) -> Word:
    match sight.role(end):
        case Role.MOVING:
            node = sight.nodes.get(end)
            absorbed = isinstance(node, System) and node.absorbed_by
            return ("統合", "absorbed") if absorbed else _NEW
        case Role.RETIRING:
            return _GONE
        case _:
            return _today(end, sight)


def _on(end: str, day: date, sight: Sight) -> Word:
    """Where an end stands once the first of the cutovers is over."""
    planned = sight.dates.get(end)
    return _after(end, sight) if planned and planned <= day else _today(end, sight)


def _told(words: Sequence[Word], *, flow: bool) -> Bilingual:
    if flow or len(words) == 1:
        return Bilingual(ja="→".join(ja for ja, _ in words), en=" to ".join(en for _, en in words))
    counted = Counter(words)
    return Bilingual(
        ja="・".join(f"{ja} {n}" for (ja, _), n in counted.items()),
        en=", ".join(f"{n} {en}" for (_, en), n in counted.items()),
    )


def _as_today(today: Bilingual) -> Bilingual:
    return Bilingual(ja=f"{today.ja}（切替なし）", en=f"{today.en} (no cutover)")


def _since(after: Bilingual, day: date) -> Bilingual:
    return Bilingual(ja=f"{after.ja}（{short_day(day)} から）", en=f"{after.en} (from {day})")

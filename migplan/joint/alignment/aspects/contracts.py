"""Contracts around the window: who has to extend, who leaves early, and when notice is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from migplan.catalogue.notice import notice_day
from migplan.joint.alignment.answers import Answer, Question
from migplan.joint.alignment.days import Due, notice, tender
from migplan.joint.alignment.item import STATED, Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.contract import Contract, replaced
from migplan.model.dates import month_index
from migplan.model.gap import Confidence
from migplan.model.text import Bilingual
from migplan.model.wording import short_day


class Stand(StrEnum):
    """How a contract lies to the window."""

    EXTEND = "extend"
    """It ends before the window begins."""
    STUCK = "stuck"
    """The same, and it cannot be extended."""
    LEAVE = "leave"
    """It runs on after the window."""
    FITS = "fits"


_SAID: dict[Stand, tuple[str, str, str, str]] = {
    Stand.EXTEND: (
        "期間の前に満了する契約",
        "Contracts that end before the window",
        "延長を申し入れ、期間の終わりまでの条件を取り決める",
        "Give notice of the extension and agree on its terms until the end of the window",
    ),
    Stand.STUCK: (
        "期間の前に満了し、延長できない契約",
        "Contracts that end before the window and cannot be extended",
        "つなぎの契約（再リース・随意契約）を用意するか、期間を早めるかを決める",
        "Prepare a contract to fill the time, or bring the window forward",
    ),
    Stand.LEAVE: (
        "期間の後まで続く契約",
        "Contracts that run on after the window",
        "途中解約の条件と費用を確認し、解約するか期間の後半に切り替えるかを決める",
        "Settle the terms of leaving early, or cut over late in the window",
    ),
}


@dataclass(frozen=True, slots=True)
class _Found:
    contract: Contract
    stand: Stand


def contracts(lot: Lot) -> Iterator[AlignmentItem]:
    """One item for each way in which contracts miss the window."""
    found = {m.key: _of_member(lot, m) for m in lot.members}
    for stand, (ja, en, do_ja, do_en) in _SAID.items():
        concerned = tuple(
            m.key for m in lot.members if any(row.stand is stand for row in found[m.key])
        )
        if not concerned:
            continue
        every = [row.contract for key in concerned for row in found[key] if row.stand is stand]
        yield an_item(
            lot,
            Aspect.CONTRACTS,
            Question(
                stand,
                Bilingual(ja=ja, en=en),
                {key: _ends(stand, rows) for key, rows in found.items()},
            ),
            Bilingual(ja=do_ja, en=do_en),
            _due(lot, stand, every),
            Basis(
                Bilingual(
                    ja=f"共通の期間：{short_day(lot.first)}～{short_day(lot.last)}",
                    en=f"Common window: {lot.first} to {lot.last}",
                ),
                STATED,
                Confidence.MEDIUM,
            ),
            changes=concerned,
        )


def _of_member(lot: Lot, member: AlignMember) -> tuple[_Found, ...]:
    """Contracts of the lot's systems with a known end; what another has replaced is left out."""
    case, own = member.plan.case, {s.id for s in lot.systems(member)}
    mine = [c for c in case.contracts if own & set(c.systems)]
    old: set[str] = set()
    for key in own:
        at = month_index(case.as_of)
        old |= {c.id for c in replaced([c for c in mine if key in c.systems], at)}
    return tuple(
        _Found(c, _stand(lot, c))
        for c in sorted(mine, key=lambda c: c.id)
        if c.end is not None and c.id not in old
    )


def _stand(lot: Lot, contract: Contract) -> Stand:
    if contract.end is None:
        return Stand.FITS
    if contract.end.day < lot.first.replace(day=1) - lot.first.resolution:
        return Stand.STUCK if contract.extendable is False else Stand.EXTEND
    return Stand.LEAVE if contract.end.day > lot.last else Stand.FITS


def _due(lot: Lot, stand: Stand, every: list[Contract]) -> Due:
    """The earliest notice; who leaves early has to know the terms before the tender."""
    if stand is Stand.LEAVE:
        return tender(lot)
    first, end = min(
        ((c, c.end.day) for c in every if c.end is not None),
        key=lambda row: (notice_day(*row), row[0].id),
    )
    return notice(first, end)


def _ends(stand: Stand, rows: tuple[_Found, ...]) -> Answer | None:
    """Ends of the contracts in question, and from when notice is due; no contract: unknown."""
    if not rows:
        return None
    found = [row.contract for row in rows if row.stand is stand]
    ends = sorted({c.end.day for c in found if c.end is not None})
    if not ends:
        return Answer("", Bilingual(ja="該当なし", en="none"))
    count, span = len(found), sorted({ends[0], ends[-1]})
    ja, en = "～".join(map(short_day, span)), " to ".join(map(str, span))
    told = min(notice_day(c, c.end.day) for c in found if c.end is not None)
    said = Bilingual(
        ja=f"{count}件、{ja}満了（申入れは{short_day(told)}まで）",
        en=f"{count} contract{'s' if count > 1 else ''}, ends {en} (notice by {told})",
    )
    return Answer(said.en, said)

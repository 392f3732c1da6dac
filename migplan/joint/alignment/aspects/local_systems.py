"""Systems out of scope that lean on the package: each has to be tied to the new one."""

from collections import Counter
from collections.abc import Iterator

from migplan.catalogue.words import word
from migplan.joint.alignment.answers import Answer, Question
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.case import Role
from migplan.model.linkage import Linkage, Method
from migplan.model.system import System, SystemKind
from migplan.model.text import Bilingual

_NEAR = frozenset({Method.DIRECT_DB, Method.INTERNAL, Method.RPA, Method.MEDIA, Method.MANUAL})
"""Ways that hang on the inside or the screens of today's package."""
_NAMED = 3


def local_systems(lot: Lot) -> Iterator[AlignmentItem]:
    """How many lean on the lot by which ways; who ties them to the inside of a package changes."""
    question = Question(
        "leaning",
        Bilingual(ja="標準化対象外システムとの連携", en="Linkages with systems out of scope"),
        {m.key: _said(lot, m) for m in lot.members},
    )
    if not question.is_open():
        return
    yield an_item(
        lot,
        Aspect.LOCAL_SYSTEMS,
        question,
        Bilingual(
            ja="連携一覧を調達仕様書に付け、DB直接参照・画面転記などはファイル又はAPIの連携に改める方法を決める",
            en="Put the list into the tender; decide how direct access and copied screens become files or an API",
        ),
        tender(lot),
        Basis(
            Bilingual(
                ja="パッケージの内部に頼る連携は、切替の後に使えなくなる",
                en="Linkages to the inside of a package end with it",
            )
        ),
        changes=tuple(
            m.key for m in lot.members if any(link.method in _NEAR for link in _links(lot, m))
        ),
    )


def _links(lot: Lot, member: AlignMember) -> tuple[Linkage, ...]:
    """Stated linkages between a system of the lot and a local one outside it."""
    case, own = member.plan.case, {s.id for s in lot.systems(member)}
    local, proposed = {s.id for s in _locals(member)} - own, set(case.proposed)
    return tuple(
        x
        for x in case.linkages
        if x.id not in proposed
        and (
            (x.provider in own and x.consumer in local)
            or (x.consumer in own and x.provider in local)
        )
    )


def _locals(member: AlignMember) -> tuple[System, ...]:
    case = member.plan.case
    return tuple(
        s
        for s in case.systems
        if s.kind is SystemKind.LOCAL and case.roles.get(s.id) is not Role.ABSENT
    )


def _said(lot: Lot, member: AlignMember) -> Answer | None:
    links = _links(lot, member)
    if not links:
        return None
    local = {s.id: s.name for s in _locals(member)}
    leaning = sorted({end for x in links for end in (x.provider, x.consumer) if end in local})
    ways = Counter(x.way for x in links)
    names = sorted(local[key] for key in leaning)
    more = len(names) - _NAMED
    ways_ja = "、".join(f"{word(w).ja}{n}" for w, n in sorted(ways.items()))
    ways_en = ", ".join(f"{n} {word(w).en}" for w, n in sorted(ways.items()))
    share = round(100 * len(leaning) / len(local))
    ja = "、".join(names[:_NAMED]) + (f"ほか{more}" if more > 0 else "")
    en = ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    said = Bilingual(
        ja=f"{len(leaning)}システム（対象外の{share}％）・{len(links)}連携：{ways_ja}。{ja}",
        en=f"{len(leaning)} systems ({share} % of those out of scope), {len(links)} linkages: {ways_en}; {en}",
    )
    return Answer("\n".join((*names, ways_en)), said)

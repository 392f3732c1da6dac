"""Lots made by hand: amounts are whole, and every sum is right.

lots = some_lots()                 # three towns in one lot, a village alone
lots = many_lots(60, 12)           # a prefecture
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from migplan.catalogue.catalogue import load_catalogue
from migplan.model.dates import month_index, month_start
from migplan.model.gap import YenRange
from migplan.model.joint_group import LotPolicy
from migplan.model.lots import (
    Candidate,
    CandidateKind,
    DelayedBody,
    Fit,
    Leaving,
    Lot,
    LotBody,
    LotMember,
    Lots,
    LotSystem,
    Slipping,
    Split,
    SplitRule,
    VendorDelay,
    WindowCost,
)
from migplan.model.text import Bilingual

AS_OF = date(2026, 11, 22)
FIRST = date(2028, 1, 1)
BUSINESSES = ("resident_record", "seal_registration", "individual_resident_tax", "long_term_care")
MAN = 10_000


def around(yen: int) -> YenRange:
    """A range of a fifth around an amount."""
    return YenRange(low=yen - abs(yen) // 5, typical=yen, high=yen + abs(yen) // 5)


def a_member(key: str, months: Iterable[int], vendor: str = "甲社", **more: Any) -> LotMember:
    """A member with one system for each number of months it waits."""
    systems = tuple(
        LotSystem(
            system=f"{key}-{n}",
            name=f"{key} システム{n}",
            businesses=(BUSINESSES[n % len(BUSINESSES)],),
            vendor=vendor,
            package="パッケージP",
            alone=month_start(month_index(FIRST) + 3 + n - moved),
            date=month_start(month_index(FIRST) + 3 + n),
            months=moved,
            contract_end=date(2028, 3, 31),
            overlap_months=max(0, -moved),
            extension_months=max(0, moved),
        )
        for n, moved in enumerate(months)
    )
    filled: dict[str, Any] = {
        "alone_yen": 9_000 * MAN,
        "today_yen": 6_000 * MAN,
        "own_yen": 5_000 * MAN,
        "moving_yen": 100 * MAN,
        "estimate_yen": 120 * MAN,
        **more,
    }
    filled.setdefault(
        "by_kind",
        {"bridge_running": 60 * MAN, "contract_extension": filled["moving_yen"] - 60 * MAN},
    )
    return LotMember(key=key, systems=systems, **filled)


def a_split(
    members: tuple[LotMember, ...], rule: SplitRule, shared: int, parts: list[int]
) -> Split:
    """A split of the shared cost in proportion to some parts, to the yen."""
    shares = [shared * part // sum(parts) for part in parts]
    shares[0] += shared - sum(shares)
    by_key = dict(zip((member.key for member in members), shares, strict=True))
    pays = {m.key: (m.own_yen or 0) + (m.moving_yen or 0) + by_key[m.key] for m in members}
    gains = {m.key: (m.alone_yen or 0) - pays[m.key] for m in members}
    worse = tuple(key for key, gain in gains.items() if gain < 0)
    return Split(rule=rule, shares=by_key, pays=pays, gains=gains, worse_off=worse,
                 violation_yen=50 * MAN if worse else 0, violated_by=worse)  # fmt: skip


def a_lot(key: str, members: tuple[LotMember, ...], **more: Any) -> Lot:
    """A lot whose sums follow from its members."""
    shared = 3_000 * MAN * len(members) - 7
    alone = sum(member.alone_yen or 0 for member in members)
    joint = shared + sum((m.own_yen or 0) + (m.moving_yen or 0) for m in members)
    today = sum(member.today_yen or 0 for member in members)
    keys = tuple(member.key for member in members)
    unknown = Bilingual(
        ja="人口の分からない団体があります", en="the population of a body is not known"
    )
    filled: dict[str, Any] = {
        "package": "パッケージP",
        "vendor": "甲社",
        "first": FIRST,
        "last": date(2028, 12, 31),
        "businesses": BUSINESSES,
        "members": members,
        "shared_yen": shared,
        "alone_yen": around(alone),
        "joint_yen": around(joint),
        "today_yen": around(today),
        "saving_yen": YenRange(low=-300 * MAN, typical=alone - joint, high=2 * (alone - joint)),
        "bridges_alone": 12,
        "bridges_joint": 9,
        "bridge_yen_alone": 800 * MAN,
        "bridge_yen_joint": 600 * MAN,
        "splits": (
            a_split(members, SplitRule.MIXED, shared, [9 * 4, *[9 * 2] * (len(keys) - 1)]),
            Split(rule=SplitRule.PER_HEAD, why_not=unknown),
            a_split(members, SplitRule.EQUAL, shared, [1] * len(keys)),
            a_split(members, SplitRule.BY_USE, shared, [3, *[2] * (len(keys) - 1)]),
        ),
        "recommended": SplitRule.EQUAL,
        "least_core_yen": -20 * MAN,
        "later": tuple(
            WindowCost(
                months=months,
                first=month_start(month_index(FIRST) + months),
                moving=dict.fromkeys(keys[: 1 if months == 12 else None], (120 + 20 * months) * MAN),
                lost_yen=months * 50 * MAN,
                impossible=keys[1:] if months == 12 else (),
            )
            for months in (3, 6, 12)
        ),
        "leaving": tuple(
            Leaving(
                key=key,
                remains=len(keys) > 2,
                saving_yen=500 * MAN,
                more={other: 130 * MAN for other in keys if other != key},
                leaver_yen=700 * MAN,
                linkages=4,
            )
            for key in keys
        ),
        "slipping": tuple(
            Slipping(key=key, months=months, inside=months < 6, waiting_yen=None if months > 6 else 90 * MAN, leaving_yen=400 * MAN)
            for key in keys
            for months in (3, 6, 12)
        ),
        "reasons": (Bilingual(ja="3団体とも同じパッケージです。", en="All three use the same package."),),
        **more,
    }  # fmt: skip
    return Lot(key=key, **filled)


def a_body(key: str, label: str = "", **more: Any) -> LotBody:
    """An invented body."""
    filled: dict[str, Any] = {
        "population": 12_000,
        "invented": True,
        "as_of": AS_OF,
        "systems": 5,
        **more,
    }
    return LotBody(key=key, label=label or key, **filled)


def some_lots(**more: Any) -> Lots:
    """Three towns in one lot, a village alone."""
    members = (
        a_member("a", (-6, -3, 0, 0)),
        a_member("b", (4, 2, 2), moving_yen=-30 * MAN),
        a_member("c", (9,), alone_yen=8_000 * MAN),
    )
    bodies = tuple(
        a_body(key, label)
        for key, label in (("a", "青葉町"), ("b", "若葉町"), ("c", "双葉村"), ("d", "四葉村"))
    )
    filled: dict[str, Any] = {
        "name": "四葉地区の共同調達",
        "bodies": bodies,
        "lots": (a_lot("lot-1", members),),
        "alone": {"a": ("a-gakudo",), "d": ("d-1", "d-2")},
        **more,
    }
    return lots_of(**filled)


def lots_of(**more: Any) -> Lots:
    """Lots with what a test does not speak of."""
    bodies: tuple[LotBody, ...] = more.get("bodies", ())
    keys = [body.key for body in bodies]
    filled: dict[str, Any] = {
        "name": "共同調達",
        "as_of": AS_OF,
        "policy": LotPolicy(),
        "rules": load_catalogue().joint_rules,
        "lots": (),
        "alone": {},
        "candidates": (
            Candidate(
                kind=CandidateKind.SAME_LATE_SET,
                members=tuple(keys[:3]),
                businesses=BUSINESSES,
                saving_yen=around(900 * MAN),
            ),
            Candidate(
                kind=CandidateKind.SAME_PACKAGE,
                what="パッケージP",
                members=tuple(keys[:2]),
                businesses=BUSINESSES[:2],
            ),
        ),
        "fits": tuple(
            Fit(
                a=a,
                b=b,
                common=(n * 3 + m) % 5,
                same_package=1,
                undecided=m % 2,
                apart_months=(n + m) % 9,
                saving_yen=None if (n + m) % 4 == 3 else (60 - 15 * ((n * m) % 7)) * MAN,
            )
            for n, a in enumerate(keys)
            for m, b in enumerate(keys[n + 1 :], start=n + 1)
        ),
        "delays": tuple(
            VendorDelay(
                vendor="甲社",
                months=months,
                bodies=tuple(
                    DelayedBody(key=key, systems=(f"{key}-0",), yen=40 * MAN, late=(f"{key}-0",))
                    for key in keys[:3]
                ),
                same_month=2,
            )
            for months in (3, 6, 12)
        ),
        "saving_yen": 700 * MAN,
        "bound_yen": 900 * MAN,
        "exact": False,
        "method": "総当たり",
        "version": "0",
        **more,
    }
    return Lots(**filled)


def many_lots(bodies: int, lots: int) -> Lots:
    """A prefecture: as many bodies in each lot, each with twenty systems."""
    keys = [f"body{n:02}" for n in range(bodies)]
    size = bodies // lots
    made = tuple(
        a_lot(
            f"lot-{n}",
            tuple(
                a_member(key, [(m * 7 + n) % 11 - 5 for m in range(20)])
                for key in keys[n * size : (n + 1) * size]
            ),
        )
        for n in range(lots)
    )
    shown = tuple(a_body(key, f"第{n}町") for n, key in enumerate(keys))
    return lots_of(name="県内の全団体", bodies=shown, lots=made)

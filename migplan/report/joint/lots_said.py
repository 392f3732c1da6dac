"""Sentences about one lot that page one and the parts below share."""

from migplan.model.lots import Leaving, Lot, LotMember, Split
from migplan.report.joint.lots_view import View, total

NAMED, YEAR = 4, 12


def who(view: View, lot: Lot) -> str:
    """Members, businesses and product."""
    key = "lots.who" if lot.package or lot.vendor else "lots.who_open"
    return view.words(
        key,
        members=view.bodies((member.key for member in lot.members), 6),
        businesses=view.businesses(lot.businesses, NAMED),
        n=view.words.count("lot_business", len(lot.businesses)),
        product=view.product(lot.package, lot.vendor),
    )


def dates(view: View, lot: Lot) -> str:
    """The common window, and when the members cut over inside it."""
    days = (each.date for member in lot.members for each in member.systems)
    return view.words("lots.when_said", window=view.window(lot), dates=view.dates(days))


def moved(view: View, lot: Lot) -> str:
    """Who hurries and who waits, and what that costs each; the largest amounts first."""
    words = view.words
    movers = [member for member in lot.members if any(one.months for one in member.systems)]
    if not movers:
        return words("lots.nobody_moves")
    movers.sort(key=lambda member: (-abs(member.moving_yen or 0), member.key))
    most = NAMED if len(view.lots.lots) == 1 else NAMED - 1
    told = [move(view, member) for member in movers[:most]]
    more = len(movers) - most
    text = words("lots.comma").join(told)
    return words("lots.and_bodies", text=text, n=str(more)) if more > 0 else text


def move(view: View, member: LotMember) -> str:
    """``甲町は最大6か月早める（+120万円）``."""
    months = [one.months for one in member.systems]
    ends = (min(0, *months), max(0, *months))
    parts = [view.moved(end) for end in ends if end]
    return view.words(
        "lots.move",
        body=view.body(member.key),
        moved=view.words("list.dot").join(parts),
        yen=view.signed(member.moving_yen),
    )


def recommended(lot: Lot) -> Split | None:
    """The recommended split, where it can be reckoned."""
    found = (split for split in lot.splits if split.rule == lot.recommended)
    split = next(found, None)
    return split if split and split.why_not is None else None


def pays(view: View, lot: Lot) -> str:
    """The recommended split: who pays more than alone, and who would win by leaving."""
    words, split = view.words, recommended(lot)
    if split is None:
        return words("lots.no_split" if lot.splits else "lots.split_withheld")
    text = words("lots.pays_all", rule=view.rule(split.rule))
    if split.worse_off:
        worse = [
            words("lots.pays_more", body=view.body(key), yen=view.money(-split.gains[key]))
            for key in split.worse_off[:NAMED]
        ]
        text = words(
            "lots.pays_worse", rule=view.rule(split.rule), bodies=words("lots.comma").join(worse)
        )
    if split.violation_yen > 0 and not set(split.violated_by) <= set(split.worse_off):
        by, yen = view.bodies(split.violated_by, NAMED), view.money(split.violation_yen)
        return text + words("lots.unstable", bodies=by, yen=yen)
    return text if split.violation_yen > 0 else text + words("lots.stable")


def later(view: View, lot: Lot) -> str:
    """What the longest wait of up to a year costs, and which waits somebody cannot go along with."""
    words = view.words
    year = sorted((one for one in lot.later if one.months <= YEAR), key=lambda one: one.months)
    told: list[str] = []
    known = [one for one in year if not one.impossible and one.lost_yen is not None]
    now = total(member.moving_yen for member in lot.members)
    if known and now is not None:
        one = known[-1]
        more = view.spending(sum(one.moving.values()) - now)
        months, lost = view.months(one.months), view.money(one.lost_yen)
        told.append(words("lots.later_said", months=months, lost=lost, moving=more))
    never = next((one for one in year if one.impossible), None)
    if never is not None:
        who = view.bodies(never.impossible, NAMED)
        told.append(words("lots.later_never", months=view.months(never.months), bodies=who))
    return words("lots.sentences").join(told)


def leaving(view: View, lot: Lot) -> str:
    """The member whose exit costs the others most."""
    known = [one for one in lot.leaving if one.saving_yen is not None]
    if not known:
        return ""
    if len(lot.members) == 2:  # noqa: PLR2004
        own = (
            view.words("lots.leaving_own", body=view.body(one.key), yen=view.by(one.leaver_yen))
            for one in known
        )
        return view.words("lots.leaving_two", bodies=view.words("lots.comma").join(own))
    worst = max(known, key=lambda one: (not one.remains, others(one), one.key))
    return view.words(
        "lots.leaving_said" if worst.remains else "lots.leaving_ends",
        body=view.body(worst.key),
        others=view.by(others(worst)),
        own=view.by(worst.leaver_yen),
    )


def others(one: Leaving) -> int:
    """What all that stay pay more."""
    return sum(one.more.values())


def bridges(view: View, alone: int, together: int) -> tuple[str, tuple[str, ...]]:
    """How many bridges fewer or more, and the share."""
    words, fewer = view.words, alone - together
    key = "lots.bridges_less" if fewer > 0 else "lots.bridges_more" if fewer else "lots.bridges_as"
    value = words(key, n=str(abs(fewer)))
    note = words("lots.bridges_note", alone=str(alone), joint=str(together))
    if not alone or not fewer:
        return value, (note,)
    share = view.formats.percent(abs(fewer) / alone)
    key = "lots.bridges_avoided" if fewer > 0 else "lots.bridges_added"
    return value, (note, words(key, share=share))


def bridges_said(view: View, alone: int, together: int) -> str:
    """One sentence about the bridges of a lot."""
    value, notes = bridges(view, alone, together)
    return view.words("lots.bridges_said", value=value, notes=view.words("lots.comma").join(notes))

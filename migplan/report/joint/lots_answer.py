"""What page one says about lots: the answer, sentences for each question of a group, figures."""

from collections.abc import Callable, Iterator

from migplan.model.lots import Lot
from migplan.report.joint import lots_said as one
from migplan.report.joint.lots_view import View, range_total, total
from migplan.report.joint.page import Stat

SAID = 2
"""Most lots that page one tells of one by one; of more it tells the sums."""

BUSINESSES = 3
"""Most businesses of a lot that page one names beside others."""

LISTED = 6
"""Most lots whose members page one names in a sentence; more stand in a table."""

Said = Callable[[View, Lot], str]


def answer(view: View) -> str:
    """The answer in one sentence."""
    words, lots = view.words, view.lots
    if not lots.lots:
        return words("lots.answer_none")
    members = {member.key for lot in lots.lots for member in lot.members}
    saving = range_total(lot.saving_yen for lot in lots.lots)
    every = len(members) == len(lots.bodies)
    bodies = words.count("lot_body", len(lots.bodies))
    key = "lots.members_all" if every else "lots.members_some"
    values = {
        "members": words(key, bodies=bodies, n=str(len(members))),
        "lots": words.count("lot", len(lots.lots)),
        "years": str(lots.policy.years),
    }
    if saving is None:
        return words("lots.answer_withheld", **values)
    key = "lots.answer_less" if saving.typical > 0 else "lots.answer_more"
    typical = view.money(abs(saving.typical))
    return words(key, **values, typical=typical, range=view.saved(saving))


def status(view: View) -> str:
    """How sure the choice is."""
    words, lots = view.words, view.lots
    if lots.exact:
        return words("lots.proven_none" if not lots.lots else "lots.proven")
    if lots.bound_yen is None or lots.saving_yen is None:
        return words("lots.not_proven")
    return words("lots.bounded", more=view.money(max(lots.bound_yen - lots.saving_yen, 0)))


def points(view: View, council: str = "") -> tuple[tuple[str, str], ...]:
    """The other questions of a group, each with a word and a sentence.

    Args:
        view: The lots.
        council: Whether the councils can decide in time; empty where that is not known.
    """
    words = view.words
    said = list((_why_none if not view.lots.lots else _points)(view))
    # after who, when and who moves; before the money
    at = next((n for n, (key, _) in enumerate(said) if key == "pays"), len(said))
    said.insert(at, ("council", council))
    kept = [(words(f"lots.point_{key}"), text) for key, text in said if text]
    if view.lots.withheld:
        names = view.bodies(view.lots.withheld, one.NAMED)
        kept.append((words("lots.point_withheld"), words("lots.withheld_by", bodies=names)))
    return tuple(kept)


def _points(view: View) -> Iterator[tuple[str, str]]:
    if len(view.lots.lots) <= SAID:
        yield "who", _each(view, one.who)
        yield "when", _each(view, one.dates)
        yield "moved", _each(view, one.moved)
        yield "pays", _each(view, one.pays)
        yield "later", _each(view, one.later)
        yield "leaving", _each(view, one.leaving)
    else:
        yield from _sums(view)
    yield "today", _today(view)
    yield "assumed", view.words("lots.assumed", today=_today_assumed(view))


def _today_assumed(view: View) -> str:
    """For how many systems even today's cost is an assumption, as far as amounts are shared."""
    members = [
        member
        for lot in view.lots.lots
        for member in lot.members
        if not view.hides_money(member.key)
    ]
    assumed = sum(len(member.assumed) for member in members)
    if not assumed:
        return ""
    every = view.words.count("system", sum(len(member.systems) for member in members))
    return view.words("lots.assumed_today", all=every, n=view.words.count("system", assumed))


def _each(view: View, say: Said) -> str:
    """The sentence of each lot, named where there are several."""
    lots, words = view.lots.lots, view.words
    told = [(lot, text) for lot in lots if (text := say(view, lot))]
    if len(lots) == 1:
        return told[0][1] if told else ""
    parts = (words("lots.of_lot", lot=view.lot(lot), text=text) for lot, text in told)
    return "\n".join(parts)


def _sums(view: View) -> Iterator[tuple[str, str]]:
    """The same questions answered for many lots at once."""
    words, lots = view.words, view.lots.lots
    yield "who", _each(view, _short) if len(lots) <= LISTED else words("lots.who_table")
    yield "moved", _moved_sum(view)
    yield "pays", _pays_sum(view)
    yield "later", _later_sum(view)
    worst = max(lots, key=lambda lot: max((one.others(each) for each in lot.leaving), default=0))
    if said := one.leaving(view, worst):
        yield "leaving", words("lots.of_lot", lot=view.lot(worst), text=said)


def _short(view: View, lot: Lot) -> str:
    """Members, how many businesses, and the window."""
    return view.words(
        "lots.who_short",
        members=view.bodies((member.key for member in lot.members), 10),
        businesses=view.businesses(lot.businesses, BUSINESSES),
        n=view.words.count("lot_business", len(lot.businesses)),
        window=view.window(lot),
    )


def _moved_sum(view: View) -> str:
    members = [member for lot in view.lots.lots for member in lot.members]
    months = [each.months for member in members for each in member.systems]
    if not any(months):
        return view.words("lots.nobody_moves")
    movers = [member for member in members if any(each.months for each in member.systems)]
    most = max(movers, key=lambda member: (abs(member.moving_yen or 0), member.key))
    return view.words(
        "lots.moved_sum",
        moves=_moves(view, sum(n < 0 for n in months), sum(n > 0 for n in months)),
        yen=view.signed(total(member.moving_yen for member in members)),
        most=one.move(view, most),
    )


def _moves(view: View, hurry: int, wait: int) -> str:
    """How many systems hurry and wait; of none nothing is said."""
    early, late = (view.words.count("system", n) for n in (hurry, wait))
    if hurry and wait:
        return view.words("lots.moved_both", hurry=early, wait=late)
    return (
        view.words("lots.moved_hurry", n=early) if hurry else view.words("lots.moved_wait", n=late)
    )


def _pays_sum(view: View) -> str:
    words = view.words
    splits = [(lot, split) for lot in view.lots.lots if (split := one.recommended(lot))]
    if len(splits) < len(view.lots.lots):
        return words("lots.split_withheld" if view.lots.withheld else "lots.no_split")
    worse = [key for _, split in splits for key in split.worse_off]
    text = words("lots.worse_none")
    if worse:
        text = words("lots.worse_sum", bodies=view.bodies(worse, one.NAMED))
    unstable = [view.lot(lot) for lot, split in splits if split.violation_yen > 0]
    if unstable:
        text += words("lots.unstable_sum", lots=view.formats.people(unstable))
    return text


def _later_sum(view: View) -> str:
    """The longest wait of up to a year that all lots were asked about."""
    year = [
        cost
        for cost in view.lots.later
        if cost.months <= one.YEAR and (cost.lost_yen is not None or cost.impossible)
    ]
    if not year:
        return ""
    last = max(year, key=lambda cost: cost.months)
    now = total(member.moving_yen for lot in view.lots.lots for member in lot.members)
    months = view.months(last.months)
    if last.impossible or last.lost_yen is None or now is None:
        text = view.words("lots.later_lost", months=months, lost=view.money(last.lost_yen))
        if last.impossible:
            who = view.bodies(last.impossible, one.NAMED)
            text += view.words("lots.later_barred", bodies=who)
        return text
    more = view.spending(sum(last.moving.values()) - now)
    return view.words("lots.later_said", months=months, lost=view.money(last.lost_yen), moving=more)


def _today(view: View) -> str:
    """The other baseline, said honestly when the joint cost is still above it."""
    joint = range_total(lot.joint_yen for lot in view.lots.lots)
    today = range_total(lot.today_yen for lot in view.lots.lots)
    alone = range_total(lot.alone_yen for lot in view.lots.lots)
    if joint is None or today is None or alone is None:
        return ""
    more = joint.typical - today.typical
    return view.words(
        "lots.today_more" if more > 0 else "lots.today_less",
        today=view.money(today.typical),
        joint=view.money(joint.typical),
        alone=view.money(alone.typical),
        yen=view.money(abs(more)),
    )


def _why_none(view: View) -> Iterator[tuple[str, str]]:
    """Why no lot pays: how far the pairs come."""
    fits, words = view.lots.fits, view.words
    common = [fit for fit in fits if fit.common]
    together = [fit for fit in common if fit.saving_yen is not None]
    hidden = any(view.hides_money(key) for fit in fits for key in (fit.a, fit.b))
    numbers = {
        "pairs": str(len(fits)),
        "common": str(len(common)),
        "saves": str(sum((fit.saving_yen or 0) > 0 for fit in together)),
    }
    if not common:
        yield "why", words("lots.why_nothing")
        yield "assumed", words("lots.assumed")
        return
    yield "why", words("lots.why_pairs_hidden" if hidden else "lots.why_pairs", **numbers)
    best = max(together, key=lambda fit: fit.saving_yen or 0, default=None)
    if best is not None and best.saving_yen is not None and not hidden:
        pair = view.bodies((best.a, best.b))
        key = "lots.best_less" if best.saving_yen > 0 else "lots.best_more"
        yield "best", words(key, pair=pair, yen=view.money(abs(best.saving_yen)))
    yield "assumed", words("lots.assumed", today="")


def stats(view: View) -> tuple[Stat, ...]:
    """The figures of page one."""
    return tuple(_stats(view)) if view.lots.lots else ()


def _stats(view: View) -> Iterator[Stat]:
    words, lots = view.words, view.lots.lots
    years = words("lots.in_years", years=str(view.lots.policy.years))
    saving = range_total(lot.saving_yen for lot in lots)
    if saving is not None:
        key = "lots.stat_less" if saving.typical > 0 else "lots.stat_more"
        yield Stat(
            words(key), view.money(abs(saving.typical)), (view.saved(saving), years), "#lots"
        )
    joint = range_total(lot.joint_yen for lot in lots)
    today = range_total(lot.today_yen for lot in lots)
    if joint is not None and today is not None:
        more = joint.typical - today.typical
        key = "lots.stat_today_more" if more > 0 else "lots.stat_today_less"
        note = words("lots.stat_today_note", today=view.money(today.typical))
        yield Stat(words(key), view.money(abs(more)), (note, years), "#lots")
    moves = [each.months for lot in lots for member in lot.members for each in member.systems]
    hurry, wait = sum(n < 0 for n in moves), sum(n > 0 for n in moves)
    stay = words("lots.stat_stay", n=str(len(moves) - hurry - wait))
    value = words("lots.none")
    if hurry and wait:
        value = words("lots.stat_moves", hurry=str(hurry), wait=str(wait))
    elif hurry or wait:
        value = words("lots.stat_hurry" if hurry else "lots.stat_wait", n=str(hurry or wait))
    yield Stat(words("lots.stat_dates"), value, (stay,), "#when")
    alone, together = sum(lot.bridges_alone for lot in lots), sum(lot.bridges_joint for lot in lots)
    yield Stat(words("lots.stat_bridges"), *one.bridges(view, alone, together))
    outside = [body for body in view.lots.bodies if body.key not in _members(view)]
    names = view.bodies((body.key for body in outside), 3) if outside else words("lots.nobody")
    value = words.count("lot_body", len(outside)) if outside else words("lots.none")
    yield Stat(words("lots.stat_outside"), value, (names,), "#alone")


def _members(view: View) -> set[str]:
    return {member.key for lot in view.lots.lots for member in lot.members}

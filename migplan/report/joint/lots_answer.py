"""What page one says about lots: the answer, sentences for each question of a group, figures."""

from collections.abc import Callable, Iterator

from migplan.model.lots import Leaving, Lot, LotMember, Split
from migplan.report.joint.lots_view import View, range_total, total
from migplan.report.joint.page import Stat

_SAID = 3
"""Most lots whose sentences page one has room for; the parts below tell of all."""

_NAMED, _YEAR = 4, 12

Said = Callable[[View, Lot], str]


def answer(view: View) -> str:
    """The answer in one sentence."""
    words, lots = view.words, view.lots
    if not lots.lots:
        return words("lots.answer_none")
    members = {member.key for lot in lots.lots for member in lot.members}
    saving = range_total(lot.saving_yen for lot in lots.lots)
    values = {
        "bodies": words.count("lot_body", len(lots.bodies)),
        "members": words.count("lot_body", len(members)),
        "lots": words.count("lot", len(lots.lots)),
        "years": str(lots.policy.years),
    }
    if saving is None:
        return words("lots.answer_withheld", **values)
    key = "lots.answer_less" if saving.typical > 0 else "lots.answer_more"
    typical = view.money(abs(saving.typical))
    return words(key, **values, typical=typical, range=view.span(saving))


def status(view: View) -> str:
    """How sure the choice is."""
    words, lots = view.words, view.lots
    if lots.exact:
        return words("lots.proven_none" if not lots.lots else "lots.proven")
    if lots.bound_yen is None or lots.saving_yen is None:
        return words("lots.not_proven")
    return words("lots.bounded", more=view.money(max(lots.bound_yen - lots.saving_yen, 0)))


def points(view: View) -> tuple[tuple[str, str], ...]:
    """The other questions of a group, each with a word and a sentence."""
    words = view.words
    said = (_why_none if not view.lots.lots else _points)(view)
    kept = [(words(f"lots.point_{key}"), text) for key, text in said if text]
    if view.lots.withheld:
        names = view.bodies(view.lots.withheld, _NAMED)
        kept.append((words("lots.point_withheld"), words("lots.withheld_by", bodies=names)))
    return tuple(kept)


def _points(view: View) -> Iterator[tuple[str, str]]:
    yield "who", _each(view, _who)
    yield "when", _each(view, lambda view, lot: view.window(lot))
    yield "moved", _each(view, _moved)
    yield "pays", _each(view, _pays)
    yield "later", _each(view, _later)
    yield "leaving", _each(view, _leaving)
    yield "today", _today(view)
    yield "assumed", view.words("lots.assumed")


def _each(view: View, say: Said) -> str:
    """The sentence of each lot, named where there are several."""
    lots, words = view.lots.lots, view.words
    told = [(lot, text) for lot in lots[:_SAID] if (text := say(view, lot))]
    if len(lots) == 1:
        return told[0][1] if told else ""
    parts = [words("lots.of_lot", lot=view.lot(lot), text=text) for lot, text in told]
    if len(lots) > _SAID and parts:
        parts.append(words("lots.and_lots", n=str(len(lots) - _SAID)))
    return words("lots.next").join(parts)


def _who(view: View, lot: Lot) -> str:
    key = "lots.who" if lot.package or lot.vendor else "lots.who_open"
    return view.words(
        key,
        members=view.bodies((member.key for member in lot.members), 6),
        businesses=view.businesses(lot.businesses, _NAMED),
        n=view.words.count("lot_business", len(lot.businesses)),
        product=view.product(lot.package, lot.vendor),
    )


def _moved(view: View, lot: Lot) -> str:
    """Who hurries and who waits, and what that costs each; the largest amounts first."""
    words = view.words
    moved = [member for member in lot.members if any(one.months for one in member.systems)]
    if not moved:
        return words("lots.nobody_moves")
    moved.sort(key=lambda member: (-abs(member.moving_yen or 0), member.key))
    told = [_move(view, member) for member in moved[:_NAMED]]
    more = len(moved) - _NAMED
    text = words("lots.comma").join(told)
    return words("lots.and_bodies", text=text, n=str(more)) if more > 0 else text


def _move(view: View, member: LotMember) -> str:
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


def _pays(view: View, lot: Lot) -> str:
    words, split = view.words, recommended(lot)
    if split is None:
        return words("lots.no_split" if lot.splits else "lots.split_withheld")
    text = words("lots.pays_all", rule=view.rule(split.rule))
    if split.worse_off:
        worse = [
            words("lots.pays_more", body=view.body(key), yen=view.money(-split.gains[key]))
            for key in split.worse_off[:_NAMED]
        ]
        text = words(
            "lots.pays_worse", rule=view.rule(split.rule), bodies=words("lots.comma").join(worse)
        )
    if split.violation_yen > 0 and not set(split.violated_by) <= set(split.worse_off):
        by, yen = view.bodies(split.violated_by, _NAMED), view.money(split.violation_yen)
        return text + words("lots.unstable", bodies=by, yen=yen)
    return text if split.violation_yen > 0 else text + words("lots.stable")


def _later(view: View, lot: Lot) -> str:
    """What the longest wait of up to a year costs, and which waits somebody cannot go along with."""
    words = view.words
    year = sorted((one for one in lot.later if one.months <= _YEAR), key=lambda one: one.months)
    told: list[str] = []
    known = [one for one in year if not one.impossible and one.lost_yen is not None]
    now = total(member.estimate_yen for member in lot.members)
    if known and now is not None:
        one = known[-1]
        more = view.signed(sum(one.moving.values()) - now)
        months, lost = view.months(one.months), view.money(one.lost_yen)
        told.append(words("lots.later_said", months=months, lost=lost, moving=more))
    never = next((one for one in year if one.impossible), None)
    if never is not None:
        who = view.bodies(never.impossible, _NAMED)
        told.append(words("lots.later_never", months=view.months(never.months), bodies=who))
    return words("lots.sentences").join(told)


def _leaving(view: View, lot: Lot) -> str:
    """The member whose exit costs the others most."""
    known = [one for one in lot.leaving if one.saving_yen is not None]
    if not known:
        return ""
    worst = max(known, key=lambda one: (not one.remains, others(one), one.key))
    return view.words(
        "lots.leaving_said" if worst.remains else "lots.leaving_ends",
        body=view.body(worst.key),
        others=view.signed(others(worst)),
        own=view.signed(worst.leaver_yen),
    )


def others(leaving: Leaving) -> int:
    """What all that stay pay more."""
    return sum(leaving.more.values())


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
    numbers = {"pairs": str(len(fits)), "common": str(len(common)), "window": str(len(together))}
    yield "why", words("lots.why_pairs_hidden" if hidden else "lots.why_pairs", **numbers)
    best = max(together, key=lambda fit: fit.saving_yen or 0, default=None)
    if best is not None and best.saving_yen is not None and not hidden:
        pair = view.bodies((best.a, best.b))
        key = "lots.best_less" if best.saving_yen > 0 else "lots.best_more"
        yield "best", words(key, pair=pair, yen=view.money(abs(best.saving_yen)))
    yield "assumed", words("lots.assumed")


def stats(view: View) -> tuple[Stat, ...]:
    """The figures of page one."""
    return tuple(_stats(view)) if view.lots.lots else ()


def _stats(view: View) -> Iterator[Stat]:
    words, lots = view.words, view.lots.lots
    years = words("lots.in_years", years=str(view.lots.policy.years))
    saving = range_total(lot.saving_yen for lot in lots)
    if saving is not None:
        key = "lots.stat_less" if saving.typical > 0 else "lots.stat_more"
        yield Stat(words(key), view.money(abs(saving.typical)), (view.span(saving), years), "#lots")
    joint = range_total(lot.joint_yen for lot in lots)
    today = range_total(lot.today_yen for lot in lots)
    if joint is not None and today is not None:
        more = joint.typical - today.typical
        key = "lots.stat_today_more" if more > 0 else "lots.stat_today_less"
        note = words("lots.stat_today_note", today=view.money(today.typical))
        yield Stat(words(key), view.money(abs(more)), (note, years), "#lots")
    moves = [one.months for lot in lots for member in lot.members for one in member.systems]
    hurry, wait = sum(n < 0 for n in moves), sum(n > 0 for n in moves)
    stay = words("lots.stat_stay", n=str(len(moves) - hurry - wait))
    value = words("lots.stat_moves", hurry=str(hurry), wait=str(wait))
    yield Stat(words("lots.stat_dates"), value, (stay,), "#when")
    alone, together = sum(lot.bridges_alone for lot in lots), sum(lot.bridges_joint for lot in lots)
    yield Stat(words("lots.stat_bridges"), *_bridges(view, alone, together))
    outside = [body for body in view.lots.bodies if body.key not in _members(view)]
    names = view.bodies((body.key for body in outside), 3) if outside else words("lots.nobody")
    value = words.count("lot_body", len(outside))
    yield Stat(words("lots.stat_outside"), value, (names,), "#alone")


def _bridges(view: View, alone: int, together: int) -> tuple[str, tuple[str, ...]]:
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
    value, notes = _bridges(view, alone, together)
    return view.words("lots.bridges_said", value=value, notes=view.words("lots.comma").join(notes))


def _members(view: View) -> set[str]:
    return {member.key for lot in view.lots.lots for member in lot.members}

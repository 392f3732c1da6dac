"""A comparison in a few lines, for a terminal."""

from migplan.model.comparison import Comparison, Figures, Money
from migplan.report.joint.compare.answer import answer, status
from migplan.report.joint.compare.told import DASH, Told
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown


def short_table(comparison: Comparison, lang: str) -> tuple[str, list[tuple[str, ...]]]:
    """The answer with the state below it, and rows of one length, the head first."""
    told = Told(comparison, Speech.of(lang))
    keys = ("systems", "first", "last", "waves", "late", "bridges", "gaps", "extra", "decisions")
    head = (told.first_column().label, *(told.word(f"col_{key}") for key in keys))
    rows = [
        head,
        *(_row(told, shown(m.label), m.figures, m.money) for m in comparison.members),
    ]
    if comparison.total is not None:
        rows.append(_row(told, told.word("total"), comparison.total, comparison.money))
    said, bad = status(told)
    lines = [answer(told), f"{'▲' if bad else '✓'} {said}" if said else ""]
    return "\n".join(filter(None, lines)), rows


def _row(told: Told, name: str, figures: Figures, money: Money | None) -> tuple[str, ...]:
    formats = told.formats
    days = [formats.day(day) if day else DASH for day in (figures.first, figures.last)]
    hidden = told.word("not_shared")
    return (
        name,
        str(figures.systems),
        *days,
        str(figures.waves),
        str(figures.late_systems),
        str(figures.bridges),
        hidden if figures.gaps is None else str(figures.gaps),
        hidden if money is None else formats.number(money.extra.typical),
        str(figures.decisions),
    )

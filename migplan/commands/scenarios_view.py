"""The ranked scenarios on a console."""

from collections.abc import Iterator

from migplan.commands.folding import console_width, folded
from migplan.model.scenario_result import ScenarioOutcome, ScenarioTable
from migplan.report.difference.grid import signed
from migplan.report.joint.scenarios.view import answer, effect_said
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown


def summary(table: ScenarioTable, lang: str) -> str:
    """The answer, then one entry for each scenario, most effective first."""
    speech = Speech.of(lang)
    width = console_width()
    lines = [*folded(answer(speech, table), width), ""]
    for number, row in enumerate(table.scenarios, start=1):
        lines.append(f"{number:2}. {shown(row.name)}")
        for said in row.said:
            lines += folded(speech.words.say(said), width, "      ")
        lines += _figures(speech, table, row, width)
    if table.left_out:
        names = speech.formats.people([shown(name) for name in table.left_out])
        lines += folded(speech.words("scen.left_out", names=names), width)
    return "\n".join(lines) + "\n"


def _figures(
    speech: Speech, table: ScenarioTable, row: ScenarioOutcome, width: int
) -> Iterator[str]:
    words, found, base = speech.words, row.figures, table.base
    if found is None:
        text = row.why_not.in_language(words.lang) if row.why_not else ""
        yield f"    ▲ {words('scen.no_plan')}"
        for line in text.splitlines():
            yield from folded(shown(line.strip()), width, "      ")
        return
    yield f"    → {effect_said(speech, table, row)}"
    numbers = (
        ("cash", found.cash_yen - base.cash_yen),
        ("total", found.total_yen - base.total_yen),
        ("bridges", found.bridges - base.bridges),
        ("late", found.months_late - base.months_late),
        ("gaps", found.gaps - base.gaps),
    )
    told = [f"{words(f'scen.{key}')} {signed(value)}" for key, value in numbers]
    if found.last is not None:
        told.append(f"{words('scen.last')} {speech.formats.day(found.last)}")
    yield from folded(speech.formats.people(told), width, "      ")
    for budget in row.budgets:
        held = words("scen.held_yes" if budget.met else "scen.held_no")
        year = speech.formats.short_year(budget.fiscal_year)
        spent, most = (speech.formats.money(yen) for yen in (budget.spent_yen, budget.most_yen))
        yield f"      {year}: {spent} / {most} {held}"

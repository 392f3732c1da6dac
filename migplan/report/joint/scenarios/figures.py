"""The two figures: bars of effects, and a line of waves for each scenario."""

from collections.abc import Iterable
from datetime import date

from migplan.model.dates import fiscal_year
from migplan.model.scenario_result import Figures, ScenarioTable
from migplan.report.joint.page import Figure
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown

_APRIL = 4
_ROOM = 0.96
"""Share of the width that bars may take."""


def tornado(speech: Speech, table: ScenarioTable) -> Figure:
    """Changes of extra costs around one line, most effective scenario first."""
    words, formats = speech.words, speech.formats
    base = table.base.cash_yen
    changes = [row.figures.cash_yen - base if row.figures else 0 for row in table.scenarios]
    most, least = max([0, *changes]), min([0, *changes])
    width = (most - least) or 1
    zero = (1 - _ROOM) / 2 + _ROOM * -least / width
    bars: list[dict[str, str]] = []
    for row, change in zip(table.scenarios, changes, strict=True):
        kind = "none" if row.figures is None else "less" if change < 0 else "more"
        share = _ROOM * abs(change) / width
        bars.append(
            {
                "name": shown(row.name),
                "kind": kind,
                "left": _percent(zero - share if change < 0 else zero),
                "width": _percent(share) if change else "",
                "value": formats.signed_money(change)
                if row.figures
                else words("scen.no_plan_badge"),
            }
        )
    return Figure(
        "tornado.html.j2",
        {"alt": words("scen.effects_alt"), "bars": tuple(bars), "zero": _percent(zero)},
    )


def wave_lines(speech: Speech, table: ScenarioTable) -> Figure | None:
    """Cutovers of the base and of each scenario on one line of fiscal years; none without any."""
    words = speech.words
    rows: list[tuple[str, Figures | None]] = [(words("scen.base"), table.base)]
    rows += [(shown(row.name), row.figures) for row in table.scenarios]
    days = [wave.date for _, found in rows if found for wave in found.waves]
    if not days:
        return None
    first, last = fiscal_year(min(*days, table.as_of)), fiscal_year(max(days))
    start, end = date(first, _APRIL, 1), date(last + 1, _APRIL, 1)
    years = [
        {
            "label": speech.formats.short_year(year),
            "left": _percent(_place(date(year, _APRIL, 1), start, end)),
            "width": _percent(1 / (last - first + 1)),
        }
        for year in range(first, last + 1)
    ]
    lines = [
        {
            "name": name,
            "dots": tuple(_dots(speech, found, start, end)),
            "none": "" if found else words("scen.no_plan"),
        }
        for name, found in rows
    ]
    return Figure(
        "waves.html.j2",
        {"alt": words("scen.waves_alt"), "years": tuple(years), "lines": tuple(lines)},
    )


def _dots(
    speech: Speech, found: Figures | None, start: date, end: date
) -> Iterable[dict[str, str]]:
    for wave in found.waves if found else ():
        count = speech.words.count("system", wave.systems)
        yield {
            "left": _percent(_place(wave.date, start, end)),
            "n": str(wave.systems),
            "title": speech.words("scen.wave_day", day=speech.formats.day(wave.date), n=count),
        }


def _place(day: date, start: date, end: date) -> float:
    return (day - start).days / (end - start).days


def _percent(share: float) -> str:
    return f"{share:.2%}"

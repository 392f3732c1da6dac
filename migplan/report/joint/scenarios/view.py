"""The page: which premise matters most, then everything that stands behind that."""

from collections.abc import Iterator

from migplan.model.scenario_result import Figures, ScenarioOutcome, ScenarioTable
from migplan.report.joint.page import JointPage, Mark, Part, Stat
from migplan.report.joint.scenarios import tables
from migplan.report.joint.scenarios.figures import tornado, wave_lines
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown

Planned = list[tuple[ScenarioOutcome, Figures]]


def scenario_page(table: ScenarioTable, lang: str) -> JointPage:
    """The page about the scenarios of one body."""
    speech = Speech.of(lang)
    words = speech.words
    planned = [(row, row.figures) for row in table.scenarios if row.figures]
    without = [row for row in table.scenarios if not row.figures]
    count = words.count("scenario", len(table.scenarios))
    status = (
        ""
        if not table.scenarios
        else words("scen.status_bad", n=count, bad=words("scen.some", n=f"{len(without)}"))
        if without
        else words("scen.status_ok", n=count)
    )
    marks = (Mark(words("mark.invented"), words("mark.invented_note")),) if table.invented else ()
    return JointPage(
        lang=lang,
        name=shown(table.municipality),
        kind=words("scen.kind"),
        as_of=table.as_of,
        as_of_said=speech.formats.long_day(table.as_of),
        answer=answer(speech, table),
        status=status,
        bad=bool(without),
        points=tuple(_points(speech, table, planned)),
        stats=tuple(_stats(speech, table, planned)),
        front=(_effects(speech, table),),
        parts=tuple(_parts(speech, table, without)),
        marks=marks,
    )


def answer(speech: Speech, table: ScenarioTable) -> str:
    """Which premise matters most, in a sentence or two."""
    words = speech.words
    if not table.scenarios:
        return words("scen.answer_stopped")
    without = [words("scen.quoted", name=shown(r.name)) for r in table.scenarios if not r.figures]
    first = next((row for row in table.scenarios if row.figures), None)
    if first is None or first.figures is None:
        told = ""
    elif first.figures.total_yen == table.base.total_yen and not first.moved:
        told = "" if without else words("scen.answer_none")
    else:
        effect = effect_said(speech, table, first)
        told = words("scen.answer_most", name=shown(first.name), effect=effect)
    unmet = [
        words("scen.quoted", name=shown(row.name))
        for row in table.scenarios
        if any(not budget.met for budget in row.budgets)
    ]
    parts = [told] if told and not (unmet and told == words("scen.answer_none")) else []
    for names, key in ((unmet, "scen.answer_unmet"), (without, "scen.answer_no_plan")):
        if names:
            parts.append(words(key, names=speech.formats.people(names)))
    return ("" if words.lang == "ja" else " ").join(parts)


def effect_said(speech: Speech, table: ScenarioTable, row: ScenarioOutcome) -> str:
    """``追加費用が+5,085万円変わり、16システムの切替日が変わります``."""
    words, found = speech.words, row.figures
    change = found.cash_yen - table.base.cash_yen if found else 0
    key = "same_cash" if not change else "more" if change > 0 else "less"
    cash = words(f"scen.effect_{key}", yen=speech.formats.money(abs(change)))
    if not row.moved:
        return words("scen.effect_still", cash=cash)
    return words("scen.effect_moved", cash=cash, n=words.count("system", len(row.moved)))


def _points(speech: Speech, table: ScenarioTable, planned: Planned) -> Iterator[tuple[str, str]]:
    words, base = speech.words, table.base
    best = min(planned, key=lambda pair: pair[1].cash_yen, default=None)
    if best is not None and best[1].cash_yen < base.cash_yen:
        saved = speech.formats.money(base.cash_yen - best[1].cash_yen)
        said = words("scen.gain", name=shown(best[0].name), yen=saved)
        yield words("scen.word_gain"), said
    late = [shown(row.name) for row, found in planned if found.late > base.late]
    if late:
        names = speech.formats.people([words("scen.quoted", name=name) for name in late])
        said = words("scen.late_some", names=names, base=words.count("system", base.late))
        yield words("scen.word_late"), said
    elif planned:
        yield words("scen.word_late"), words("scen.late_none")
    if table.left_out:
        names = speech.formats.people([shown(name) for name in table.left_out])
        yield words("scen.stat_count"), words("scen.left_out", names=names)
    yield words("scen.word_gap"), words("scen.reading")


def _stats(speech: Speech, table: ScenarioTable, planned: Planned) -> Iterator[Stat]:
    words, formats, base = speech.words, speech.formats, table.base
    day = formats.day(base.last) if base.last else "―"
    note = words("scen.stat_base_note", n=words.count("bridge", base.bridges), day=day)
    yield Stat(words("scen.stat_base"), formats.money(base.cash_yen), (note,))
    with_plan = words("scen.stat_count_note", n=words.count("scenario", len(planned)))
    yield Stat(
        words("scen.stat_count"), words.count("scenario", len(table.scenarios)), (with_plan,)
    )
    ends = sorted(planned, key=lambda pair: (pair[1].cash_yen, pair[0].key))
    for key, (row, found) in (("best", ends[0]), ("worst", ends[-1])) if ends else ():
        change = found.cash_yen - base.cash_yen
        if (change < 0) == (key == "best") and change:
            yield Stat(
                words(f"scen.stat_{key}"),
                formats.signed_money(change),
                (shown(row.name),),
                href="#effects",
            )


def _effects(speech: Speech, table: ScenarioTable) -> Part:
    words = speech.words
    close = any(tables.within_gap(table, row) for row in table.scenarios)
    return Part(
        "effects",
        words("scen.effects"),
        lead=words("scen.effects_lead"),
        figure=tornado(speech, table),
        tables=(tables.ranking(speech, table),),
        notes=(
            tables.base_said(speech, table),
            *((words("scen.gap_note"),) if close else ()),
        ),
    )


def _parts(speech: Speech, table: ScenarioTable, without: list[ScenarioOutcome]) -> Iterator[Part]:
    words = speech.words
    if without:
        yield Part(
            "why",
            words("scen.why"),
            lead=words("scen.why_lead"),
            points=tuple(_why(speech, without)),
        )
    yield Part("changed", words("scen.changed"), tables=(tables.changed(speech, table),))
    yield Part(
        "waves",
        words("scen.waves"),
        lead=words("scen.waves_lead"),
        figure=wave_lines(speech, table),
        tables=(tables.waves(speech, table),),
    )
    spent = tables.money(speech, table)
    if spent:
        yield Part("money", words("scen.money"), tables=(spent,))
    ceilings = tables.budgets(speech, table)
    if ceilings:
        lead = words("scen.budgets_lead")
        yield Part("budgets", words("scen.budgets"), lead=lead, tables=(ceilings,))
    moved = tables.moves(speech, table)
    if moved:
        lead = words("scen.moves_lead", n=words.count("system", tables.MOST_MOVES))
        yield Part(
            "moves",
            words("scen.moves"),
            lead=lead,
            tables=(moved,),
            notes=(words("scen.method"),),
        )
    else:
        yield Part("moves", words("scen.moves"), notes=(words("scen.method"),))


def _why(speech: Speech, without: list[ScenarioOutcome]) -> Iterator[str]:
    """The message of the planner, line by line; the first says whose it is."""
    for row in without:
        text = row.why_not.in_language(speech.words.lang) if row.why_not else ""
        first, *rest = [shown(line.strip(" -")) for line in text.splitlines()] or [""]
        yield speech.words("scen.why_said", name=shown(row.name), line=first)
        yield from rest

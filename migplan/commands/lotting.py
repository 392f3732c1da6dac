"""``migplan lots``: which bodies buy which businesses together, when, and who pays what."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.options import (
    GROUP_AUDIENCE,
    JOINT_FORMATS,
    as_of_option,
    finite,
    joint_audience_option,
    joint_formats_option,
    lang_option,
    linkages_option,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from migplan.grouping.members import Members
    from migplan.joint.lots.build import Formed
    from migplan.model.alignment import DecisionCalendar
    from migplan.model.joint_group import Withheld
    from migplan.model.lots import Lots
    from migplan.report.joint.page import JointPage, Part

_MOST_ALIGNED = 12
"""Lots whose alignment lists stand on the page; those of a whole prefecture would bury it."""


@click.command()
@click.argument(
    "bodies",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="A B...",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out/lots"),
    show_default=True,
    help="書き出すフォルダー。",
)
@joint_formats_option
@joint_audience_option
@click.option("--window-months", type=click.IntRange(1, 36), help="共通の切替期間の長さ（月）。")
@click.option(
    "--contract-months",
    type=click.IntRange(0, 600),
    help="契約の満了と共通の切替期間との間の、許す月数。",
)
@click.option("--most-members", type=click.IntRange(2, 200), help="一つのロットの最大の団体数。")
@click.option(
    "--population-factor",
    type=click.FloatRange(1, 1_000_000),
    callback=finite,
    help="ロットの中の人口の開きの上限（倍）。",
)
@click.option("--years", type=click.IntRange(1, 20), help="運用経費を比べる年数。")
@click.option(
    "--all-in/--modules",
    "all_in",
    default=None,
    help="--all-in: 加わる団体は、当てはまるシステムを全て持ち寄る。",
)
@as_of_option
@linkages_option
@click.option("--force", is_flag=True, help="migplan が作ったのではないファイルにも上書きする。")
@lang_option
def lots(
    bodies: tuple[Path, ...],
    out: Path,
    formats: tuple[str, ...],
    audience: str,
    window_months: int | None,
    contract_months: int | None,
    most_members: int | None,
    population_factor: float | None,
    years: int | None,
    all_in: bool | None,
    as_of: date | None,
    linkages: Path | None,
    force: bool,
    lang: str,
) -> None:
    """共同調達のロット（団体×業務×パッケージ）の案を作る。

    団体の棚卸データか計画を二つ以上、又は group.yaml のあるフォルダーを一つ指定します。
    単独の計画と規模の効果の前提から、どの団体がどの業務を一緒に調達すると得かを求め、
    選んだロットの日程で団体ごとに計画し直します。共通の切替期間、だれが待ちだれが早めるか、
    費用の分け方、抜ける団体・遅れる団体があるときの影響、すり合わせの一覧を示します。
    pins/ には、各団体が `migplan plan --pins` で使える切替日を書き出します。

    Proposes lots (bodies x businesses x package) by stated rules of scale, plans their members
    anew, and says who waits, who pays what, what remains if one leaves, and what to agree on.

    \b
    例 / examples:
      migplan lots inventories/mitsuba-gun
      migplan lots a-cho b-cho c-mura --window-months 6 --population-factor 5
      migplan lots inventories/mitsuba-gun --audience group -o out/shared
    """
    from migplan.commands.interrupt import interruptible
    from migplan.commands.planning import Teller
    from migplan.commands.reading import read_sound_plan
    from migplan.grouping.lots import lots_of
    from migplan.grouping.members import read_members
    from migplan.grouping.together import demand_different
    from migplan.importers.group_file import group_file
    from migplan.model.joint_group import LotPolicy
    from migplan.report.write import check_files, check_folder, failed, write_all

    tell = Teller(lang)
    progress = tell.progress if audience != GROUP_AUDIENCE else tell.steps
    check_folder(out)
    if len(bodies) == 1 and group_file(bodies[0]) is None:
        raise failed("lots.fewer")
    names = [f"lots.{form}" for form in JOINT_FORMATS if form in formats]
    check_files([out / name for name in names], force=force)
    if audience != GROUP_AUDIENCE and not force:
        _demand_unedited(out)
    stated = {
        "window_months": window_months,
        "contract_months": contract_months,
        "most_members": most_members,
        "population_factor": population_factor,
        "years": years,
        "all_in": all_in,
    }
    given = {key: value for key, value in stated.items() if value is not None}
    with interruptible(tell.stopping) as stop:
        found = read_members(
            bodies,
            read_sound_plan,
            as_of=as_of,
            linkages=linkages,
            progress=progress,
            stop=stop,
        )
        for warning in found.warnings:
            click.echo(warning.text(lang), err=True)
        demand_different([member.plan.case.municipality for member in found.members])
        policy = (found.group.lots if found.group else LotPolicy()).model_copy(update=given)
        formed = lots_of(found, policy, progress=progress, stop=stop)
    for_group = audience == GROUP_AUDIENCE
    withheld = _withheld(found) if for_group else {}
    page, told = _told(formed.lots, found, withheld, lang, for_group=for_group)
    contents = _contents(page, told, names)
    if not for_group:
        contents |= _pins(formed)
    tell("ロットの案をまとめました。", "Lots told.")
    paths = write_all(out, contents, force=force)
    click.echo(_short(page))
    click.echo("書き出したファイル:" if lang == "ja" else "Written:")
    for path in paths:
        click.echo(f"  {path}")


def _withheld(found: "Members") -> "dict[str, frozenset[Withheld]]":
    return {
        member.key: frozenset(member.entry.withholds)
        for member in found.members
        if member.entry and member.entry.withholds
    }


def _contents(page: "JointPage", told: "Lots", names: "Sequence[str]") -> "dict[str, str | bytes]":
    """The files by name, all made of the one document."""
    from migplan.report.document import document_text
    from migplan.report.joint.page import render_joint
    from migplan.report.joint.workbook import joint_workbook

    made: dict[str, str | bytes] = {}
    for name in names:
        if name.endswith(".html"):
            made[name] = render_joint(page)
        elif name.endswith(".xlsx"):
            made[name] = joint_workbook(page)
        else:
            made[name] = document_text(told)
    return made


def _told(
    document: "Lots",
    found: "Members",
    withheld: "Mapping[str, frozenset[Withheld]]",
    lang: str,
    *,
    for_group: bool,
) -> "tuple[JointPage, Lots]":
    """The page and the document, without what bodies keep from the others."""
    from dataclasses import replace

    from migplan.joint.lots.sharing import lots_for_group
    from migplan.joint.withholding import told_names
    from migplan.report.joint.lots_page import lots_page
    from migplan.report.joint.page import Mark
    from migplan.report.words import Words

    plans = {member.key: member.plan for member in found.members}
    system_names = {key: told_names(plans[key], what) for key, what in withheld.items()}
    told = lots_for_group(document, withheld, system_names)
    words = Words(lang)
    parts, council = _alignment(document, found, withheld, lang)
    page = lots_page(told, lang, parts, council)
    mark = Mark(words("lots.mark_group"), words("lots.mark_group_note"))
    if not for_group or any(known.name == mark.name for known in page.marks):
        return page, told
    return replace(page, marks=(*page.marks, mark)), told


def _alignment(
    document: "Lots",
    found: "Members",
    withheld: "Mapping[str, frozenset[Withheld]]",
    lang: str,
) -> "tuple[dict[str, Sequence[Part]], str]":
    """What the members of each lot have to agree on, and whether they can decide in time."""
    from migplan.joint.alignment.align import align
    from migplan.joint.alignment.calendar import decision_calendar
    from migplan.joint.alignment.member import AlignMember
    from migplan.joint.withholding import without
    from migplan.report.joint.alignment_view import alignment_part, calendar_part, council_said
    from migplan.report.joint.lots_view import View
    from migplan.report.joint.speech import Speech

    speech = Speech.of(lang)
    by_key = {member.key: member for member in found.members}
    view = View.of(document, lang)
    parts: dict[str, Sequence[Part]] = {}
    calendars: dict[str, DecisionCalendar] = {}
    for lot in document.lots[:_MOST_ALIGNED]:
        members = tuple(
            AlignMember(
                row.key,
                by_key[row.key].label,
                without(by_key[row.key].plan, withheld.get(row.key, frozenset())),
                tuple(system.system for system in row.systems),
                entry.councils if (entry := by_key[row.key].entry) else (),
            )
            for row in lot.members
        )
        items = align(members, lot.first, lot.last)
        calendar = decision_calendar(members, lot.first, lot.last)
        name = view.lot(lot)
        calendars[name] = calendar
        parts[lot.key] = (
            alignment_part(speech, items, members, lot.key, name),
            calendar_part(speech, calendar, members, lot.key, name),
        )
    return parts, council_said(speech, calendars)


def _pins(formed: "Formed") -> dict[str, str | bytes]:
    """The dates of the lots for each member, to plan with."""
    from migplan.report.joint.lot_pins import lot_pins

    return {f"pins/{key}.yaml": text for key, text in lot_pins(formed.lots).items()}


def _demand_unedited(out: Path) -> None:
    """Find out before a long calculation that somebody has put decisions into dates of lots.

    Raises:
        MigplanError: If so.
    """
    from migplan.report.joint.lot_pins import is_edited
    from migplan.report.shown import shown
    from migplan.report.write import failed, is_ours

    for path in sorted(out.glob("pins/*.yaml")):
        if not path.is_file() or not is_ours(path):
            continue
        if is_edited(path.read_text(encoding="utf-8-sig", errors="replace")):
            raise failed("lots.pins_edited", name=shown(str(path)))


def _short(page: "JointPage") -> str:
    """The answer, and a line for each of the other questions."""
    lines = [page.answer, page.status, *(f"{word}: {text}" for word, text in page.points)]
    return "\n".join(line for line in lines if line)

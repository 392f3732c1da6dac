"""``migplan compare``: several plans side by side."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.options import (
    GROUP_AUDIENCE,
    JOINT_FORMATS,
    as_of_option,
    joint_audience_option,
    joint_formats_option,
    lang_option,
    linkages_option,
)

if TYPE_CHECKING:
    from migplan.grouping.members import Members
    from migplan.joint.compare import Side
    from migplan.model.comparison import Comparison


@click.command()
@click.argument(
    "plans",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="A B...",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out/compare"),
    show_default=True,
    help="書き出すフォルダー。",
)
@joint_formats_option
@joint_audience_option
@as_of_option
@linkages_option
@click.option("--force", is_flag=True, help="migplan が作ったのではないファイルにも上書きする。")
@lang_option
def compare(
    plans: tuple[Path, ...],
    out: Path,
    formats: tuple[str, ...],
    audience: str,
    as_of: date | None,
    linkages: Path | None,
    force: bool,
    lang: str,
) -> None:
    """複数の団体の計画、又は一つの団体の比較案を並べて比べる。

    棚卸データか計画（plan.json かそのフォルダー）を二つ以上、又は group.yaml のあるフォルダーを
    一つ指定します。棚卸データは、まず団体ごとに計画します。業務・パッケージでそろえ、切替日・暫定連携・
    連携ギャップ・年度別の費用・事業者への依存・期限・決めることと、日程の違う理由を示します。

    Compares plans of several bodies, or versions of the plan of one: aligned by business and
    package, with dates, bridges, gaps, money, vendors, deadlines, decisions, and why dates differ.

    \b
    例 / examples:
      migplan compare a-shi b-cho c-mura -o out/compare
      migplan compare inventories/mitsuba-gun --audience group
      migplan compare out/now out/later --format html
    """
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.commands.interrupt import interruptible
    from migplan.commands.planning import Teller
    from migplan.commands.reading import read_sound_plan
    from migplan.grouping.members import read_members
    from migplan.importers.group_file import group_file
    from migplan.joint.compare import compare as compared
    from migplan.joint.compare import shared
    from migplan.report.write import check_files, check_folder, failed, write_all

    tell = Teller(lang)
    check_folder(out)
    if len(plans) == 1 and group_file(plans[0]) is None:
        raise failed("comparison.fewer")
    names = [f"compare.{form}" for form in JOINT_FORMATS if form in formats]
    check_files([out / name for name in names], force=force)
    with interruptible(tell.stopping) as stop:
        found = read_members(
            plans,
            read_sound_plan,
            as_of=as_of,
            linkages=linkages,
            progress=tell.progress if audience != GROUP_AUDIENCE else tell.steps,
            stop=stop,
        )
    for warning in found.warnings:
        click.echo(warning.text(lang), err=True)
    sides = _sides(found)
    tell("計画がそろいました。", "All plans are there.")
    catalogue = load_catalogue()
    comparison = compared(sides, catalogue, name=found.group.name if found.group else "")
    for_group = audience == GROUP_AUDIENCE
    if for_group:
        comparison = shared(comparison, sides, catalogue)
    contents = _contents(comparison, names, lang, for_group=for_group)
    tell("比較をまとめました。", "Comparison made.")
    paths = write_all(out, contents, force=force)
    _show(comparison, lang)
    click.echo("書き出したファイル:" if lang == "ja" else "Written:")
    for path in paths:
        click.echo(f"  {path}")


def _sides(found: "Members") -> "list[Side]":
    from migplan.joint.compare import Side

    labels = [member.label for member in found.members]
    return [
        Side(
            member.key,
            # versions in folders of one name are told apart by their place
            f"{member.label}[{n}]" if labels.count(member.label) > 1 else member.label,
            member.plan,
            member.entry.withholds if member.entry else (),
        )
        for n, member in enumerate(found.members, start=1)
    ]


def _contents(
    comparison: "Comparison", names: list[str], lang: str, *, for_group: bool
) -> dict[str, str | bytes]:
    """The files by name, all made of the one comparison."""
    from migplan.report.document import document_text
    from migplan.report.joint.compare.page import page_of
    from migplan.report.joint.page import render_joint
    from migplan.report.joint.workbook import joint_workbook

    made: dict[str, str | bytes] = {}
    for name in names:
        if name.endswith(".html"):
            made[name] = render_joint(page_of(comparison, lang, for_group=for_group))
        elif name.endswith(".xlsx"):
            made[name] = joint_workbook(
                page_of(comparison, lang, for_group=for_group, for_book=True)
            )
        else:
            made[name] = document_text(comparison)
    return made


def _show(comparison: "Comparison", lang: str) -> None:
    """The answer and a short table."""
    from migplan.commands.columns import side_by_side
    from migplan.report.joint.compare.short import short_table

    answer, rows = short_table(comparison, lang)
    click.echo(answer)
    for line in side_by_side(rows):
        click.echo(line)

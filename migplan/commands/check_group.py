"""``migplan check`` with the folder of a group: every member and what they share, at once."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migplan.commands.check import exit_for
from migplan.commands.console import echo_json

if TYPE_CHECKING:
    from migplan.grouping.together import Together
    from migplan.importers.group_file import GroupFile
    from migplan.model.gap import Gap
    from migplan.model.joint_group import MemberEntry
    from migplan.pipeline import Opened


def check_group(
    file: Path, *, as_of: date | None, linkages: Path | None, fail_on: str, fmt: str, lang: str
) -> None:
    """Read a group and say what each member holds; ends with the exit code of the worst gap.

    Raises:
        InventoryError: With every problem of the group's file and of all inventories.
        MigplanError: If a member's precedences form a circle, or two are the same body.
    """
    from migplan.grouping.folder import open_group_folder
    from migplan.pipeline import gaps_of
    from migplan.planning.cycles import demand_order

    read, together = open_group_folder(file, as_of=as_of, linkages=linkages)
    for warning in together.warnings:
        click.echo(warning.text(lang), err=True)
    gaps = [gaps_of(each) for each in together.bodies]
    if fmt == "json":
        echo_json(json.dumps(_document(read, together, gaps), ensure_ascii=False, indent=2))
    else:
        click.echo(_text(read, together, gaps, lang), nl=False)
    for each in together.bodies:
        demand_order(each.case, each.addresses)
    raise SystemExit(exit_for(tuple(gap for found in gaps for gap in found), fail_on))


def _document(
    read: "GroupFile", together: "Together", gaps: "list[tuple[Gap, ...]]"
) -> dict[str, Any]:
    members = [
        {
            "inventory": path.name,
            "municipality": each.case.municipality.name,
            "as_of": each.case.as_of.isoformat(),
            "systems": len(each.case.systems),
            "linkages": len(each.case.linkages),
            "contracts": len(each.case.contracts),
            "moving": _moving(each),
            "assumptions": len(each.case.assumptions),
            "gaps": sum(gap.counts for gap in found),
            "withholds": [*entry.withholds],
        }
        for each, path, entry, found in _members(read, together, gaps)
    ]
    return {"group": read.group.name, "invented": read.group.invented, "members": members}


def _members(
    read: "GroupFile", together: "Together", gaps: "list[tuple[Gap, ...]]"
) -> "list[tuple[Opened, Path, MemberEntry, tuple[Gap, ...]]]":
    """Each body with the inventory and the entry it was read from."""
    said = dict(zip(read.inventories, read.group.members, strict=True))
    return [
        (each, path, said[path], found)
        for each, path, found in zip(together.bodies, together.paths, gaps, strict=True)
    ]


def _moving(each: "Opened") -> int:
    return sum(role == "moving" for role in each.case.roles.values())


def _text(read: "GroupFile", together: "Together", gaps: "list[tuple[Gap, ...]]", lang: str) -> str:
    from migplan.commands.columns import side_by_side
    from migplan.model.wording import short_day
    from migplan.report.shown import shown

    ja = lang == "ja"
    n = 0 if ja else 1
    group = read.group
    mark = ("（架空の見本）", " (invented sample)")[n] if group.invented else ""
    count = len(together.bodies)
    head = (
        f"{group.name}{mark}  {count} 団体: 読み取りの誤りはありません。"
        if ja
        else f"{group.name}{mark}  {count} bodies: read without an error."
    )
    columns = (
        ("団体", "基準日", "システム", "これから切替", "連携", "契約", "前提", "未判断のギャップ")
        if ja
        else ("body", "as of", "systems", "moving", "linkages", "contracts", "assumed", "open gaps")
    )
    rows = [
        (
            shown(each.case.municipality.name),
            short_day(each.case.as_of) if ja else each.case.as_of.isoformat(),
            str(len(each.case.systems)),
            str(_moving(each)),
            str(len(each.case.linkages)),
            str(len(each.case.contracts)),
            str(len(each.case.assumptions)),
            str(sum(gap.counts for gap in found)),
        )
        for each, _, _, found in _members(read, together, gaps)
    ]
    lines = [head, *side_by_side([columns, *rows])]
    lines += _remarks(read, together, gaps, lang)
    return "\n".join(shown(line) for line in lines) + "\n"


def _remarks(
    read: "GroupFile", together: "Together", gaps: "list[tuple[Gap, ...]]", lang: str
) -> list[str]:
    """What is shared, what is withheld, and where a comparison would limp."""
    from migplan.importers.group_words import WITHHELD

    ja = lang == "ja"
    n = 0 if ja else 1
    comma = ("、", ", ")[n]
    lines: list[str] = []
    for limit in read.group.vendors:
        users = [
            each.case.municipality.name
            for each in together.bodies
            if any(system.vendor == limit.vendor for system in each.case.systems)
        ]
        names = comma.join(users) or ("なし", "none")[n]
        lines.append(f"{('共有する事業者', 'Shared vendor')[n]}: {limit.vendor} ({names})")
    for each, _, entry, _ in _members(read, together, gaps):
        if entry.withholds:
            name = each.case.municipality.name
            what = comma.join(WITHHELD[kind] if ja else kind for kind in entry.withholds)
            lines.append(
                f"{name}がほかの団体に示さないもの: {what}" if ja else f"{name} withholds: {what}"
            )
    if len({each.case.as_of for each in together.bodies}) > 1:
        lines.append(
            "基準日が団体によって違います。比べるときは --as-of で揃えてください。"
            if ja
            else "The bodies have different as-of dates; give --as-of when you compare them."
        )
    first = together.paths[0]
    lines.append(
        f"団体ごとの前提と連携ギャップは、migplan check {first} のように団体のフォルダーを指定して確かめてください。"
        if ja
        else f"For the assumptions and gaps of one body: migplan check {first}"
    )
    return lines

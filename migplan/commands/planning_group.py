"""``migplan plan`` with several inventories, or with what they share."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.check import exit_for, tell_again
from migplan.commands.group_view import group_summary, group_text
from migplan.commands.interrupt import interruptible
from migplan.commands.planning import Options, Teller, plan_text, refuse_another_body

if TYPE_CHECKING:
    from migplan.grouping.together import Together


_FIRST = ("plan.json", "report.html")


def plan_together(
    inventories: tuple[Path, ...],
    shared: Path | None,
    options: Options,
    tell: Teller,
    group_yaml: Path | None = None,
) -> None:
    """Read, plan, write; ends with the exit code of the worst gap.

    Args:
        inventories: Of the bodies; the folder of a group when ``group_yaml`` is given.
        shared: The file of what they share.
        options: What plans of one and of several bodies have in common.
        tell: Says how far it is.
        group_yaml: The file of the group, which names members and what they share.
    """
    from migplan.grouping.folder import open_group_folder
    from migplan.grouping.together import open_group, plan_group
    from migplan.report.write import check_files, check_folder, write_all

    out, lang = options.out, options.lang
    check_folder(out)
    as_of, linkages = options.as_of, options.linkages
    if group_yaml is None:
        together = open_group(inventories, shared=shared, as_of=as_of, linkages=linkages)
    else:
        _, together = open_group_folder(group_yaml, as_of=as_of, linkages=linkages)
    tell("棚卸データを読みました。", "Inventories read.")
    for warning in together.warnings:
        click.echo(warning.text(lang), err=True)
    if together.shared is None:
        where = "--shared" if group_yaml is None else "group.yaml: vendors"
        click.echo(_nothing_shared(together, where, lang), err=True)
    for folder, each in zip(together.folders, together.bodies, strict=True):
        check_folder(out / folder)
        refuse_another_body(out / folder, each.case.municipality.name)
    # before the long calculation; what else is written is checked with the rest
    own = [out / folder / name for folder in together.folders for name in _FIRST]
    check_files([*own, out / "group.json"], force=options.force)
    with interruptible(tell.stopping) as stop:
        group, plans = plan_group(together, progress=tell.progress, stop=stop)
    tell("計画を検算しました。", "Plans verified.")
    contents: dict[str, str] = {}
    for folder, made in zip(together.folders, plans, strict=True):
        contents[f"{folder}/plan.json"] = plan_text(made)
        if options.with_report:
            from migplan.report.files import report_files

            files = report_files(made, lang=lang)
            contents |= {f"{folder}/{name}": text for name, text in files.items()}
    contents["group.json"] = group_text(group)
    if options.with_report:
        tell("報告書を作りました。", "Reports rendered.")
    paths = write_all(out, contents, force=options.force)
    click.echo(group_summary(group, lang), nl=False)
    for path in paths:
        if path.name in ("plan.json", "group.json", "report.html"):
            click.echo(f"  {path}")
    for made in plans:
        tell_again(made.decision_remarks, made.gaps, made.addresses, made.case, lang)
    gaps = tuple(gap for made in plans for gap in made.gaps)
    raise SystemExit(exit_for(gaps, options.fail_on))


def _nothing_shared(together: "Together", where: str, lang: str) -> str:
    """One line: the bodies are planned independently."""
    from migplan.grouping.together import stated_twice
    from migplan.report.shown import shown

    both = [shown(vendor) for vendor in stated_twice(together)]
    if lang == "ja":
        more = f"{'、'.join(both)}の技術者数は団体ごとの上限です。" if both else ""
        return f"共有する事業者の指定（{where}）がないため、団体ごとに独立して計画します。{more}"
    more = f" The engineers of {', '.join(both)} are limits of each body." if both else ""
    return f"Nothing is shared (no {where}), so the bodies are planned independently.{more}"

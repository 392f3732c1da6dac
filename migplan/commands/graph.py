"""``migplan graph``: pictures of the linkages as DOT and SVG."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.options import lang_option

if TYPE_CHECKING:
    from migplan.model.case import Case
    from migplan.model.plan import Plan


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path), metavar="INVENTORY|PLAN")
@click.option(
    "--system",
    "systems",
    multiple=True,
    metavar="ID",
    help="このシステムの周辺図を描く（繰り返し可）。",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="書き出すフォルダー。",
)
@click.option(
    "--timeout",
    type=click.IntRange(1, 600),
    default=20,
    show_default=True,
    help="配置計算の打切り（秒）。",
)
@click.option(
    "--cycles",
    is_flag=True,
    help="図を描かずに、互いに必要とし合うシステムと、順序を付けるために切る連携を示す。",
)
@lang_option
def graph(
    source: Path, systems: tuple[str, ...], out: Path, timeout: int, cycles: bool, lang: str
) -> None:
    """連携の図（分野の概要・移行波・周辺図）を DOT と SVG で書き出す。

    棚卸データを渡すと計画を立ててから、plan.json を渡すとその計画の図を描きます。

    Draws the fields of business, the waves, and the neighbourhood of single systems.
    With --cycles it draws nothing and prints the systems that need each other and the
    cheapest linkages to cut for an order, each with a cycle it breaks.

    \b
    例 / example:
      migplan graph out/plan.json --system juki -o out
      migplan graph inventories/mihon-shi --cycles
    """
    if cycles:
        from migplan.commands.cycles_view import cycles_text

        click.echo(cycles_text(_case(source), lang), nl=False)
        return
    from difflib import get_close_matches

    from migplan.report.drawings import draw
    from migplan.report.files import drawing_files
    from migplan.report.write import write_all

    plan = _plan(source)
    known = list(plan.case.roles)
    for key in systems:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = (
                f"「{near[0]}」の誤りではありませんか。 / did you mean '{near[0]}'?" if near else ""
            )
            raise click.UsageError(
                f"「{key}」というシステムはありません。 / no system '{key}'. {hint}"
            )
    contents = drawing_files(draw(plan, timeout, lang=lang, systems=systems))
    paths = write_all(out, contents)
    click.echo("書き出したファイル:" if lang == "ja" else "Written:")
    for path in paths:
        click.echo(f"  {path}")


def _case(source: Path) -> "Case":
    """The premises alone: knots need no dates."""
    if source.suffix == ".json":
        return _plan(source).case
    from migplan.pipeline import open_inventory

    return open_inventory(source).case


def _plan(source: Path) -> "Plan":
    if source.suffix == ".json":
        from migplan.commands.reading import read_sound_plan

        return read_sound_plan(source)
    from migplan.pipeline import open_inventory, plan_of

    return plan_of(open_inventory(source))

"""``migplan scenarios``: the scenarios of one body, planned and compared in one go."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.options import (
    as_of_option,
    inventory_argument,
    lang_option,
    linkages_option,
)

if TYPE_CHECKING:
    from migplan.commands.planning import Teller
    from migplan.grouping.scenarios import Ran

_FILES = ("scenarios.html", "scenarios.xlsx", "scenarios.json")


@click.command()
@inventory_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out/scenarios"),
    show_default=True,
    help="書き出すフォルダー。",
)
@click.option(
    "--scenarios",
    "named",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="PATH",
    help="比較案のファイルかフォルダー（繰り返し可）。既定は棚卸データと並ぶ scenarios フォルダー。",
)
@as_of_option
@linkages_option
@click.option("--force", is_flag=True, help="migplan が作ったのではないファイルにも上書きする。")
@lang_option
def scenarios(
    inventory: Path,
    out: Path,
    named: tuple[Path, ...],
    as_of: date | None,
    linkages: Path | None,
    force: bool,
    lang: str,
) -> None:
    """比較案を全て計画し、どの前提が結果を左右するかを示す。

    比較案は、棚卸データに重ねる小さな YAML ファイルです（事業者の遅れ、年度の上限、切替日の指定、
    単価、体制、期限）。今の計画と各案を立て、影響の大きい順に並べて、scenarios.html・scenarios.xlsx・
    scenarios.json に書きます。各案の計画は plans フォルダーに入り、diff・report に使えます。
    計画が成り立たない案は、その理由とともに結果に含めます。計算中に Ctrl-C を押すと、終わった案までを
    書き出します。もう一度押すと中止します。

    Plans the inventory and every scenario laid over it, ranks the scenarios by their effect and
    writes a page, a workbook, a document and the plans. A scenario without a plan is a result,
    with its reason. Ctrl-C writes what is done; a second one aborts.

    \b
    例 / examples:
      migplan scenarios inventories/mihon-shi -o out/scenarios
      migplan diff out/scenarios/plans/base out/scenarios/plans/kaigo-r11
    """
    from migplan.commands.interrupt import interruptible
    from migplan.commands.planning import Teller, refuse_another_body
    from migplan.commands.scenarios_view import summary
    from migplan.grouping.scenarios import BASE, run_scenarios, scenario_files
    from migplan.pipeline import open_inventory
    from migplan.report.write import check_files, check_folder, write_all

    tell = Teller(lang)
    check_folder(out)
    opened = open_inventory(inventory, as_of=as_of, linkages=linkages)
    refuse_another_body(out / "plans" / BASE, opened.case.municipality.name)
    files = scenario_files(inventory, named, opened)
    plans = [f"plans/{key}/plan.json" for key in (BASE, *(file.key for file in files))]
    check_files([out / name for name in (*_FILES, *plans)], force=force)
    with interruptible(tell.stopping) as stop:
        ran = run_scenarios(opened, files, told=_told(tell), stop=stop)
    paths = write_all(out, _contents(ran, lang), force=force)
    click.echo(summary(ran.table, lang), nl=False)
    click.echo("書き出したファイル:" if lang == "ja" else "Written:")
    for path in paths:
        click.echo(f"  {path}")
    for path in sorted(set(out.glob("plans/*/plan.json")) - set(paths)):
        tell(
            f"前に書き出した計画が残っています（今回の結果ではありません）: {path}",
            f"A plan of an earlier run is still there, and no result of this one: {path}",
        )


def _told(tell: "Teller"):
    def told(number: int, of: int, name: str) -> None:
        from migplan.report.shown import shown

        if not number:
            tell("今の計画を立てています。", "Planning the base.")
            return
        tell(f"比較案 {number}/{of}: {shown(name)}", f"Scenario {number}/{of}: {shown(name)}")

    return told


def _contents(ran: "Ran", lang: str) -> dict[str, str | bytes]:
    from migplan.commands.planning import plan_text
    from migplan.grouping.scenarios import BASE
    from migplan.report.document import document_text
    from migplan.report.joint.page import render_joint
    from migplan.report.joint.scenarios.view import scenario_page
    from migplan.report.joint.workbook import joint_workbook

    page = scenario_page(ran.table, lang)
    texts = (render_joint(page), joint_workbook(page), document_text(ran.table))
    contents: dict[str, str | bytes] = dict(zip(_FILES, texts, strict=True))
    contents[f"plans/{BASE}/plan.json"] = plan_text(ran.base)
    return contents | {f"plans/{key}/plan.json": plan_text(p) for key, p in ran.plans.items()}

"""``migplan report``: render a plan that was made before."""

from pathlib import Path

import click

from migplan.commands.options import lang_option, templates_option
from migplan.report.shapes import PAGE, SHAPES


@click.command()
@click.argument(
    "plan", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="PLAN"
)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="書き出すフォルダー。既定は PLAN と同じ所。情報政策課用のほかは、その下の for-… フォルダー。",
)
@click.option(
    "--format",
    "shapes",
    type=click.Choice(list(SHAPES)),
    multiple=True,
    default=(PAGE,),
    show_default=True,
    help="作るファイルの形（繰り返し可）。",
)
@click.option(
    "--browser",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="MIGPLAN_BROWSER",
    help="pdf を作るブラウザー（Chrome・Edge・Chromium）の場所。既定は自動で探す。",
)
@click.option(
    "--paper",
    type=click.Choice(["a3", "a4"]),
    default="a3",
    show_default=True,
    help="印刷する用紙。",
)
@click.option(
    "--system",
    "systems",
    multiple=True,
    metavar="ID",
    help="このシステムの周辺図も書き出す（繰り返し可）。",
)
@click.option(
    "--since",
    type=click.Path(exists=True, path_type=Path),
    metavar="OLDPLAN",
    help="前の版の計画（plan.json かそのフォルダー）から何がなぜ変わったかも載せる。",
)
@click.option(
    "--audience",
    type=click.Choice(["division", "executive", "vendor", "public"]),
    default="division",
    show_default=True,
    help="だれに見せる報告書か。見せない内容は、ページからも図からも除く。",
)
@click.option("--vendor", default="", metavar="NAME", help="--audience vendor の事業者の名前。")
@templates_option
@click.option("--force", is_flag=True, help="migplan が作ったのではないファイルにも上書きする。")
@lang_option
def report(
    plan: Path,
    out: Path | None,
    shapes: tuple[str, ...],
    browser: Path | None,
    paper: str,
    systems: tuple[str, ...],
    since: Path | None,
    audience: str,
    vendor: str,
    templates: Path | None,
    force: bool,
    lang: str,
) -> None:
    """計画 PLAN（plan.json）から報告書を作る。

    既定の html は、ネットワークにつながずに開ける 1 つの HTML ファイル report.html と図です。
    xlsx は表計算、md はメール用の要約、svg は図ごとのファイル、pdf は印刷物、pptx は 1 枚のロードマップです。
    作れない形があれば理由を示し、ほかの形は書き出して、終了コード 1 で終わります。

    Renders PLAN as one HTML file that opens without a network, or in other shapes: a workbook, a
    summary for a mail, every figure, a PDF, a slide.

    \b
    例 / example:
      migplan report out/plan.json -o out
      migplan report out/plan.json --since last-year/plan.json
      migplan report out/plan.json --format html --format xlsx --format pdf
      migplan report out/plan.json --audience public
      migplan report out/plan.json --audience vendor --vendor 〇〇システム株式会社
    """
    from migplan.commands.office_blocks import OfficeBlocks
    from migplan.commands.reading import plan_file, read_before, read_sound_plan
    from migplan.report.audience import Audience
    from migplan.report.redact.folder import folder_for
    from migplan.report.shapes.job import Job, Options
    from migplan.report.shapes.make import write_shapes

    def told(paths: tuple[Path, ...]) -> None:
        click.echo("書き出したファイル:" if lang == "ja" else "Written:")
        for path in paths:
            click.echo(f"  {path}")

    made = read_sound_plan(plan)
    before = read_before(plan_file(since), made) if since else None
    blocks = OfficeBlocks(templates, lang)
    reader = Audience(audience)
    options = Options(
        lang=lang,
        paper=paper,
        systems=systems,
        browser=browser,
        before=before,
        audience=reader,
        vendor=vendor,
        office=blocks.office,
        tell=blocks.tell,
    )
    folder = out or folder_for(plan.parent, reader, vendor)
    write_shapes(Job(made, options), shapes, folder, force=force, told=told)
    blocks.finish()

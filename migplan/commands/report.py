"""``migplan report``: render a plan that was made before."""

from pathlib import Path

import click

from migplan.commands.options import lang_option, templates_option


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
    "--paper",
    type=click.Choice(["a3", "a4"]),
    default="a3",
    show_default=True,
    help="1 ページ目を印刷する用紙。",
)
@click.option(
    "--system",
    "systems",
    multiple=True,
    metavar="ID",
    help="このシステムの周辺図も書き出す（繰り返し可）。",
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
    paper: str,
    systems: tuple[str, ...],
    audience: str,
    vendor: str,
    templates: Path | None,
    force: bool,
    lang: str,
) -> None:
    """計画 PLAN（plan.json）から報告書 report.html と図を作る。

    報告書は 1 つの HTML ファイルで、ネットワークにつながずに開けます。印刷は A3 横です。

    Renders PLAN as one HTML file that opens without a network, plus Graphviz pictures.

    \b
    例 / example:
      migplan report out/plan.json -o out
      migplan report out/plan.json --audience public
      migplan report out/plan.json --audience vendor --vendor 〇〇システム株式会社
    """
    from migplan.commands.office_blocks import OfficeBlocks
    from migplan.commands.reading import read_sound_plan
    from migplan.report.audience import Audience
    from migplan.report.files import write_report
    from migplan.report.redact.folder import folder_for

    made = read_sound_plan(plan)
    blocks = OfficeBlocks(templates, lang)
    reader = Audience(audience)
    paths = write_report(
        made,
        out or folder_for(plan.parent, reader, vendor),
        lang=lang,
        paper=paper,
        systems=systems,
        force=force,
        audience=reader,
        vendor=vendor,
        office=blocks.office,
        tell=blocks.tell,
    )
    click.echo("書き出したファイル:" if lang == "ja" else "Written:")
    for path in paths:
        click.echo(f"  {path}")
    blocks.finish()

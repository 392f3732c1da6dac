"""``migplan report``: render a plan that was made before."""

from pathlib import Path

import click

from migplan.commands.options import lang_option


@click.command()
@click.argument(
    "plan", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="PLAN"
)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="書き出すフォルダー。既定は PLAN と同じ所。",
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
    "--since",
    type=click.Path(exists=True, path_type=Path),
    metavar="OLDPLAN",
    help="前の版の計画（plan.json かそのフォルダー）から何がなぜ変わったかも載せる。",
)
@click.option("--force", is_flag=True, help="migplan が作ったのではないファイルにも上書きする。")
@lang_option
def report(
    plan: Path,
    out: Path | None,
    paper: str,
    systems: tuple[str, ...],
    since: Path | None,
    force: bool,
    lang: str,
) -> None:
    """計画 PLAN（plan.json）から報告書 report.html と図を作る。

    報告書は 1 つの HTML ファイルで、ネットワークにつながずに開けます。印刷は A3 横です。

    Renders PLAN as one HTML file that opens without a network, plus Graphviz pictures.

    \b
    例 / example:
      migplan report out/plan.json -o out
      migplan report out/plan.json --since last-year/plan.json
    """
    from migplan.commands.reading import plan_file, read_before, read_sound_plan
    from migplan.report.files import write_report

    made = read_sound_plan(plan)
    before = read_before(plan_file(since), made) if since else None
    paths = write_report(
        made,
        out or plan.parent,
        lang=lang,
        paper=paper,
        systems=systems,
        before=before,
        force=force,
    )
    click.echo("書き出したファイル:" if lang == "ja" else "Written:")
    for path in paths:
        click.echo(f"  {path}")

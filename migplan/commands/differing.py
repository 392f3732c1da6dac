"""``migplan diff``: what two versions of one plan differ in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.options import lang_option

if TYPE_CHECKING:
    from migplan.model.difference_document import PlanDifference
    from migplan.model.plan import Plan

_plan = click.Path(exists=True, path_type=Path)


@click.command("diff")
@click.argument("old", type=_plan, metavar="OLD")
@click.argument("new", type=_plan, metavar="NEW")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="出力形式。",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="書き出すファイル。省くと画面に出す。",
)
@click.option("--all", "whole", is_flag=True, help="長い一覧も省かずに示す（text）。")
@lang_option
def diff(old: Path, new: Path, fmt: str, out: Path | None, whole: bool, lang: str) -> None:
    """同じ団体の計画の二つの版を比べる。

    前の版 OLD と新しい版 NEW（plan.json かそのフォルダー）を比べ、まず「変えたこと」（切替日の指定、
    期限、契約、単価などの前提と、連携ギャップについての判断）、次に「その結果」（切替日、費用、
    暫定連携、連携ギャップ、必要な決定）を示します。違わないものは示しません。

    \b
    終了コード: 0 違いはない  1 違いがある  3 計画を読めない・団体が異なる

    Compares two versions of the plan of one body: first what people changed, then what follows
    from it. Exit codes: 0 no difference, 1 differences, 3 a plan cannot be read or is of another
    body.

    \b
    例 / examples:
      migplan diff out/before out/after
      migplan diff out/before out/after --format markdown -o changes.md
    """
    from migplan.diagnostics.errors import Exit
    from migplan.planning.difference.document import plan_difference

    before, after = _read(old, new)
    found = plan_difference(before, after)
    _show(found, fmt, out, lang, (old, new), whole=whole)
    raise SystemExit(Exit.FINDINGS if found.differs else Exit.OK)


def _read(old: Path, new: Path) -> tuple["Plan", "Plan"]:
    """Both plans, sound and of one body."""
    from migplan.catalogue.keep import same_body
    from migplan.commands.reading import PlanUnreadableError, plan_file, read_sound_plan

    before, after = read_sound_plan(plan_file(old)), read_sound_plan(plan_file(new))
    if not same_body(after.case, before):
        raise PlanUnreadableError(
            f"「{before.municipality}」と「{after.municipality}」の計画は、団体が異なります。団体の間の比較には `migplan compare` を使ってください。",
            f"The plans are of two bodies, {before.municipality} and {after.municipality}; to compare bodies, use `migplan compare`.",
        )
    return before, after


def _show(
    found: "PlanDifference",
    fmt: str,
    out: Path | None,
    lang: str,
    read: tuple[Path, ...],
    *,
    whole: bool,
) -> None:
    from migplan.commands.console import echo_json
    from migplan.commands.difference_view import marked, text
    from migplan.commands.reading import plan_file
    from migplan.report.difference.view import view
    from migplan.report.difference.written import markdown
    from migplan.report.document import document_text
    from migplan.report.write import check_apart, write_all

    match fmt:
        case "json":
            shown = document_text(found)
        case "markdown":
            shown = markdown(view(found, lang))
        case _:
            shown = text(view(found, lang), lang, whole=whole)
    if out is not None:
        check_apart([out], [plan_file(path) for path in read])
        write_all(out.parent, {out.name: marked(shown) if fmt == "text" else shown})
        click.echo("書き出したファイル:" if lang == "ja" else "Written:")
        click.echo(f"  {out}")
    elif fmt == "json":
        echo_json(shown, nl=False)
    else:
        click.echo(shown, nl=False)

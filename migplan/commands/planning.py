"""``migplan plan``: from an inventory to a verified plan and its report."""

from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from migplan.commands.check import exit_for
from migplan.commands.options import (
    as_of_option,
    fail_on_option,
    inventory_argument,
    lang_option,
    linkages_option,
)

if TYPE_CHECKING:
    from migplan.model.plan import Plan


@click.command()
@inventory_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="書き出すフォルダー。",
)
@as_of_option
@linkages_option
@fail_on_option
@click.option(
    "--report/--no-report",
    "with_report",
    default=True,
    show_default=True,
    help="報告書と図も作る。",
)
@lang_option
def plan(
    inventory: Path,
    out: Path,
    as_of: date | None,
    linkages: Path | None,
    fail_on: str,
    with_report: bool,
    lang: str,
) -> None:
    """棚卸データ INVENTORY から移行計画を立てる。

    費用（暫定連携・契約の延長・並行稼働など）の合計が最も小さくなる切替日を求め、
    どこまで最適に近いかを示します。計画は検算してから plan.json に書き、
    報告書 report.html と図を作ります。

    Finds the cutover dates of least total cost, says how near they are to the best,
    verifies the plan and writes plan.json, report.html and pictures.

    \b
    例 / examples:
      migplan plan inventories/mihon-shi
      migplan plan inventories/mooka --as-of 2023-04-01 -o out/backtest
    """
    from migplan.pipeline import open_inventory, plan_of
    from migplan.report.write import check_folder, write_all

    tell = _Teller(lang)
    check_folder(out)
    opened = open_inventory(inventory, as_of=as_of, linkages=linkages)
    tell("棚卸データを読みました。", "Inventory read.")
    _refuse_another_body(out, opened.case.municipality.name)
    made = plan_of(opened, progress=tell.progress)
    tell("計画を検算しました。", "Plan verified.")
    contents = {"plan.json": plan_text(made)}
    if with_report:
        from migplan.report.files import report_files

        contents |= report_files(made, lang=lang)
        tell("報告書を作りました。", "Report rendered.")
    paths = write_all(out, contents)
    click.echo(summary(made, lang), nl=False)
    for path in paths:
        click.echo(f"  {path}")
    raise SystemExit(exit_for(made.gaps, fail_on))


def _refuse_another_body(out: Path, name: str) -> None:
    """A plan of one body must not silently take the place of another's."""
    from migplan.commands.reading import body_of
    from migplan.diagnostics.errors import MigplanError

    there = body_of(out / "plan.json")
    if there is not None and there != name:
        raise MigplanError(
            f"{out} には「{there}」の計画があります。-o で別の出力先を指定してください。",
            f"{out} holds the plan of {there}; give another output folder with -o.",
        )


def plan_text(made: "Plan") -> str:
    """The plan as the text of ``plan.json``; the generator is named in the first line."""
    return '{"generator":"migplan",' + made.model_dump_json(indent=1).lstrip("{\n ") + "\n"


def summary(made: "Plan", lang: str) -> str:
    """The plan in a few lines for a terminal."""
    from migplan.model.wording import money, short_day
    from migplan.report.shown import shown

    ja = lang == "ja"
    body = shown(made.municipality)
    cost = made.cost
    cash, low, high = (
        money(yen).in_language(lang) for yen in (cost.cash_yen, cost.low_yen, cost.high_yen)
    )
    if not made.cutovers:
        return (
            f"{body}: これから切り替えるシステムはありません。\n"
            if ja
            else f"{body}: nothing is left to cut over.\n"
        )
    lines = [
        f"{body}: {len(made.cutovers)} システムを{_times_ja(len(made.waves))}切り替えます。"
        if ja
        else f"{body}: {len(made.cutovers)} systems cut over in {len(made.waves)} waves."
    ]
    for wave in made.waves:
        names = [shown(made.case.name(key)) for key in wave.systems]
        day = short_day(wave.date) if ja else wave.date.isoformat()
        lines.append(f"  {wave.number}. {day}  {('、' if ja else ', ').join(names)}")
    gap = f"{made.optimality_gap:.2%}"
    lines.append(
        f"追加費用（概算） {cash}（{low}〜{high}、単価は計画上の前提、新システムの導入費は別）、最適性の差 {gap}"
        if ja
        else f"Extra cost about {cash} ({low} to {high}; prices are planning assumptions, new systems apart), optimality gap {gap}"
    )
    lines.append(
        f"暫定連携 {len(made.bridges)} 件、連携ギャップ {len(made.gaps)} 件"
        if ja
        else f"{len(made.bridges)} bridges, {len(made.gaps)} gaps"
    )
    lines.append("書き出したファイル:" if ja else "Written:")
    return "\n".join(lines) + "\n"


def _times_ja(waves: int) -> str:
    return "一度に" if waves == 1 else f" {waves} 回に分けて"


class _Teller:
    """Progress on the error stream, with the seconds since the start."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._start = monotonic()

    def __call__(self, ja: str, en: str) -> None:
        seconds = monotonic() - self._start
        click.echo(f"[{seconds:5.1f} s] {ja if self._lang == 'ja' else en}", err=True)

    def progress(self, step: str, total: int | None, bound: int) -> None:
        ja, en = _STEPS[step]
        if step in _SEARCHING:
            found_ja = "" if total is None else f"計画の評価額 {total:,} 円、"
            found_en = "" if total is None else f"plan {total:,} yen, "
            share = f"{(total - bound) / total:.1%}" if total else "-"
            ja += f": {found_ja}下限 {bound:,} 円（差 {share}）"
            en += f": {found_en}bound {bound:,} yen ({share} apart)"
        self(ja, en)


_SEARCHING = ("min-cut", "waves", "cp-sat")
_STEPS = {
    "min-cut": ("下限の計算", "Lower bound"),
    "waves": ("最適性の証明", "Proof"),
    "cp-sat": ("最適化", "Optimisation"),
    "conflicts": (
        "条件が両立するかを調べています。",
        "Finding out whether everything can be kept.",
    ),
    "baselines": ("単純な順序と比べています。", "Comparing with naive orders."),
    "robustness": ("単価を変えて確かめています。", "Trying other prices."),
    "reasons": ("理由をまとめています。", "Writing the reasons."),
}

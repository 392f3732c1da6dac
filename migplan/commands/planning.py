"""``migplan plan``: from an inventory to a verified plan and its report."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from migplan.commands.check import exit_for, tell_again
from migplan.commands.options import (
    as_of_option,
    decisions_option,
    fail_on_option,
    lang_option,
    linkages_option,
    pins_option,
    templates_option,
)

if TYPE_CHECKING:
    from migplan.model.case import Case
    from migplan.model.plan import Plan


_OLD_DAYS = 180


@dataclass(frozen=True, slots=True)
class Options:
    """What one plan and several have in common."""

    out: Path
    as_of: date | None
    linkages: Path | None
    fail_on: str
    with_report: bool
    force: bool
    lang: str


@click.command()
@click.argument(
    "inventories",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="INVENTORY...",
)
@click.option(
    "--shared",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="複数の団体が共有する事業者の技術者数・並行数（YAML）。",
)
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
@decisions_option
@fail_on_option
@click.option(
    "--report/--no-report",
    "with_report",
    default=True,
    show_default=True,
    help="報告書と図も作る。",
)
@click.option("--force", is_flag=True, help="migplan が作ったのではないファイルにも上書きする。")
@click.option(
    "--keep",
    type=click.Path(exists=True, path_type=Path),
    metavar="OLDPLAN",
    help="前の計画（plan.json かそのフォルダー）で合意した切替日をなるべく保つ。",
)
@click.option(
    "--keep-weight",
    type=click.IntRange(0, 10**12),
    metavar="YEN",
    help="--keep で、切替日を変える 1 システムの重み（円）。既定は 5,000,000（計画上の前提）。",
)
@pins_option
@templates_option
@lang_option
def plan(
    inventories: tuple[Path, ...],
    shared: Path | None,
    out: Path,
    as_of: date | None,
    linkages: Path | None,
    decisions: Path | None,
    fail_on: str,
    with_report: bool,
    force: bool,
    lang: str,
    keep: Path | None,
    keep_weight: int | None,
    pins: Path | None,
    templates: Path | None,
) -> None:
    """棚卸データ INVENTORY から移行計画を立てる。

    費用（暫定連携・契約の延長・並行稼働など）の合計が最も小さくなる切替日を求め、
    どこまで最適に近いかを示します。計画は検算してから plan.json に書き、
    報告書 report.html と図を作ります。計算中に Ctrl-C を押すと、ここまでの最良の計画を
    検算して書き出します（計画には interrupted と記します）。もう一度押すと中止します。

    Finds the cutover dates of least total cost, says how near they are to the best,
    verifies the plan and writes plan.json, report.html and pictures. Ctrl-C ends the
    search with the best plan so far, marked as interrupted; a second one aborts.

    団体を二つ以上指定すると、団体ごとの計画を -o のフォルダーの下に、全体のまとめを
    group.json に書きます。--shared に書いた事業者の上限は、全団体の合計で守ります。
    group.yaml のあるフォルダー（グループ）を指定すると、そこに書かれた団体と上限で計画します。

    With several inventories each body gets a folder with a plan of its own, and group.json
    tells what sharing the vendors in --shared FILE costs and who waits for whom. The folder
    of a group (with group.yaml) stands for its members and what they share.

    \b
    例 / examples:
      migplan plan inventories/mihon-shi
      migplan plan inventories/mooka --as-of 2023-04-01 -o out/backtest
      migplan plan a-shi b-cho c-mura --shared vendors.yaml -o out/group
      migplan plan inventories/mitsuba-gun -o out/mitsuba
      migplan plan inventories/mihon-shi -o out/new --keep out
      migplan plan inventories/mihon-shi -o out/tried --pins pins.yaml
    """
    if keep_weight is not None and keep is None:
        raise click.UsageError(
            "--keep-weight は --keep とともに指定してください。 / --keep-weight needs --keep."
        )
    from migplan.grouping.folder import group_among

    group_yaml = group_among(inventories)
    if group_yaml is not None and shared is not None:
        raise click.UsageError(
            "グループのフォルダーでは --shared を使えません。共有する事業者は group.yaml の vendors に書いてください。"
            " / the folder of a group takes no --shared; state what is shared as 'vendors' in group.yaml."
        )
    if group_yaml is not None or shared is not None or len(inventories) > 1:
        from migplan.commands.planning_group import plan_together

        if keep is not None:
            raise click.UsageError(
                "--keep は一つの団体の計画にだけ指定できます。 / --keep is for the plan of one body."
            )
        if decisions is not None:
            raise click.UsageError(
                "--decisions は一つの団体の計画にだけ指定できます。 / --decisions is for the plan of one body."
            )
        if pins is not None:
            raise click.UsageError(
                "--pins は一つの団体の計画にだけ指定できます。 / --pins is for the plan of one body."
            )
        if templates is not None:
            raise click.UsageError(
                "--templates は一つの団体の計画にだけ指定できます。 / --templates is for the plan of one body."
            )
        options = Options(out, as_of, linkages, fail_on, with_report, force, lang)
        plan_together(inventories, shared, options, Teller(lang), group_yaml)
        return
    inventory = next(iter(inventories))
    from migplan.commands.interrupt import interruptible
    from migplan.commands.office_blocks import OfficeBlocks
    from migplan.commands.reading import plan_file, read_sound_plan
    from migplan.pipeline import keep_plan, open_inventory, plan_of
    from migplan.report.write import check_folder, write_all

    tell = Teller(lang)
    check_folder(out)
    blocks = OfficeBlocks(templates, lang)
    opened = open_inventory(
        inventory, as_of=as_of, linkages=linkages, decisions=decisions, pins=pins
    )
    tell("棚卸データを読みました。", "Inventory read.")
    _tell_old(tell, opened.case, date.today())
    for remark in opened.remarks:
        click.echo(remark.text(lang), err=True)
    if keep is not None:
        opened = keep_plan(opened, read_sound_plan(plan_file(keep)), weight=keep_weight)
    refuse_another_body(out, opened.case.municipality.name)
    with interruptible(tell.stopping) as stop:
        made = plan_of(opened, progress=tell.progress, stop=stop)
    tell("計画を検算しました。", "Plan verified.")
    contents = {"plan.json": plan_text(made)}
    if with_report:
        from migplan.report.files import report_files

        contents |= report_files(made, lang=lang, office=blocks.office, tell=blocks.tell)
        tell("報告書を作りました。", "Report rendered.")
    paths = write_all(out, contents, force=force)
    click.echo(summary(made, lang), nl=False)
    for path in paths:
        click.echo(f"  {path}")
    tell_again(made.decision_remarks, made.gaps, made.addresses, made.case, lang)
    blocks.finish()
    raise SystemExit(exit_for(made.gaps, fail_on))


def _tell_old(tell: "Teller", case: "Case", today: date) -> None:
    """Whoever plans again with last year's as-of date should know; a test against the past does."""
    days = (today - case.as_of).days
    if days > _OLD_DAYS and not case.backtest:
        tell(
            f"基準日 {case.as_of} は {days} 日前です。policy の as_of か --as-of で改めてください。",
            f"The as-of date {case.as_of} lies {days} days back: change as_of in the policy, or give --as-of.",
        )


def refuse_another_body(out: Path, name: str) -> None:
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
    from migplan.report.document import document_text

    return document_text(made)


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
    lines += _moved(made, lang)
    gap = f"{made.optimality_gap:.2%}"
    lines.append(
        f"追加費用（概算） {cash}（{low}〜{high}、単価は計画上の前提、新システムの導入費は別）、最適性の差 {gap}"
        if ja
        else f"Extra cost about {cash} ({low} to {high}; prices are planning assumptions, new systems apart), optimality gap {gap}"
    )
    if made.provenance.status == "interrupted":
        lines.append(
            "計算を途中で止めた計画です（interrupted）。検算済みですが、より良い計画が残っている余地があり、ほかの進め方との比較を欠くことがあります。"
            if ja
            else "The search was interrupted: the plan is verified, but a better one may exist, and comparisons may be missing."
        )
    left = sum(1 for gap in made.gaps if gap.counts)
    lines.append(
        f"暫定連携 {len(made.bridges)} 件、未判断の連携ギャップ {left} 件"
        if ja
        else f"{len(made.bridges)} bridges, {left} undecided gaps"
    )
    lines.append("書き出したファイル:" if ja else "Written:")
    return "\n".join(lines) + "\n"


def _moved(made: "Plan", lang: str) -> list[str]:
    """What left its agreed date, and why; what has cut over since."""
    from migplan.catalogue.keep import FROZEN
    from migplan.model.wording import short_day
    from migplan.report.shown import shown

    ja, agreed = lang == "ja", len(made.case.agreed)
    lines: list[str] = []
    if agreed:
        lines.append(
            f"前の計画の切替日: {agreed} システムのうち {len(made.moved)} システムを変更"
            if ja
            else f"Agreed dates: {len(made.moved)} of {agreed} systems leave theirs"
        )
    for row in made.moved:
        name, why = shown(made.case.name(row.system)), shown(row.reason.in_language(lang))
        old, new = (short_day(day) if ja else day.isoformat() for day in (row.agreed, row.date))
        lines.append(f"  {name}  {old} → {new}  {why}")
    lines += [
        f"  {shown(entry.statement.in_language(lang))}"
        for entry in made.case.assumptions
        if entry.key == FROZEN
    ]
    return lines


def _times_ja(waves: int) -> str:
    return "一度に" if waves == 1 else f" {waves} 回に分けて"


class Teller:
    """Progress on the error stream, with the seconds since the start."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._start = monotonic()

    def __call__(self, ja: str, en: str) -> None:
        """Say one line."""
        seconds = monotonic() - self._start
        click.echo(f"[{seconds:5.1f} s] {ja if self._lang == 'ja' else en}", err=True)

    def stopping(self) -> None:
        """Say that the wish to stop was seen."""
        self(
            "中断の指示を受けました。ここまでの最良の計画をまとめます（もう一度 Ctrl-C を押すと中止します）。",
            "Interrupted: the best plan so far is being written (Ctrl-C again aborts).",
        )

    def progress(self, step: str, total: int | None, bound: int) -> None:
        """Say how far the planner is."""
        ja, en = STEPS[step]
        if step in _SEARCHING:
            found_ja = "" if total is None else f"計画の評価額 {total:,} 円、"
            found_en = "" if total is None else f"plan {total:,} yen, "
            share = f"{(total - bound) / total:.1%}" if total else "-"
            ja += f": {found_ja}下限 {bound:,} 円（差 {share}）"
            en += f": {found_en}bound {bound:,} yen ({share} apart)"
        self(ja, en)

    def steps(self, step: str, total: int | None, bound: int) -> None:
        """Say what is done without any amount: others than the body itself may be looking on."""
        del total, bound
        self(*STEPS[step])


_SEARCHING = (
    "min-cut",
    "tabu",
    "sets",
    "waves",
    "cp-sat",
    "neighbours",
    "alone",
    "construct",
    "prices",
    "together",
)
STEPS = {
    "alone": ("団体ごとの計画（ほかの団体がない場合）", "Each body alone"),
    "construct": ("共有する上限に収まる計画", "Plans within what is shared"),
    "prices": ("共有する技術者の価格", "Prices of what is shared"),
    "together": ("共同の計画の改善", "Improvement of the joint plan"),
    "min-cut": ("下限の計算", "Lower bound"),
    "tabu": ("計画の改善", "Improvement"),
    "sets": ("最適性の証明", "Proof"),
    "waves": ("最適性の証明", "Proof"),
    "neighbours": ("計画の改善", "Improvement"),
    "cp-sat": ("最適化", "Optimisation"),
    "conflicts": (
        "条件が両立するかを調べています。",
        "Finding out whether everything can be kept.",
    ),
    "baselines": ("単純な順序と比べています。", "Comparing with naive orders."),
    "robustness": ("単価を変えて確かめています。", "Trying other prices."),
    "reasons": ("理由をまとめています。", "Writing the reasons."),
    "lots": ("ロットを選んでいます。", "Choosing lots."),
    "lots-planned": ("ロットの日程で計画し直しています。", "Planning anew inside the lots."),
    "lots-told": ("ロットの影響をまとめています。", "Finding out what the lots mean."),
}

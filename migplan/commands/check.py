"""``migplan check``: read an inventory and say what it holds and what it lacks."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migplan.commands.console import echo_json
from migplan.commands.options import (
    as_of_option,
    decisions_option,
    fail_on_option,
    format_option,
    inventory_argument,
    lang_option,
    linkages_option,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migplan.catalogue.completeness import Column
    from migplan.model.case import Case
    from migplan.model.gap import DecisionRemark, Gap
    from migplan.pipeline import Opened
    from migplan.planning.matters.result import Matters


@click.command()
@inventory_argument
@as_of_option
@linkages_option
@click.option(
    "--what-matters",
    "ranked",
    is_flag=True,
    help="分からない値のうち、計画の日付と金額に効くものを順に示す（計画を立て直すため、時間がかかる）。",
)
@click.option(
    "--top",
    type=click.IntRange(1, 100),
    default=8,
    show_default=True,
    help="--what-matters で、計画を立て直して調べる項目の数。",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.xlsx",
    help="記入状況と置いた前提（--what-matters なら順位も）を Excel に書き出す。",
)
@decisions_option
@fail_on_option
@format_option
@click.option(
    "--annotate",
    "copy",
    type=click.Path(path_type=Path),
    metavar="OUT.xlsx",
    help="問題のあるセルに直し方を書き込んだ写しと、問題の一覧を書き出す。元のファイルは変えない。",
)
@lang_option
def check(
    inventory: Path,
    as_of: date | None,
    linkages: Path | None,
    ranked: bool,
    top: int,
    out: Path | None,
    decisions: Path | None,
    fail_on: str,
    fmt: str,
    copy: Path | None,
    lang: str,
) -> None:
    """棚卸データ INVENTORY を点検する（読み取り・前提・連携ギャップ）。

    INVENTORY は YAML ファイルか Excel ブック 1 つ、または YAML・CSV を入れたフォルダーです。誤りは全て、
    ファイル名・行・列と直し方を付けて一度に示します。分からない値は誤りではなく、
    置いた前提として一覧にします。

    group.yaml のあるフォルダー（グループ）を指定すると、そこに書かれた全団体を一度に点検します。
    The folder of a group (with group.yaml) is checked as a whole, with all its members.

    前後関係が輪になっていて守れないときは、外すべき最小の組を示し、終了コード 4 で終わります。

    Reads INVENTORY and lists every problem at once, the assumptions made for unknown
    values, and the gaps that need no plan. Exits with 4 when the stated precedences
    form a cycle that no dates can keep, and names the fewest to give up.

    --what-matters は、分からない値を幅の両端に置いて計画を立て直し、費用と切替日が
    大きく変わるものから順に、聞く相手とともに示します。Ctrl-C を押すと、そこまでに
    調べた項目を示して終了コード 130 で終わります。

    --what-matters plans again with each unknown value at both ends of its range, and ranks
    the unknowns by what they change in yen and dates, with whom to ask.

    \b
    例 / examples:
      migplan check inventories/mihon-shi
      migplan check inventories/mihon-shi --format json
      migplan check inventories/mihon-shi --what-matters -o check.xlsx
      migplan check my-city --annotate naoshi.xlsx
      migplan check inventories/mitsuba-gun
    """
    from migplan.commands.annotating import check_target, open_annotated
    from migplan.diagnostics.errors import Exit
    from migplan.grouping.folder import group_among
    from migplan.pipeline import gaps_of, open_inventory, remarks_of
    from migplan.planning.cycles import demand_order

    group_yaml = group_among((inventory,))
    if group_yaml is not None:
        from migplan.commands.check_group import check_group

        if ranked or out is not None or copy is not None or decisions is not None:
            raise click.UsageError(
                "--what-matters・-o・--annotate・--decisions は、団体のフォルダーを指定したときに使えます。"
                " / these options are for the inventory of one body."
            )
        check_group(group_yaml, as_of=as_of, linkages=linkages, fail_on=fail_on, fmt=fmt, lang=lang)
    if out is not None:
        from migplan.commands import check_sheet

        check_sheet.check_target(inventory, out, copy)
    if copy is not None:
        check_target(inventory, copy)

    def read() -> "Opened":
        return open_inventory(inventory, as_of=as_of, linkages=linkages, decisions=decisions)

    opened = read() if copy is None else open_annotated(read, inventory, copy, lang)
    gaps = gaps_of(opened)
    remarks = remarks_of(opened, gaps, with_plan=False)
    tell_again(remarks, gaps, opened.addresses, opened.case, lang)
    if fmt == "text":
        # what needs no plan is shown while the plans are made
        click.echo(_text(opened, gaps, lang), nl=False)
    matters = None
    if ranked:
        from migplan.commands.ranking import rank

        demand_order(opened.case, opened.addresses)
        matters = rank(opened, top, lang)
    if fmt == "json":
        import json

        echo_json(
            json.dumps(_document(opened, gaps, remarks, matters), ensure_ascii=False, indent=2)
        )
    elif matters is not None:
        from migplan.commands.matters_view import matters_lines
        from migplan.report.shown import shown

        click.echo("\n".join(shown(line) for line in matters_lines(matters, lang)))
    if out is not None:
        from migplan.commands.check_sheet import write_sheet

        write_sheet(out, opened, _completeness(opened), matters, lang)
    demand_order(opened.case, opened.addresses)
    if matters is not None and matters.interrupted:
        raise SystemExit(Exit.INTERRUPTED)
    raise SystemExit(exit_for(gaps, fail_on))


def exit_for(gaps: "tuple[Gap, ...]", fail_on: str) -> int:
    """Exit code: 1 when a gap that counts is at least as severe as ``fail_on``.

    What people have decided about and what a bridge of the plan closes do not count.
    """
    from migplan.diagnostics.errors import Exit
    from migplan.model.gap import GapSeverity

    if fail_on == "never":
        return Exit.OK
    least = GapSeverity(fail_on).rank
    severe = any(gap.counts and gap.severity.rank >= least for gap in gaps)
    return Exit.FINDINGS if severe else Exit.OK


def tell_again(
    remarks: "tuple[DecisionRemark, ...]",
    gaps: "tuple[Gap, ...]",
    addresses: "Mapping[str, str]",
    case: "Case",
    lang: str,
) -> None:
    """Say on the error stream which decisions have to be looked at again."""
    if remarks:
        from migplan.report.decided import told_again

        for told in told_again(remarks, gaps, addresses, case.as_of):
            click.echo(told.text(lang), err=True)


def _document(
    opened: "Opened",
    gaps: "tuple[Gap, ...]",
    remarks: "tuple[DecisionRemark, ...]",
    matters: "Matters | None",
) -> dict[str, Any]:
    case = opened.case
    ranking = {} if matters is None else {"what_matters": matters.model_dump(mode="json")}
    return {
        "municipality": case.municipality.name,
        "as_of": case.as_of.isoformat(),
        "systems": len(case.systems),
        "linkages": len(case.linkages),
        "contracts": len(case.contracts),
        "roles": _roles(opened),
        "completeness": [row.model_dump() for row in _completeness(opened)],
        "assumptions": [entry.model_dump() for entry in case.assumptions],
        "gaps": [gap.model_dump(mode="json") for gap in gaps],
        "decision_remarks": [remark.model_dump(mode="json") for remark in remarks],
        **ranking,
    }


def _completeness(opened: "Opened") -> "tuple[Column, ...]":
    from migplan.catalogue.completeness import completeness

    return completeness(opened.stated, opened.case)


def _roles(opened: "Opened") -> dict[str, int]:
    found: dict[str, int] = {}
    for role in opened.case.roles.values():
        found[role] = found.get(role, 0) + 1
    return dict(sorted(found.items()))


_ROLES = {
    "moving": ("これから切り替える", "still to cut over"),
    "migrated": ("切替済み", "cut over already"),
    "staying": ("標準化対象外で残る", "local, staying"),
    "retiring": ("廃止する", "to be switched off"),
    "partner": ("外部機関", "partners outside"),
    "absent": ("対象なし・廃止済み", "absent"),
}


def _text(opened: "Opened", gaps: "tuple[Gap, ...]", lang: str) -> str:
    from migplan.commands.check_gaps import gap_lines
    from migplan.commands.completeness_view import completeness_lines
    from migplan.graph.build import linkage_graph
    from migplan.graph.hubs import hubs
    from migplan.graph.knots import knots
    from migplan.model.linkage import Criticality
    from migplan.model.wording import short_day
    from migplan.planning.cycles import circles, one_slot
    from migplan.report.shown import shown

    case, ja = opened.case, lang == "ja"
    invented = case.municipality.invented
    mark = ("（架空の見本）" if ja else " (invented sample)") if invented else ""
    day = short_day(case.as_of) if ja else case.as_of.isoformat()
    lines = [
        f"{case.municipality.name}{mark}  {'基準日' if ja else 'as of'} {day}",
        (
            f"システム {len(case.systems)}、連携 {len(case.linkages)}、契約 {len(case.contracts)}: 読み取りの誤りはありません。"
            if ja
            else f"{len(case.systems)} systems, {len(case.linkages)} linkages, {len(case.contracts)} contracts: read without an error."
        ),
    ]
    for role, count in _roles(opened).items():
        lines.append(f"  {_ROLES[role][0 if ja else 1]}: {count}")
    lines += completeness_lines(_completeness(opened), lang)
    essential = [link for link in case.linkages if link.criticality is Criticality.ESSENTIAL]
    for knot in knots(essential):
        names = (case.name(key) for key in knot.members)
        head = "互いに必須の連携で結ばれたもの" if ja else "systems that need each other"
        lines.append(f"{head}: {('、' if ja else ', ').join(names)}")
    for circle in circles(case):
        if circle.possible:
            lines.append(one_slot(case, circle, opened.addresses).in_language(lang))
    found = hubs(linkage_graph(case), 3)
    if found:
        head = "連携の相手が多いシステム" if ja else "Hubs (most neighbours)"
        count = "{name}（{n}）" if ja else "{name} ({n})"
        named = [count.format(name=case.name(hub.node), n=hub.neighbours) for hub in found]
        lines.append(f"{head}: {('、' if ja else ', ').join(named)}")
    lines.append("置いた前提" if ja else "Assumptions")
    lines += [f"  - {entry.statement.in_language(lang)}" for entry in case.assumptions]
    lines += gap_lines(gaps, opened.addresses, lang)
    return "\n".join(shown(line) for line in lines) + "\n"

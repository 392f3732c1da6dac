"""``migplan check``: read an inventory and say what it holds and what it lacks."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migplan.commands.options import (
    as_of_option,
    fail_on_option,
    format_option,
    inventory_argument,
    lang_option,
    linkages_option,
)

if TYPE_CHECKING:
    from migplan.model.gap import Gap
    from migplan.pipeline import Opened


@click.command()
@inventory_argument
@as_of_option
@linkages_option
@fail_on_option
@format_option
@lang_option
def check(
    inventory: Path, as_of: date | None, linkages: Path | None, fail_on: str, fmt: str, lang: str
) -> None:
    """棚卸データ INVENTORY を点検する（読み取り・前提・連携ギャップ）。

    INVENTORY は YAML ファイルか Excel ブック 1 つ、または YAML・CSV を入れたフォルダーです。誤りは全て、
    ファイル名・行・列と直し方を付けて一度に示します。分からない値は誤りではなく、
    置いた前提として一覧にします。

    前後関係が輪になっていて守れないときは、外すべき最小の組を示し、終了コード 4 で終わります。

    Reads INVENTORY and lists every problem at once, the assumptions made for unknown
    values, and the gaps that need no plan. Exits with 4 when the stated precedences
    form a cycle that no dates can keep, and names the fewest to give up.

    \b
    例 / examples:
      migplan check inventories/mihon-shi
      migplan check inventories/mihon-shi --format json
    """
    from migplan.pipeline import gaps_of, open_inventory
    from migplan.planning.cycles import demand_order

    opened = open_inventory(inventory, as_of=as_of, linkages=linkages)
    gaps = gaps_of(opened)
    if fmt == "json":
        import json

        click.echo(json.dumps(_document(opened, gaps), ensure_ascii=False, indent=2))
    else:
        click.echo(_text(opened, gaps, lang), nl=False)
    demand_order(opened.case, opened.addresses)
    raise SystemExit(exit_for(gaps, fail_on))


def exit_for(gaps: "tuple[Gap, ...]", fail_on: str) -> int:
    """Exit code: 1 when a gap is at least as severe as ``fail_on``."""
    from migplan.diagnostics.errors import Exit
    from migplan.model.gap import GapSeverity

    if fail_on == "never":
        return Exit.OK
    least = GapSeverity(fail_on).rank
    return Exit.FINDINGS if any(gap.severity.rank >= least for gap in gaps) else Exit.OK


def _document(opened: "Opened", gaps: "tuple[Gap, ...]") -> dict[str, Any]:
    case = opened.case
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
    }


def _completeness(opened: "Opened") -> Any:
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
    lines.append(
        "項目ごとの記入状況（記載あり / 前提で補った / 不明）"
        if ja
        else "Completeness (known / assumed / unknown)"
    )
    for row in _completeness(opened):
        lines.append(
            f"  {row.label.in_language(lang)}: {row.known} / {row.assumed} / {row.unknown}"
        )
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
    counts = [
        (word, sum(1 for gap in gaps if gap.severity == key)) for key, word in _SEVERITY.items()
    ]
    by_severity = ("、" if ja else ", ").join(
        f"{word[0 if ja else 1]} {n}" for word, n in counts if n
    )
    lines.append(
        f"連携ギャップ {len(gaps)} 件（{by_severity or '-'}。日付が要る検査は plan で行います）"
        if ja
        else f"{len(gaps)} gaps ({by_severity or '-'}; rules that need dates run with 'plan')"
    )
    for gap in gaps:
        where = opened.addresses.get(f"linkage:{gap.subject}") or opened.addresses.get(
            f"system:{gap.subject}", ""
        )
        place = f"{where}: " if where else ""
        lines.append(
            f"  {place}{_SEVERITY[gap.severity][0 if ja else 1]} [{gap.key}] {gap.finding.in_language(lang)}"
        )
    return "\n".join(shown(line) for line in lines) + "\n"


_SEVERITY = {
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低", "low"),
    "info": ("参考", "info"),
}

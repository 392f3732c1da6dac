"""Adds up dated plans honestly, without the planner: bridges, reworks, costs, years, baselines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random

from migplan.catalogue.catalogue import load_catalogue
from migplan.model.case import Case, Role
from migplan.model.dates import fiscal_year, fiscal_year_of_month, month_index
from migplan.model.gap import Confidence, Gap, GapSeverity, Remedy
from migplan.model.plan import (
    Baseline,
    Bridge,
    Cost,
    CostKind,
    Cutover,
    DecisionDue,
    First,
    Plan,
    Provenance,
    Rework,
    Robustness,
    Wave,
)
from migplan.model.text import Bilingual
from migplan.planning.outlook import funding_windows, resident_notices, unsettled
from migplan.planning.running import running
from tests.report.body import MONTH, PARALLEL, REWORK, SETUP, both


def _bridges(case: Case, dates: Mapping[str, date]) -> tuple[Bridge, ...]:
    rows: list[Bridge] = []
    for linkage in case.linkages:
        a, b = linkage.provider, linkage.consumer
        ends = {case.roles[a], case.roles[b]}
        if ends == {Role.MOVING}:
            if dates[a] == dates[b]:
                continue
            start, end, running = min(dates[a], dates[b]), max(dates[a], dates[b]), False
            first = First.PROVIDER if dates[a] < dates[b] else First.CONSUMER
        elif ends == {Role.MOVING, Role.MIGRATED}:
            start, running = case.as_of, True
            end = dates[a] if a in dates else dates[b]
            first = First.CONSUMER if a in dates else First.PROVIDER
        else:
            continue
        months = max(1, month_index(end) - month_index(start))
        setup = 0 if running else SETUP + (600_000 if first is First.CONSUMER else 0)
        rows.append(
            Bridge(
                linkage=linkage.id or "",
                provider=a,
                consumer=b,
                start=start,
                end=end,
                months=months,
                first=first,
                running_at_as_of=running,
                setup_yen=setup,
                running_yen=MONTH * months,
                cost_yen=setup + MONTH * months,
                reason=both(
                    f"{case.name(a if first is First.PROVIDER else b)}が先に切り替わるため、新旧の形式を変換して受け渡す。",
                    "one end is on its new system first, so the data is converted in between",
                ),
            )
        )
    return tuple(rows)


def _reworks(case: Case, dates: Mapping[str, date]) -> tuple[Rework, ...]:
    rows: list[Rework] = []
    for linkage in case.linkages:
        a, b = linkage.provider, linkage.consumer
        if case.roles[a] is Role.MOVING and case.roles[b] in {Role.STAYING, Role.PARTNER}:
            rows.append(
                Rework(
                    linkage=linkage.id or "", mover=a, stayer=b, ready_by=dates[a], cost_yen=REWORK
                )
            )
        elif case.roles[b] is Role.MOVING and case.roles[a] in {Role.STAYING, Role.PARTNER}:
            rows.append(
                Rework(
                    linkage=linkage.id or "", mover=b, stayer=a, ready_by=dates[b], cost_yen=REWORK
                )
            )
    return tuple(rows)


def _months_late(case: Case, key: str, day: date) -> int:
    deadline = case.deadlines.get(key)
    return max(1, month_index(day) - month_index(deadline)) if deadline and day > deadline else 0


def _cost(
    case: Case, dates: Mapping[str, date], bridges: Iterable[Bridge], reworks: Iterable[Rework]
) -> Cost:
    years: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))

    def spend(year: int, kind: CostKind, yen: int) -> None:
        years[str(year)][kind.value] += yen

    for bridge in bridges:
        if bridge.setup_yen:
            spend(fiscal_year(bridge.start), CostKind.BRIDGE_SETUP, bridge.setup_yen)
        running = CostKind.MIXED_RUNNING if bridge.running_at_as_of else CostKind.BRIDGE_RUNNING
        for n in range(bridge.months):
            spend(fiscal_year_of_month(month_index(bridge.start) + n), running, MONTH)
    for rework in reworks:
        spend(fiscal_year(rework.ready_by), CostKind.REWORK, rework.cost_yen)
    for day in dates.values():
        spend(fiscal_year(day), CostKind.PARALLEL_RUNNING, PARALLEL)
    for contract in case.contracts:
        if contract.end is None or not contract.monthly_yen:
            continue
        for key in sorted(set(contract.systems) & dates.keys()):
            share = contract.monthly_yen // len(contract.systems)
            months = month_index(dates[key]) - contract.end.month
            kind = CostKind.CONTRACT_EXTENSION if months > 0 else CostKind.CONTRACT_LEFTOVER
            if months:
                spend(fiscal_year(dates[key]), kind, share * abs(months))
    by_kind: dict[str, int] = defaultdict(int)
    for kinds in years.values():
        for kind, yen in kinds.items():
            by_kind[kind] += yen
    cash = sum(by_kind.values())
    late = sum(_months_late(case, key, day) for key, day in dates.items())
    if late:
        by_kind[CostKind.LATENESS.value] = late * 5_000_000
    return Cost(
        total_yen=sum(by_kind.values()),
        cash_yen=cash,
        low_yen=cash * 62 // 100,
        high_yen=cash * 171 // 100,
        by_kind=dict(sorted(by_kind.items())),
        by_fiscal_year={year: dict(sorted(kinds.items())) for year, kinds in sorted(years.items())},
    )


def _waves(dates: Mapping[str, date]) -> tuple[Wave, ...]:
    days = sorted(set(dates.values()))
    return tuple(
        Wave(
            number=n,
            date=day,
            closed_from=day - timedelta(days=6 if day.month == 1 else 3),
            systems=tuple(sorted(key for key, when in dates.items() if when == day)),
        )
        for n, day in enumerate(days, start=1)
    )


def _baseline(
    case: Case, name: str, ja: str, en: str, spacing: Bilingual, dates: Mapping[str, date]
) -> Baseline:
    bridges, reworks = _bridges(case, dates), _reworks(case, dates)
    cost = _cost(case, dates, bridges, reworks)
    return Baseline(
        name=name,
        title=both(ja, en),
        spacing=spacing,
        feasible=True,
        total_yen=cost.total_yen,
        cash_yen=cost.cash_yen,
        bridge_yen=sum(b.cost_yen for b in bridges),
        bridges=len(bridges),
        waves=len(set(dates.values())),
        last=max(dates.values()),
        cutovers=dict(sorted(dates.items())),
    )


def _baselines(case: Case, dates: Mapping[str, date]) -> tuple[Baseline, ...]:
    days = (
        date(2027, 1, 4),
        date(2027, 5, 6),
        date(2027, 9, 21),
        date(2028, 1, 4),
        date(2028, 5, 8),
        date(2028, 9, 19),
    )
    packed = both("切替枠を順に詰めて使う", "one wave in each slot that is allowed")
    keys = sorted(dates)
    levels = {key: days[n * len(days) // len(keys)] for n, key in enumerate(keys)}
    ends = {key: days[(n * 7) % len(days)] for n, key in enumerate(keys)}
    return (
        Baseline(
            name="all_at_once",
            title=both("一括切替", "all at once"),
            spacing=both("全件を同じ切替枠に置く", "one slot for all"),
            feasible=False,
            why_not=both(
                "全業務に共通して空いている切替枠がありません。",
                "no slot is open for all businesses",
            ),
        ),
        _baseline(case, "contract_end", "契約満了順", "by contract end", packed, ends),
        _baseline(
            case, "topological", "依存関係の上流から順に", "topological waves", packed, levels
        ),
    )


def _gaps(case: Case, count: int, random: Random) -> tuple[Gap, ...]:
    kinds = (
        (
            "GAP001",
            "no_standard_receiver",
            "標準側への受入手段がない",
            "no standard intake",
            GapSeverity.HIGH,
        ),
        (
            "GAP004",
            "direct_db",
            "直接DB参照が使えなくなる",
            "direct database access ends",
            GapSeverity.HIGH,
        ),
        (
            "GAP009",
            "screen_scraping",
            "RPA・画面転記の作り直し",
            "screen transcription must be rebuilt",
            GapSeverity.MEDIUM,
        ),
        (
            "GAP012",
            "character_set",
            "文字（外字）の受渡し方法が未定",
            "character sets differ",
            GapSeverity.MEDIUM,
        ),
        ("GAP017", "euc_report", "EUC・帳票の再作成", "extracts must be rebuilt", GapSeverity.LOW),
        (
            "GAP020",
            "downtime_notice",
            "サービス停止の周知",
            "residents must be told",
            GapSeverity.INFO,
        ),
    )
    rows: list[Gap] = []
    for n, linkage in enumerate(random.sample(case.linkages, min(count, len(case.linkages)))):
        code, kind, ja, en, severity = kinds[n % len(kinds)]
        a, b = case.name(linkage.provider), case.name(linkage.consumer)
        rows.append(
            Gap(
                key=f"{code}@{linkage.id}",
                code=code,
                kind=kind,
                title=both(ja, en),
                subject=linkage.id or "",
                systems=(linkage.provider, linkage.consumer),
                finding=both(
                    f"{a}から{b}への{linkage.data}は、移行後の受渡し方法が決まっていません。",
                    f"nobody has agreed how {linkage.data} travels from {a} to {b}",
                ),
                severity=severity,
                confidence=random.choice(tuple(Confidence)),
                remedies=(
                    Remedy(
                        ja="独自施策システム等連携仕様のファイル連携に置き換える",
                        en="replace it by a file of the independent-system linkage",
                    ),
                    Remedy(
                        ja="事業者の追加機能を調達する", en="buy an optional function of the vendor"
                    ),
                ),
                owner=random.choice(("情報政策課", "税務課", "福祉課", None)),
                due=date(2027, 1 + n % 12, 15) if n % 5 else None,
            )
        )
    return tuple(rows)


def _decisions(case: Case) -> tuple[DecisionDue, ...]:
    rows = (
        (
            "budget",
            date(2026, 12, 25),
            "市長・財政課",
            "mayor, finance",
            "令和9年度当初予算に暫定連携の費用を計上する",
            "put the bridges into the budget",
            "当初予算の要求締切",
            "budget deadline",
        ),
        (
            "vendor",
            date(2026, 12, 28),
            "情報政策課",
            "IT division",
            "青葉情報の技術者を第1波と第3波に確保する",
            "book the vendor's engineers",
            "第1波の切替の直前まで作業が続くため",
            "work runs up to wave 1",
        ),
        (
            "extension",
            date(2027, 1, 29),
            "契約担当課",
            "contracts",
            "健康管理の現行契約の延長を申し入れる",
            "announce the extension",
            "満了の 2 か月前が申入れの期限",
            "two months' notice",
        ),
        (
            "receiver",
            date(2027, 2, 26),
            "福祉課",
            "welfare",
            "子ども医療費助成の受入手段を決める",
            "agree the way in",
            "改修に 6 か月かかるため",
            "six months of rework",
        ),
        (
            "ordinance",
            date(2027, 6, 30),
            "議会事務局・税務課",
            "assembly, tax",
            "納期の変更に伴う条例改正を上程する",
            "table the ordinance",
            "9 月議会で議決するため",
            "assembly in September",
        ),
    )
    return tuple(
        DecisionDue(
            key=k, due=d, who=both(wj, we), what=both(ja, en), basis=both(bj, be), assumed=n != 1
        )
        for n, (k, d, wj, we, ja, en, bj, be) in enumerate(rows)
        if case.units
    )


def plan_of(case: Case, dates: Mapping[str, date], *, gaps: int = 40, seed: int = 7) -> Plan:
    """Add up the plan that cuts over on ``dates``."""
    random = Random(seed)  # noqa: S311
    bridges, reworks = _bridges(case, dates), _reworks(case, dates)
    cost = _cost(case, dates, bridges, reworks)
    waves = _waves(dates)
    number = {key: wave.number for wave in waves for key in wave.systems}
    pinned = {s.id for s in case.systems if s.pin}
    cutovers = tuple(
        Cutover(
            system=key,
            date=day,
            wave=number[key],
            pinned=key in pinned,
            months_late=_months_late(case, key, day),
            reason=both(
                "契約の満了に最も近く、同じパッケージのシステムと揃う切替枠です。",
                "the slot nearest to the end of its contract",
            ),
            earlier=both(
                "1 枠早めると、暫定連携が 4 本増え、約 1,240 万円高くなります。",
                "one slot earlier costs about 12.4 million yen more",
            ),
            later=both(
                "1 枠遅らせると、期限を 3 か月過ぎます。",
                "one slot later misses the deadline by three months",
            ),
        )
        for key, day in sorted(dates.items(), key=lambda row: (row[1], row[0]))
    )
    return Plan(
        municipality=case.municipality.name,
        as_of=case.as_of,
        cutovers=cutovers,
        waves=waves,
        bridges=bridges,
        reworks=reworks,
        gaps=_gaps(case, gaps, random),
        cost=cost,
        bound_yen=cost.total_yen * 99 // 100,
        optimality_gap=0.01 if dates else 0.0,
        baselines=_baselines(case, dates) if dates else (),
        robustness=(
            Robustness(level="low", same_order=True, total_yen=cost.low_yen),
            Robustness(
                level="high",
                same_order=False,
                moved=tuple(sorted(dates))[:2],
                total_yen=cost.high_yen,
            ),
        )
        if dates
        else (),
        decisions_due=_decisions(case),
        running=running(case, cutovers),
        funding=funding_windows(case, cutovers, load_catalogue().funding),
        unsettled=unsettled(case, cutovers),
        residents=resident_notices(case, waves, load_catalogue().residents),
        assumptions=tuple(a.key for a in case.assumptions),
        case=case,
        addresses={
            f"system:{s.id}": f"systems.yaml:{n * 9 + 3}" for n, s in enumerate(case.systems)
        },
        provenance=Provenance(
            inputs_sha256="0123456789abcdef" * 4,
            version="0.1.0",
            seed=1,
            solver="waves",
            bound_source="root bound",
            status="feasible" if dates else "empty",
        ),
    )

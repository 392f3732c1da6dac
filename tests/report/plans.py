"""Plans to draw: made up from a fixed seed and added up honestly, without the planner.

The figures of a plan agree with each other (bridges, costs, years, waves), because a report that is
fed with figures that contradict each other cannot be judged by looking.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random

from migplan.model.case import Assumption, Case, Role, Slot, SlotKind
from migplan.model.contract import Contract, ContractKind
from migplan.model.dates import RoughDate, fiscal_year, fiscal_year_of_month, month_index
from migplan.model.gap import Confidence, Gap, GapSeverity
from migplan.model.linkage import Criticality, Linkage, Method
from migplan.model.municipality import Municipality, Reference
from migplan.model.partner import Partner
from migplan.model.plan import (
    WEIGHTS,
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
from migplan.model.price import Price, PriceUnit
from migplan.model.season import Season, Severity
from migplan.model.system import Disposition, Pin, State, System, SystemKind
from migplan.model.text import Bilingual

AS_OF = date(2026, 11, 22)
SETUP, MONTH, REWORK, PARALLEL = 3_200_000, 180_000, 1_100_000, 2_400_000

STANDARD: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "juki",
        (
            ("resident_record", "住民基本台帳"),
            ("seal_registration", "印鑑登録"),
            ("electoral_roll", "選挙人名簿管理"),
        ),
    ),
    ("koseki", (("family_register", "戸籍"), ("family_register_supplement", "戸籍の附票"))),
    (
        "zei",
        (
            ("individual_resident_tax", "個人住民税"),
            ("corporate_resident_tax", "法人住民税"),
            ("fixed_asset_tax", "固定資産税"),
            ("light_vehicle_tax", "軽自動車税"),
        ),
    ),
    (
        "hoken",
        (
            ("national_health_insurance", "国民健康保険"),
            ("elderly_medical", "後期高齢者医療"),
            ("long_term_care", "介護保険"),
            ("national_pension", "国民年金"),
        ),
    ),
    (
        "fukushi",
        (
            ("disability_welfare", "障害者福祉"),
            ("public_assistance", "生活保護"),
            ("child_allowance", "児童手当"),
            ("child_rearing_allowance", "児童扶養手当"),
            ("childcare_support", "子ども・子育て支援"),
        ),
    ),
    ("kenko", (("health_management", "健康管理"), ("school_enrollment", "就学"))),
)
VENDORS = {
    "juki": "青葉情報",
    "koseki": "若草システム",
    "zei": "青葉情報",
    "hoken": "海野電算",
    "fukushi": "海野電算",
    "kenko": "白川ソフト",
}

LOCAL: tuple[tuple[str, str], ...] = (
    ("medical_subsidy_child", "子ども医療費助成"),
    ("medical_subsidy_disability", "重度心身障害者医療費助成"),
    ("medical_subsidy_single_parent", "ひとり親家庭等医療費助成"),
    ("after_school_care", "放課後児童クラブ"),
    ("childcare_ai_placement", "保育所AI入所選考"),
    ("care_certification_ai", "要介護認定審査会支援"),
    ("care_business_guidance", "地域包括支援・総合事業"),
    ("welfare_general", "福祉総合相談"),
    ("self_reliance_support", "生活困窮者自立支援"),
    ("disaster_vulnerable", "避難行動要支援者名簿"),
    ("disaster_victim_support", "被災者支援"),
    ("maternal_extra", "電子母子手帳"),
    ("vaccination_booking", "予防接種予約"),
    ("special_health_guidance", "特定健診・保健事業"),
    ("school_affairs", "校務支援"),
    ("school_lunch_fee", "学校給食費"),
    ("library", "図書館"),
    ("tax_image", "課税資料イメージ管理"),
    ("tax_filing_support", "申告支援"),
    ("eltax_review", "eLTAX審査・国税連携"),
    ("house_appraisal", "家屋評価"),
    ("gis_tax", "固定資産税GIS"),
    ("gis_integrated", "統合型GIS"),
    ("furusato", "ふるさと納税管理"),
    ("auction_pref", "滞納整理・預貯金照会"),
    ("call_center_payment", "納付案内（SMS）"),
    ("convenience_store", "コンビニ交付"),
    ("certificate_kiosk", "証明書窓口発行"),
    ("front_desk_dx", "書かない窓口"),
    ("online_form", "電子申請"),
    ("reservation", "施設予約"),
    ("line_portal", "住民ポータル"),
    ("rpa", "RPA"),
    ("ai_ocr", "AI-OCR"),
    ("water", "上下水道料金"),
    ("public_housing", "公営住宅管理"),
    ("cemetery_waste", "し尿・ごみ処理手数料"),
    ("dog_registry", "畜犬登録"),
    ("financial_accounting", "財務会計"),
    ("hr_payroll", "人事給与・庶務"),
    ("document_mgmt", "文書管理・電子決裁"),
    ("property_mgmt", "公有財産台帳"),
    ("shared_base_old", "現行の統合宛名"),
    ("mynumber_card_counter", "マイナンバーカード交付予約"),
    ("statistics_bi", "データ分析・BI"),
)
DATES = {
    "juki": date(2027, 1, 4),
    "koseki": date(2027, 5, 6),
    "zei": date(2027, 9, 21),
    "hoken": date(2027, 9, 21),
    "fukushi": date(2028, 1, 4),
    "kenko": date(2028, 9, 19),
}
DEADLINES = {
    "juki": date(2027, 3, 31),
    "koseki": date(2028, 3, 31),
    "zei": date(2028, 3, 31),
    "hoken": date(2028, 3, 31),
    "fukushi": date(2029, 3, 31),
    "kenko": date(2028, 3, 31),
}


def both(ja: str, en: str) -> Bilingual:
    return Bilingual(ja=ja, en=en)


def a_system(key: str, name: str, **values: object) -> System:
    return System.model_validate({"id": key, "name": name, **values})


def _seasons() -> tuple[Season, ...]:
    rows = (
        ("*", "03-25", "04-10", Severity.HARD, "年度替わり・人事異動", "fiscal-year change"),
        ("resident_record", "03-10", "04-20", Severity.HARD, "転入転出の集中", "peak of moves"),
        (
            "individual_resident_tax",
            "01-06",
            "06-15",
            Severity.HARD,
            "当初課税",
            "yearly assessment",
        ),
        (
            "fixed_asset_tax",
            "01-06",
            "05-15",
            Severity.HARD,
            "賦課・縦覧・納税通知",
            "assessment and notices",
        ),
        (
            "light_vehicle_tax",
            "03-20",
            "05-31",
            Severity.HARD,
            "賦課期日・納税通知",
            "assessment and notices",
        ),
        (
            "national_health_insurance",
            "06-01",
            "07-31",
            Severity.HARD,
            "本算定・当初賦課",
            "yearly assessment",
        ),
        ("disability_welfare", "08-01", "09-15", Severity.HARD, "所得状況届", "income reports"),
        ("child_rearing_allowance", "08-01", "09-05", Severity.HARD, "現況届", "status reports"),
        ("school_enrollment", "10-01", "10-31", Severity.HARD, "学齢簿の作成", "school register"),
        ("child_allowance", "06-01", "06-30", Severity.SOFT, "現況届", "status reports"),
    )
    return tuple(
        Season(business=b, start=s, end=e, severity=v, reason=both(ja, en))
        for b, s, e, v, ja, en in rows
    )


def _prices() -> tuple[Price, ...]:
    rows = (
        (
            "person_month",
            "技術者 1 人月",
            "one engineer month",
            PriceUnit.YEN,
            800_000,
            1_100_000,
            1_600_000,
            False,
        ),
        (
            "bridge_setup",
            "暫定連携の構築",
            "setting up a bridge",
            PriceUnit.PERSON_MONTHS,
            1.5,
            3,
            5,
            False,
        ),
        (
            "bridge_month",
            "暫定連携の運用",
            "running a bridge",
            PriceUnit.YEN_PER_MONTH,
            90_000,
            180_000,
            320_000,
            False,
        ),
        (
            "rework",
            "周辺システムの改修",
            "adapting a staying system",
            PriceUnit.PERSON_MONTHS,
            0.5,
            1,
            2,
            False,
        ),
        ("parallel", "並行稼働の期間", "parallel running", PriceUnit.MONTHS, 1, 2, 3, True),
    )
    return tuple(
        Price(
            key=k,
            name=both(ja, en),
            unit=u,
            low=lo,
            typical=t,
            high=h,
            stated=s,
            source="計画上の前提",
            confidence="low",
        )
        for k, ja, en, u, lo, t, h, s in rows
    )


def _linkages(
    moving: list[str], local: list[str], count: int, random: Random
) -> tuple[Linkage, ...]:
    """About five in nine between moving systems, the rest with local systems and partners."""
    found: dict[tuple[str, str], Linkage] = {}
    hubs = moving[:1] * 6 + moving[5:6] * 3 + moving
    while len(found) < count:
        provider = random.choice(hubs)
        consumer = random.choice(moving if random.random() < 0.45 else local)
        if random.random() < 0.16 and consumer in local:
            provider, consumer = consumer, provider
        if provider == consumer:
            continue
        data = random.choice(
            (
                "住民情報",
                "異動情報",
                "所得・課税情報",
                "資格情報",
                "口座情報",
                "宛名情報",
                "収納情報",
            )
        )
        method = random.choice(
            (Method.FILE, Method.FILE, Method.REST, Method.DIRECT_DB, Method.RPA)
        )
        found[provider, consumer] = Linkage(
            id=f"L{len(found) + 1:03d}",
            provider=provider,
            consumer=consumer,
            data=data,
            method=method,
            criticality=random.choice(tuple(Criticality)),
        )
    return tuple(sorted(found.values(), key=lambda linkage: linkage.id or ""))


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
                    both(
                        "独自施策システム等連携仕様のファイル連携に置き換える",
                        "replace it by a file of the independent-system linkage",
                    ),
                    both("事業者の追加機能を調達する", "buy an optional function of the vendor"),
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


def _case(
    municipality: Municipality,
    *,
    linkages: int = 160,
    local: int = 45,
    backtest: bool = False,
    seed: int = 7,
) -> Case:
    random = Random(seed)  # noqa: S311  (drawing a sample, not a secret)
    systems: list[System] = []
    contracts: list[Contract] = []
    for unit, members in STANDARD:
        for n, (business, name) in enumerate(members):
            pin = (
                Pin(date=DATES[unit], owner="市民課", reason="公告済み")
                if unit == "juki" and n == 0
                else None
            )
            systems.append(
                a_system(
                    f"S_{business}",
                    name,
                    kind=SystemKind.STANDARD,
                    businesses=(business,),
                    state=State.IN_EXTENSION,
                    vendor=VENDORS[unit],
                    package=f"{VENDORS[unit]}{unit.upper()}",
                    deadline=DEADLINES[unit].isoformat(),
                    pin=pin,
                )
            )
        ends = {
            "juki": "2027-03",
            "koseki": "2027-08-31",
            "zei": "FY2027",
            "hoken": "FY2027",
            "fukushi": "2027-12",
            "kenko": "2028-03-31",
        }
        contracts.append(
            Contract(
                id=f"C_{unit}",
                name=f"{members[0][1]}ほか賃貸借",
                systems=tuple(f"S_{b}" for b, _ in members),
                kind=ContractKind.LEASE,
                end=RoughDate.model_validate(ends[unit]),
                monthly_yen=700_000 * len(members),
            )
        )
    systems.append(
        a_system(
            "S_common",
            "庁内データ連携",
            kind=SystemKind.COMMON_FUNCTION,
            businesses=("inter_system_linkage",),
            state=State.LIVE,
        )
    )
    systems += [
        a_system(
            f"X_{kind}", name, kind=SystemKind.LOCAL, local_kind=kind, disposition=Disposition.STAY
        )
        for kind, name in LOCAL[:local]
    ]
    partners = (
        Partner(id="P_eltax", name="地方税共同機構（eLTAX）"),
        Partner(id="P_kokuho", name="国保連合会"),
    )
    moving = sorted(f"S_{b}" for _, members in STANDARD for b, _ in members)
    outside = [s.id for s in systems if s.id not in moving] + [p.id for p in partners]
    roles = dict.fromkeys(moving, Role.MOVING) | {
        s.id: Role.STAYING for s in systems if s.id.startswith("X_")
    }
    roles |= {"S_common": Role.MIGRATED} | {p.id: Role.PARTNER for p in partners}
    order = ["S_resident_record", *(key for key in moving if key != "S_resident_record")]
    days = sorted(set(DATES.values()) | {date(2028, 5, 8)})
    return Case(
        municipality=municipality,
        as_of=AS_OF,
        backtest=backtest,
        lead_months=1,
        horizon_end=date(2031, 3, 31),
        systems=tuple(sorted(systems, key=lambda s: s.id)),
        roles=dict(sorted(roles.items())),
        partners=partners,
        linkages=_linkages(order, outside, linkages, random),
        contracts=tuple(contracts),
        proposed=frozenset({"L003", "L010"}),
        slots=tuple(
            Slot(day=d, closed_from=d - timedelta(days=3), kind=SlotKind.LONG_WEEKEND) for d in days
        ),
        seasons=_seasons(),
        units=tuple(sorted(tuple(sorted(f"S_{b}" for b, _ in members)) for _, members in STANDARD)),
        project_months=dict.fromkeys(moving, 5),
        deadlines={f"S_{b}": DEADLINES[unit] for unit, members in STANDARD for b, _ in members},
        prices=_prices(),
        assumptions=(
            Assumption(
                key="policy:lead_months",
                statement=both(
                    "最初の切替までの準備を 1 か月以上とする。", "one month of lead time"
                ),
                source="標準の既定値",
                confidence="low",
            ),
            Assumption(
                key="price:bridge_setup",
                statement=both(
                    "暫定連携の構築を 1 本 3 人月とする。", "three person-months per bridge"
                ),
                source="計画上の前提",
                confidence="low",
            ),
            *(
                Assumption(
                    key=f"system:{key}:project_months",
                    statement=both(f"{key} の作業期間を 5 か月とする。", f"five months for {key}"),
                    source="標準の既定値",
                    confidence="medium",
                )
                for key in moving
            ),
        ),
    )


def plan_of(case: Case, dates: Mapping[str, date], *, gaps: int = 40, seed: int = 7) -> Plan:
    """Add up the plan that cuts over on ``dates``."""
    random = Random(seed)  # noqa: S311
    bridges, reworks = _bridges(case, dates), _reworks(case, dates)
    cost = _cost(case, dates, bridges, reworks)
    waves = _waves(dates)
    number = {key: wave.number for wave in waves for key in wave.systems}
    pinned = {s.id for s in case.systems if s.pin}
    return Plan(
        municipality=case.municipality.name,
        as_of=case.as_of,
        cutovers=tuple(
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
        ),
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


def _dates(case: Case) -> dict[str, date]:
    businesses = {f"S_{b}": unit for unit, members in STANDARD for b, _ in members}
    return {key: DATES[businesses[key]] for unit in case.units for key in unit}


def realistic_plan() -> Plan:
    """Twenty moving systems in six units among 45 that stay."""
    case = _case(
        Municipality(
            name="例示市",
            code="999997",
            kind="一般市",
            population=98_765,
            references=(Reference(title="試験用"),),
        )
    )
    return plan_of(case, _dates(case))


def invented_plan() -> Plan:
    """The same for a body that says it is invented."""
    case = _case(Municipality(name="見本市", invented=True))
    return plan_of(case, _dates(case))


def backtest_plan() -> Plan:
    """The same, made for a day in the past."""
    case = _case(Municipality(name="例示市"), backtest=True)
    return plan_of(case, _dates(case))


def tiny_plan() -> Plan:
    """Two moving systems, one that stays, one bridge, one rework, one gap."""
    whole = _case(Municipality(name="小見本町", invented=True), linkages=1, local=1)
    keep = {"S_resident_record", "S_fixed_asset_tax", "X_medical_subsidy_child"}
    dates = {"S_resident_record": date(2027, 1, 4), "S_fixed_asset_tax": date(2027, 9, 21)}
    linkages = (
        Linkage(
            id="L001",
            provider="S_resident_record",
            consumer="S_fixed_asset_tax",
            data="住民情報",
            method=Method.FILE,
        ),
        Linkage(
            id="L002",
            provider="S_resident_record",
            consumer="X_medical_subsidy_child",
            data="住民情報",
            method=Method.DIRECT_DB,
        ),
    )
    case = whole.model_copy(
        update={
            "systems": tuple(s for s in whole.systems if s.id in keep),
            "partners": (),
            "linkages": linkages,
            "roles": {key: role for key, role in whole.roles.items() if key in keep},
            "contracts": whole.contracts[:1],
            "units": (("S_fixed_asset_tax",), ("S_resident_record",)),
            "proposed": frozenset[str](),
            "assumptions": whole.assumptions[:2],
            "deadlines": {key: whole.deadlines[key] for key in dates},
            "project_months": dict.fromkeys(sorted(dates), 5),
        }
    )
    plan = plan_of(case, dates, gaps=1)
    return plan.model_copy(
        update={"baselines": plan.baselines[:2], "decisions_due": plan.decisions_due[:1]}
    )


def empty_plan() -> Plan:
    """A body whose systems have all moved."""
    whole = _case(Municipality(name="例示市"))
    roles = {
        key: Role.MIGRATED if role is Role.MOVING else role for key, role in whole.roles.items()
    }
    case = whole.model_copy(
        update={
            "roles": roles,
            "units": (),
            "deadlines": {},
            "project_months": {},
            "seasons": (),
            "slots": (),
            "assumptions": (),
        }
    )
    return plan_of(case, {}, gaps=3)


HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> '引用' `tick`",
    "改行\nタブ\t復帰\r終わり",
    "}</style><script>alert(2)</script> {{ 7*7 }} {% raw %}",
    "]]> --> <!-- ?>",
    "長" * 300,
    "\u202e右から左\u202c と \u200fマーク",
    "絵文字🏯👨‍👩‍👧と髙﨑𠮷",
    "<b>太字</b>",
    "\\N \\G \\n &lt;b&gt; &amp; \\",
    "\x07ベル\x00ヌル",
    "a" * 300,
)
"""Names that break out of a page, a drawing or a line, if they can."""


def hostile_plan() -> Plan:
    """The realistic plan with names, texts and reasons that try to break out."""
    plan = realistic_plan()
    case = plan.case

    def evil(n: int) -> str:
        return HOSTILE[n % len(HOSTILE)]

    systems = tuple(
        s.model_copy(
            update={
                "name": evil(n),
                "vendor": evil(n + 3),
                "package": evil(n + 5),
                "owner": evil(n + 1),
            }
        )
        for n, s in enumerate(case.systems)
    )
    linkages = tuple(
        linkage.model_copy(update={"data": evil(n)}) for n, linkage in enumerate(case.linkages)
    )
    wrong = both(evil(0), evil(3))
    case = case.model_copy(
        update={
            "systems": systems,
            "linkages": linkages,
            "municipality": Municipality(name=evil(3) + evil(5), note=evil(1)),
            "partners": tuple(
                p.model_copy(update={"name": evil(n + 2)}) for n, p in enumerate(case.partners)
            ),
            "assumptions": tuple(
                a.model_copy(update={"statement": wrong, "source": evil(1)})
                for a in case.assumptions
            ),
            "contracts": tuple(c.model_copy(update={"name": evil(4)}) for c in case.contracts),
        }
    )
    return plan.model_copy(
        update={
            "case": case,
            "municipality": case.municipality.name,
            "cutovers": tuple(
                c.model_copy(
                    update={"reason": wrong, "earlier": both(evil(5), evil(11)), "later": wrong}
                )
                for c in plan.cutovers
            ),
            "bridges": tuple(b.model_copy(update={"reason": wrong}) for b in plan.bridges),
            "gaps": tuple(
                g.model_copy(
                    update={"finding": both(evil(6), evil(9)), "owner": evil(8), "title": wrong}
                )
                for g in plan.gaps
            ),
            "decisions_due": tuple(
                d.model_copy(
                    update={
                        "what": both(evil(n), evil(n)),
                        "who": both(evil(n + 1), evil(4)),
                        "basis": wrong,
                    }
                )
                for n, d in enumerate(plan.decisions_due)
            ),
            "addresses": {key: evil(n) for n, key in enumerate(sorted(plan.addresses))},
            "provenance": plan.provenance.model_copy(
                update={"solver": evil(0), "bound_source": evil(3)}
            ),
        }
    )


def large_plan(systems: int = 150, linkages: int = 800) -> Plan:
    """A large body: many systems that move, in many waves."""
    random = Random(11)  # noqa: S311
    base = _case(Municipality(name="大規模市"), local=45)
    days = [
        date(2027, 1, 4),
        date(2027, 5, 6),
        date(2027, 9, 21),
        date(2028, 1, 4),
        date(2028, 5, 8),
        date(2028, 9, 19),
    ]
    days += [date(2029, 1, 4), date(2029, 5, 7), date(2029, 9, 18), date(2030, 1, 4)]
    businesses = [b for _, members in STANDARD for b, _ in members]
    moving = [
        a_system(
            f"M{n:03d}",
            f"{base.name('S_' + businesses[n % 20])}・第{n // 20 + 1}区",
            kind=SystemKind.STANDARD,
            businesses=(businesses[n % 20],),
            state=State.LEGACY,
            vendor=f"事業者{n % 9 + 1}",
            package=f"製品{n % 30}",
        )
        for n in range(systems - 45)
    ]
    local = [s for s in base.systems if s.id.startswith("X_")]
    keys = [s.id for s in moving]
    case = base.model_copy(
        update={
            "systems": tuple(sorted([*moving, *local], key=lambda s: s.id)),
            "roles": dict.fromkeys(keys, Role.MOVING) | {s.id: Role.STAYING for s in local},
            "partners": (),
            "linkages": _linkages(keys, [s.id for s in local], linkages, random),
            "contracts": (),
            "units": tuple((key,) for key in keys),
            "assumptions": (),
            "proposed": frozenset[str](),
            "deadlines": dict.fromkeys(keys, date(2029, 3, 31)),
            "project_months": dict.fromkeys(keys, 4),
        }
    )
    dates = {key: days[n * len(days) // len(keys)] for n, key in enumerate(keys)}
    return plan_of(case, dates, gaps=260)


assert not WEIGHTS & {
    CostKind.REWORK
}  # the weights are no expenditure: _cost keeps them out of the years

"""A made-up municipality: its systems, linkages, contracts and premises, from a fixed seed."""

from datetime import date, timedelta
from random import Random

from migplan.model.case import Assumption, Case, Role, Slot, SlotKind
from migplan.model.contract import Contract, ContractKind
from migplan.model.dates import RoughDate
from migplan.model.linkage import Criticality, Linkage, Method
from migplan.model.municipality import Municipality
from migplan.model.partner import Partner
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
        (
            "contract_monthly",
            "月額の分からない契約の月額",
            "a contract without a price",
            PriceUnit.YEN_PER_MONTH,
            300_000,
            800_000,
            2_000_000,
            False,
        ),
        (
            "running_after",
            "移行後の運用費",
            "running a new one",
            PriceUnit.PERCENT,
            160,
            200,
            230,
            False,
        ),
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


def some_linkages(
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


def a_case(
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
        linkages=some_linkages(order, outside, linkages, random),
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

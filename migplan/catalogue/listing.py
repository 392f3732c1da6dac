"""The tables of the catalogue as they are read on a screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from migplan.catalogue import cells
from migplan.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    ja: str
    en: str
    cell: cells.Cell
    right: bool = False
    """Whether it holds numbers, which stand on the right."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One table."""

    ja: str
    en: str
    rows: Callable[[Catalogue], Sequence[BaseModel]]
    columns: tuple[Column, ...]


_CONFIDENCE: Final = Column("確度", "Confidence", cells.confidence)
_NOTE: Final = Column("備考", "Note", cells.said("note"))
_ZONE: Final = Column("網", "Zone", cells.word_of("zone"))

_RANGE: Final = (
    Column("単位", "Unit", cells.word_of("unit")),
    Column("下", "Low", cells.value("low"), right=True),
    Column("中", "Typical", cells.value("typical"), right=True),
    Column("上", "High", cells.value("high"), right=True),
)

LISTINGS: Final[Mapping[str, Listing]] = {
    "businesses": Listing(
        "標準化対象20業務",
        "The 20 standardized businesses",
        lambda c: c.businesses,
        (
            Column("順", "No.", cells.value("order"), right=True),
            Column("業務", "Business", cells.named),
            Column("業務ID", "Official ID", cells.value("official_ids")),
            Column("区分", "Family", cells.family),
            Column("所管", "Ministry", cells.value("ministry")),
            Column("内訳", "Parts", cells.parts),
        ),
    ),
    "common": Listing(
        "共通機能",
        "Common functions",
        lambda c: c.common_functions,
        (
            Column("機能", "Function", cells.named),
            Column("ID", "ID", cells.value("official_id")),
            Column("内容", "What it does", cells.said("what")),
            Column("要否", "Required", cells.said("required")),
        ),
    ),
    "families": Listing(
        "業務の区分",
        "Families of businesses",
        lambda c: c.families,
        (Column("区分", "Family", cells.named),),
    ),
    "synonyms": Listing(
        "業務の別名",
        "Other words for businesses",
        lambda c: c.synonyms,
        (
            Column("別名", "Word", cells.value("text")),
            Column("業務・共通機能", "Business or common function", cells.node("target")),
            _CONFIDENCE,
        ),
    ),
    "linkages": Listing(
        "標準的な連携",
        "Usual linkages",
        lambda c: c.linkages,
        (
            Column("提供側", "Provider", cells.node("provider")),
            Column("利用側", "Consumer", cells.node("consumer")),
            Column("データ", "Data", cells.said("data")),
            Column("方式", "Method", cells.word_of("method")),
            Column("重要度", "Criticality", cells.word_of("criticality")),
            _CONFIDENCE,
        ),
    ),
    "partners": Listing(
        "外部機関",
        "Partners",
        lambda c: c.partners,
        (Column("外部機関", "Partner", cells.named), _ZONE, _NOTE, _CONFIDENCE),
    ),
    "local": Listing(
        "標準化対象外システムの種類",
        "Kinds of local systems",
        lambda c: c.local_kinds,
        (
            Column("種類", "Kind", cells.named),
            Column("網", "Zone", cells.word_of("usual_zone")),
            Column("主な連携", "Usual exchanges", cells.exchanges),
            Column("起きやすいギャップ", "Typical gaps", cells.gaps),
        ),
    ),
    "categories": Listing(
        "標準化対象外システムの区分",
        "Categories of local systems",
        lambda c: c.local_categories,
        (Column("区分", "Category", cells.named), Column("意味", "Meaning", cells.said("meaning"))),
    ),
    "blackouts": Listing(
        "繁忙期と切替の好機",
        "Busy seasons and good windows",
        lambda c: c.seasons,
        (
            Column("業務", "Business", cells.season_business),
            Column("時期", "When", cells.season_days),
            Column("扱い", "Severity", cells.word_of("severity")),
            Column("理由", "Reason", cells.said("reason")),
            _CONFIDENCE,
        ),
    ),
    "gaps": Listing(
        "連携ギャップの種類",
        "Kinds of gaps",
        lambda c: c.gap_kinds,
        (
            Column("種類", "Kind", cells.named),
            Column("深刻さ", "Severity", cells.word_of("severity")),
            Column("内容と対応策", "What it is, and remedies", cells.remedies),
        ),
    ),
    "prices": Listing(
        "単価（計画用の仮定）",
        "Prices (planning assumptions)",
        lambda c: c.all_prices,
        (Column("項目", "Price", cells.price_name), *_RANGE),
    ),
    "joint": Listing(
        "共同調達の前提（計画用の仮定）",
        "Rules of buying together (planning assumptions)",
        lambda c: c.joint_rules,
        (Column("項目", "Rule", cells.price_name), *_RANGE),
    ),
    "ranges": Listing(
        "分からない値の幅（計画用の仮定）",
        "Ranges of values that nobody gave (planning assumptions)",
        lambda c: c.ranges,
        (
            Column("項目", "Value", cells.named),
            Column("今の前提", "Assumed", cells.said("assumed")),
            Column("下の端", "Low end", cells.said("low_words")),
            Column("上の端", "High end", cells.said("high_words")),
            _CONFIDENCE,
        ),
    ),
    "steps": Listing(
        "移行の40手順",
        "The 40 steps of the procedure",
        lambda c: c.steps,
        (
            Column("番号", "No.", cells.value("step"), right=True),
            Column("手順", "Step", cells.said("title")),
            Column("段階", "Phase", cells.said("phase")),
            Column("目安（月）", "Months", cells.value("typical_months"), right=True),
            Column("先に要る手順", "After", cells.value("suggested_predecessors")),
        ),
    ),
    "phases": Listing(
        "システムごとの作業のフェーズ（計画用の仮定）",
        "Phases of the work on a system (planning assumptions)",
        lambda c: c.phases,
        (
            Column("フェーズ", "Phase", cells.named),
            Column("手順", "Steps", cells.value("steps")),
            Column("月数", "Months", cells.value("typical_months"), right=True),
            Column("技術者", "Engineers", cells.value("engineers"), right=True),
            Column("職員", "Own staff", cells.value("staff"), right=True),
            Column(
                "後に空けてよい月数", "Idle months after", cells.value("slack_months"), right=True
            ),
            _NOTE,
        ),
    ),
    "readiness": Listing(
        "移行波ごとの準備（計画用の仮定）",
        "What a wave has to get ready (planning assumptions)",
        lambda c: c.readiness,
        (
            Column("準備", "Item", cells.named),
            Column("起点", "From", cells.word_of("anchor")),
            Column("前後", "Side", cells.word_of("side")),
            Column("数", "Amount", cells.value("amount"), right=True),
            Column("数え方", "Counted in", cells.word_of("span")),
            Column("担当", "Who", cells.said("who")),
            _NOTE,
        ),
    ),
    "residents": Listing(
        "住民に見える変化",
        "What residents notice",
        lambda c: c.residents,
        (
            Column("変わること", "Change", cells.named),
            Column("業務", "Businesses", cells.value("businesses")),
            _NOTE,
        ),
    ),
    "funding": Listing(
        "補助の期間",
        "Subsidies and their windows",
        lambda c: c.funding,
        (
            Column("補助", "Subsidy", cells.named),
            Column("いつまで", "Until", cells.value("until")),
            _NOTE,
        ),
    ),
    "zones": Listing(
        "三つの網",
        "The three networks",
        lambda c: c.zones,
        (Column("網", "Zone", cells.named), Column("置くもの", "Holds", cells.said("holds"))),
    ),
    "flows": Listing(
        "網の間の通信",
        "Passing between networks",
        lambda c: c.zone_flows,
        (
            Column("から", "From", cells.word_of("from_zone")),
            Column("へ", "To", cells.word_of("to_zone")),
            Column("可否", "Rule", cells.word_of("rule")),
            Column("要件", "Need", cells.said("need")),
        ),
    ),
    "models": Listing(
        "端末の置き場所（αモデル、βモデルほか）",
        "Network models",
        lambda c: c.network_models,
        (Column("構成", "Model", cells.named), _NOTE),
    ),
    "hosting": Listing(
        "基盤",
        "Places where a system can run",
        lambda c: c.hostings,
        (Column("基盤", "Hosting", cells.named), _ZONE, _NOTE),
    ),
    "clouds": Listing(
        "ガバメントクラウドの事業者",
        "Providers of the Government Cloud",
        lambda c: c.cloud_providers,
        (Column("事業者", "Provider", cells.value("name")), _NOTE),
    ),
    "glossary": Listing(
        "用語",
        "Glossary",
        lambda c: c.terms,
        (
            Column("用語", "Term", cells.said("term")),
            Column("意味", "Meaning", cells.said("meaning")),
        ),
    ),
    "chains": Listing(
        "連続する処理",
        "Chains of batches",
        lambda c: c.chains,
        (
            Column("処理", "Chain", cells.named),
            Column("順序", "Steps in order", cells.chain_steps),
            _CONFIDENCE,
        ),
    ),
    "yearly": Listing(
        "年に一度の受渡し",
        "Yearly flows",
        lambda c: c.yearly_flows,
        (
            Column("提供側", "Provider", cells.node("provider")),
            Column("利用側", "Consumer", cells.node("consumer")),
            Column("データ", "Data", cells.said("data")),
            Column("月日（頃）", "About", cells.value("day")),
            _CONFIDENCE,
        ),
    ),
}
"""All tables by the name the command knows them by."""

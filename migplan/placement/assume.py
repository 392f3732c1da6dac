"""What a placement takes for granted, said so that nobody has to guess."""

from migplan.catalogue.assume import Assumptions
from migplan.catalogue.defaults import PRACTICE
from migplan.model.case import Assumption
from migplan.model.placement_price import PERIOD_KEY
from migplan.model.system import GOV_CLOUD
from migplan.placement.frame import Frame
from migplan.placement.sites import DEFAULT_PLACE, today

_YEAR = 12


def assumptions(frame: Frame) -> tuple[Assumption, ...]:
    """All of them, sorted by key."""
    notes = Assumptions()
    _prices(frame, notes)
    _systems(frame, notes)
    _neighbours(frame, notes)
    return notes.listed()


def _prices(frame: Frame, notes: Assumptions) -> None:
    prices = frame.premises.prices
    period = next(price for price in prices if price.key == PERIOD_KEY)
    months = int(period.typical + 0.5)
    years = f"{months / _YEAR:g}"
    if not period.stated:
        notes.add(
            "placement:period",
            f"基盤の費用は {years} 年間の合計で比べた。",
            f"Places are compared over {years} years.",
            period.source,
            "low",
        )
    assumed = sum(1 for price in prices if not price.stated)
    notes.add(
        "placement:prices",
        f"配置の単価 {assumed} 項目は計画上の前提である（一覧に幅と根拠を示す）。",
        f"{assumed} prices of placement are planning assumptions; the list shows range and basis.",
        PRACTICE,
        "low",
    )
    notes.add(
        "placement:hosting",
        "基盤の費用だけを比べ、業務ソフトウェアの費用はどこに置いても同じとした。移す費用は、次の更新のときに移すものとして数えた。",
        "Only the cost of the place is compared; the application is taken to cost the same everywhere. Moving is counted as done at the next renewal.",
        PRACTICE,
        "low",
    )


def _systems(frame: Frame, notes: Assumptions) -> None:
    notes.add_many(
        "placement:now",
        [s for s in frame.local if today(s) is None],
        "今の基盤が分からないため、どこに置く場合も移す費用を見込んだ",
        "today's place is unknown, so moving is charged wherever it goes",
        PRACTICE,
        "low",
    )
    notes.add_many(
        "placement:personal_number",
        [s for s in frame.local if s.personal_number is None],
        "個人番号を扱うか分からないため、それによる制限は置いていない",
        "nobody said whether it holds individual numbers, so they restrict nothing",
        PRACTICE,
        "low",
    )
    notes.add_many(
        "placement:kind",
        [s for s in frame.local if s.id not in frame.premises.usual],
        "対象外の種類が分からないため、どの基盤も選べるものとした",
        "the kind is unknown, so any place counts as usual",
        PRACTICE,
        "low",
    )
    related = [s for s in frame.local if s.hosting in GOV_CLOUD]
    notes.add_many(
        "placement:related_now",
        related,
        "今すでにガバメントクラウドにあるため、残ることの判断は済んでいるものとした",
        "it runs on the Government Cloud already, so staying there counts as judged",
        PRACTICE,
        "low",
    )


def _neighbours(frame: Frame, notes: Assumptions) -> None:
    ends = {x.site.system for row in frame.ends for x in row if x.site and x.site.system}
    unsaid = [
        s
        for s in frame.case.systems
        if s.id in ends and s.hosting_after is None and s.hosting is None
    ]
    notes.add_many(
        "placement:standard",
        unsaid,
        "移行後の基盤が書かれていないため、ガバメントクラウド（共同利用方式）にあるものとした",
        f"no place after migration is stated, so it is taken to be {DEFAULT_PLACE}",
        PRACTICE,
        "medium",
    )
    partners = {x.site.place for row in frame.ends for x in row if x.site}
    unknown = [p for p in frame.case.partners if f"partner:{p.id}" in partners and p.zone is None]
    notes.add_many(
        "placement:partner",
        unknown,
        "つながる網が分からないため、網の決まりは当てはめていない",
        "its network zone is unknown, so no rule of zones is applied",
        PRACTICE,
        "low",
    )
    notes.add(
        "placement:paths",
        "今も同じ向きに網をまたいでいる連携には経路があるものとした（マイナンバー利用事務系とインターネット接続系の間を除く）。"
        "媒体・手入力・外部機関の専用接続には、網の決まりを当てはめていない。",
        "A linkage that takes the same step between zones today is taken to have a path (not between the individual-number and the internet zone). "
        "No rule of zones is applied to media, double entry and partners' own interfaces.",
        PRACTICE,
        "low",
    )
    unpriced = sum(1 for x in frame.linkages if x.monthly_gb is None)
    if unpriced:
        notes.add(
            "placement:volume",
            f"量（GB）の書かれていない連携 {unpriced} 件は、量による費用を数えていない。",
            f"{unpriced} linkages state no volume in gigabytes; volume costs nothing there.",
            PRACTICE,
            "low",
        )

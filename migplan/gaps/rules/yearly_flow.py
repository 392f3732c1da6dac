"""GAP030: data that flow once a year do so between the cutovers of their two ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from migplan.catalogue.entries_order import YearlyFlow
from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import listed_en, listed_ja
from migplan.model.gap import Confidence, GapSeverity, Period
from migplan.model.plan import Bridge
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day


@dataclass(frozen=True, slots=True)
class _Spanned:
    """A yearly flow whose day lies in a bridge."""

    flow: YearlyFlow
    day: date
    """The first such day."""


@rule(
    "GAP030",
    "yearly_flow",
    GapSeverity.MEDIUM,
    "年に一度の受渡しが切替の間に入る",
    "Yearly flow between two cutovers",
    needs_plan=True,
    period=Period.DURING,
)
def yearly_flow(facts: Facts) -> Iterator[Hit]:
    """Income after the assessment, residents on the assessment date: data that flow in bulk on one day
    of the year. Between two cutovers they cross from old to new once, with nobody able to repeat it
    before the notices go out. What a bridge has carried once before is left alone."""
    bridges: dict[tuple[str, str], Bridge] = {}
    for bridge in sorted(facts.plan.bridges if facts.plan else (), key=lambda b: b.linkage):
        bridges.setdefault((bridge.provider, bridge.consumer), bridge)
    for (provider, consumer), bridge in sorted(bridges.items()):
        ends = facts.nodes[provider], facts.nodes[consumer]
        if isinstance(ends[0], System) and isinstance(ends[1], System):
            spanned = list(_spanned(ends[0], ends[1], bridge, facts))
            if spanned:
                yield _hit(ends[0], ends[1], spanned, facts)


def _spanned(
    provider: System, consumer: System, bridge: Bridge, facts: Facts
) -> Iterator[_Spanned]:
    for flow in facts.catalogue.yearly_flows:
        if flow.provider not in provider.businesses or flow.consumer not in consumer.businesses:
            continue
        if bridge.running_at_as_of and _was_carried(flow, provider, consumer, facts):
            continue
        day = next(flow.days(bridge.start, bridge.end), None)
        if day is not None:
            yield _Spanned(flow, day)


def _was_carried(flow: YearlyFlow, provider: System, consumer: System, facts: Facts) -> bool:
    """Whether the day has come once since one end went live."""
    live = [end.live_since.day for end in (provider, consumer) if end.live_since]
    tomorrow = facts.case.as_of + timedelta(days=1)
    return any(True for since in live for _ in flow.days(since, tomorrow))


def _hit(provider: System, consumer: System, spanned: list[_Spanned], facts: Facts) -> Hit:
    first = min(one.day for one in spanned)
    flows_ja = listed_ja([f"「{one.flow.data.ja}」（{long_day(one.day)}頃）" for one in spanned])
    flows_en = listed_en([f"{one.flow.data.en} (about {one.day.isoformat()})" for one in spanned])
    return Hit(
        subject=_subject(provider.id, consumer.id, facts),
        systems=(provider.id, consumer.id),
        finding=Bilingual(
            ja=f"「{provider.name}」から「{consumer.name}」へ年に一度渡す{flows_ja}の時期が、片方だけが新しい間に"
            "入ります。全件のデータで前もって通しの試験を行い、件数と合計の照合の方法を取り決めてください。",
            en=f"'{provider.name}' hands to '{consumer.name}' once a year: {flows_en}. That falls into "
            "the time in which only one of the two is new. Rehearse it beforehand with all data, and "
            "agree how counts and totals are checked.",
        ),
        confidence=max((one.flow.confidence for one in spanned), key=list(Confidence).index),
        owner=consumer.owner or provider.owner,
        due=facts.days_ahead(first, facts.case.lead_months),
        needed_by=first,
    )


def _subject(provider: str, consumer: str, facts: Facts) -> str:
    """The linkage, where the inventory has one between the two; otherwise the pair."""
    links = [x for x in facts.case.linkages if (x.provider, x.consumer) == (provider, consumer)]
    return str(links[0].id) if len(links) == 1 else f"{provider}>{consumer}"

"""The tables of the catalogue; each is read when it is first asked for."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from migplan.assets import read_document, read_table
from migplan.catalogue import entries as kinds
from migplan.catalogue.entries_order import Chain, ChainStep, YearlyFlow
from migplan.catalogue.outlook import Funding, ResidentEffect
from migplan.catalogue.readiness import ReadinessItem
from migplan.catalogue.rows import cited, entries, listed
from migplan.model.price import Price
from migplan.model.season import Season


class Tables:
    """All tables as tuples of entries, in the order of their files."""

    def __init__(self, linkages: Iterable[kinds.StandardLinkage] | None = None) -> None:
        """The packaged tables; ``linkages`` stand in for the linkage table."""
        self._other_linkages = None if linkages is None else tuple(linkages)

    @cached_property
    def families(self) -> tuple[kinds.Family, ...]:
        """Groups of businesses, in the order of the report."""
        return entries(kinds.Family, read_table("families.csv"))

    @cached_property
    def businesses(self) -> tuple[kinds.Business, ...]:
        """Today's 20 standardized businesses, in the published order."""
        document = read_document("businesses.yaml")
        sources = document["meta"]["sources"]
        rows = [
            {
                **cited(row, sources),
                "subsystems": [cited(part, sources) for part in row["subsystems"]],
            }
            for row in document["businesses"]
        ]
        return entries(kinds.Business, (listed(kinds.Subsystem, row, "subsystems") for row in rows))

    @cached_property
    def common_functions(self) -> tuple[kinds.CommonFunction, ...]:
        """The common functions, in the order of their official IDs, tax parts last."""
        document = read_document("common_functions.yaml")
        sources = document["meta"]["sources"]
        rows = (cited(row, sources) for row in document["common_functions"])
        return entries(kinds.CommonFunction, rows)

    @cached_property
    def linkages(self) -> tuple[kinds.StandardLinkage, ...]:
        """Usual linkages between businesses, common functions and partners."""
        if self._other_linkages is not None:
            return self._other_linkages
        return entries(kinds.StandardLinkage, read_table("linkages.csv"))

    @cached_property
    def partners(self) -> tuple[kinds.CataloguePartner, ...]:
        """Organisations outside the body."""
        return entries(kinds.CataloguePartner, read_table("partners.csv"))

    @cached_property
    def local_kinds(self) -> tuple[kinds.LocalKind, ...]:
        """Kinds of local systems with their usual exchanges."""
        rows = (listed(kinds.Exchange, row, "exchanges") for row in self._local["local_kinds"])
        return entries(kinds.LocalKind, rows)

    @cached_property
    def local_categories(self) -> tuple[kinds.LocalCategory, ...]:
        """The ways in which a local system stands outside the standard."""
        return entries(kinds.LocalCategory, self._local["categories"])

    @cached_property
    def gap_kinds(self) -> tuple[kinds.GapKind, ...]:
        """Kinds of gaps with their remedies."""
        return entries(kinds.GapKind, read_document("gap_kinds.yaml")["gap_kinds"])

    @cached_property
    def seasons(self) -> tuple[Season, ...]:
        """Busy seasons and good windows."""
        return entries(Season, read_table("seasons.csv"))

    @cached_property
    def prices(self) -> tuple[Price, ...]:
        """Planning assumptions for what things cost."""
        return entries(Price, read_table("prices.csv"))

    @cached_property
    def placement_prices(self) -> tuple[Price, ...]:
        """Planning assumptions for what places cost, and what passing between them costs."""
        return entries(Price, read_table("placement_prices.csv"))

    @cached_property
    def all_prices(self) -> tuple[Price, ...]:
        """Every price that a policy may replace."""
        return (*self.prices, *self.placement_prices)

    @cached_property
    def steps(self) -> tuple[kinds.Step, ...]:
        """The 40 steps of the official procedure."""
        rows = read_table("steps.csv")
        split = (
            {**row, "suggested_predecessors": _numbers(row["suggested_predecessors"])}
            for row in rows
        )
        return entries(kinds.Step, split)

    @cached_property
    def phases(self) -> tuple[kinds.Phase, ...]:
        """The phases of the work on one system, in order."""
        rows = ({**row, "steps": row["steps"].split(";")} for row in read_table("phases.csv"))
        return entries(kinds.Phase, rows)

    @cached_property
    def ranges(self) -> tuple[kinds.ValueRange, ...]:
        """Plausible ends of values that an inventory may leave open, in the order of its sections."""
        return entries(kinds.ValueRange, read_table("ranges.csv"))

    @cached_property
    def readiness(self) -> tuple[ReadinessItem, ...]:
        """What a wave has to get ready, in order; planning assumptions."""
        return entries(ReadinessItem, read_table("readiness.csv"))

    @cached_property
    def residents(self) -> tuple[ResidentEffect, ...]:
        """What residents notice of a cutover, in order."""
        rows = (
            {**row, "businesses": row["businesses"].split(";")}
            for row in read_table("residents.csv")
        )
        return entries(ResidentEffect, rows)

    @cached_property
    def funding(self) -> tuple[Funding, ...]:
        """Subsidies and until when there are any."""
        return entries(Funding, read_table("funding.csv"))

    @cached_property
    def joint_rules(self) -> tuple[Price, ...]:
        """What buying together saves and costs, in order; planning assumptions."""
        return entries(Price, read_table("joint_rules.csv"))

    @cached_property
    def terms(self) -> tuple[kinds.Term, ...]:
        """The glossary."""
        return entries(kinds.Term, read_table("terms.csv"))

    @cached_property
    def synonyms(self) -> tuple[kinds.Synonym, ...]:
        """Other words for businesses and common functions."""
        return entries(kinds.Synonym, read_table("synonyms.csv"))

    @cached_property
    def zones(self) -> tuple[kinds.ZoneInfo, ...]:
        """The three separated networks."""
        return entries(kinds.ZoneInfo, self._hosting["zones"])

    @cached_property
    def zone_flows(self) -> tuple[kinds.ZoneFlow, ...]:
        """What passing from one network to another needs."""
        return entries(kinds.ZoneFlow, self._hosting["flows"])

    @cached_property
    def network_models(self) -> tuple[kinds.NetworkModel, ...]:
        """Where bodies put their work terminals."""
        return entries(kinds.NetworkModel, self._hosting["models"])

    @cached_property
    def hostings(self) -> tuple[kinds.Hosting, ...]:
        """Places where a system can run."""
        return entries(kinds.Hosting, self._hosting["hosting"])

    @cached_property
    def cloud_providers(self) -> tuple[kinds.CloudProvider, ...]:
        """Providers of the Government Cloud."""
        return entries(kinds.CloudProvider, self._hosting["cloud_providers"])

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Batches in order across systems."""
        rows = read_document("chains.yaml")["chains"]
        return entries(Chain, (listed(ChainStep, row, "steps") for row in rows))

    @cached_property
    def yearly_flows(self) -> tuple[YearlyFlow, ...]:
        """Data handed over once a year."""
        return entries(YearlyFlow, read_document("yearly_flows.yaml")["yearly_flows"])

    @cached_property
    def _local(self) -> dict[str, Any]:
        return read_document("local_kinds.yaml")

    @cached_property
    def _hosting(self) -> dict[str, Any]:
        return read_document("hosting.yaml")


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(";") if number]

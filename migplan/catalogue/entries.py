"""What the rows of the catalogue are; every one carries its source and how sure it is."""

from enum import StrEnum

from migplan.model.base import Frozen, Id, Months, People, Text
from migplan.model.gap import Confidence, CostBasis, GapSeverity
from migplan.model.linkage import Criticality, Method
from migplan.model.partner import Partner
from migplan.model.phase import PhaseId
from migplan.model.price import Amount
from migplan.model.system import Disposition, Zone
from migplan.model.text import Bilingual


class Entry(Frozen):
    """What all rows have in common."""

    source: Text
    """Where the fact comes from; several sources are parted by ``;``."""
    confidence: Confidence


class Family(Entry):
    """Businesses that belong together; the report's colours and one of the baselines."""

    id: Id
    order: int
    name: Bilingual


class Subsystem(Entry):
    """A part of a business that is sold or numbered on its own."""

    id: Id
    name: Bilingual
    official_id: str | None = None


class Business(Entry):
    """One of the 20 standardized businesses."""

    id: Id
    order: int
    """Place in the commonly published list, from 1."""
    first17: bool
    """Whether the first plan had it."""
    family: Id
    name: Bilingual
    ministry: Text
    act_ja: Text
    official_ids: tuple[str, ...]
    """Official business IDs, finer than the 20; ``016`` is shared by the four taxes."""
    subsystems: tuple[Subsystem, ...] = ()
    spec_name_ja: Text
    latest_version_seen: Text | None = None
    bodies_in_extension_2025_12: int
    """Bodies (of 935 on the list) that are late with this business."""
    bodies_all_steps_done_2026_01: int
    """Municipalities (of 1,741) with all 40 steps done or out of scope."""
    hub: Text
    """Its part in the linkage graph: ``provider hub``, ``leaf``, ..."""
    note: Bilingual


class CommonFunction(Entry):
    """A common function: the platform of the standardized businesses."""

    id: Id
    family: Id
    name: Bilingual
    official_id: str
    what: Bilingual
    required: Bilingual
    """When a body must have it."""
    facts: tuple[Bilingual, ...] = ()


class StandardLinkage(Entry):
    """Data that usually flow between businesses, common functions and partners."""

    id: Id
    provider: Id
    consumer: Id
    data_ja: Text
    data_en: Text = ""
    method: Method
    method_as_written: Text = ""
    """The source's own words."""
    timing: Text = ""
    """In Japanese."""
    timing_en: Text = ""
    criticality: Criticality
    """A judgement of the catalogue: no source states it."""
    official_id: str = ""
    """Id in the official linkage specification; only where a source shows it."""
    official_id_inferred: str = ""
    """The same, guessed from similar rows."""
    functions: Text = ""
    """Numbers of the common function's interfaces."""
    personal_number: bool | None = None
    method_timing_basis: Text = ""
    """``sourced``, ``partly sourced`` or ``assumed default``."""

    @property
    def data(self) -> Bilingual:
        """What flows."""
        return Bilingual(ja=self.data_ja, en=self.data_en or self.data_ja)


class LocalCategory(Entry):
    """In which way a local system stands outside the standard."""

    id: Id
    name: Bilingual
    meaning: Bilingual


class Direction(StrEnum):
    """Which way the data of an exchange flow, seen from the local system."""

    IN = "in"
    OUT = "out"
    BOTH = "both"


class Exchange(Frozen):
    """Data that a local system of one kind usually exchanges with another node."""

    other: Id
    """A business, common function, partner or other local kind."""
    direction: Direction
    data: Bilingual
    method: Method
    method_as_written: Text


class LocalKind(Entry):
    """A kind of local system: 標準化対象外・独自施策."""

    id: Id
    name: Bilingual
    category: Id
    usual_zone: Zone
    hosting_options: tuple[Id, ...]
    usual_disposition: Disposition | None = None
    exchanges: tuple[Exchange, ...] = ()
    typical_gaps: tuple[Id, ...] = ()
    resident_facing: bool = False
    """Used by residents themselves, who notice at once when it stops."""
    note: Bilingual | None = None


class KindRemedy(Bilingual):
    """One way to settle a gap; person-months are planning assumptions, left out where unknown."""

    low: Amount | None = None
    typical: Amount | None = None
    high: Amount | None = None


class GapKind(Entry):
    """A way in which a linkage or system can lack an agreed way."""

    id: Id
    name: Bilingual
    severity: GapSeverity
    description: Bilingual
    detection: Bilingual
    effort: Bilingual | None = None
    cost: CostBasis = CostBasis.REMEDY
    reference: Bilingual | None = None
    """Law or specification behind it, where known."""
    remedies: tuple[KindRemedy, ...]
    """The one to try first at the head."""


class ZoneInfo(Entry):
    """One of the three separated networks."""

    id: Zone
    name: Bilingual
    holds: Bilingual


class FlowRule(StrEnum):
    """Whether data may pass from one network to another."""

    ALLOWED = "allowed"
    FORBIDDEN_EXCEPT = "forbidden_except"
    """Only by the way named in ``need``."""
    FORBIDDEN = "forbidden"
    SPLIT = "split"
    """Parted; passes only after treatment."""


class ZoneFlow(Entry):
    """What passing from one network to another needs."""

    from_zone: Zone
    to_zone: Zone
    rule: FlowRule
    need: Bilingual


class NetworkModel(Entry):
    """Where a body puts its work terminals: α, α´, β, β´."""

    id: Id
    name: Bilingual
    note: Bilingual


class Hosting(Entry):
    """A place where a system can run."""

    id: Id
    name: Bilingual
    zone: Zone | None = None
    """None: any of the three."""
    note: Bilingual | None = None


class CloudProvider(Entry):
    """A provider of the Government Cloud."""

    name: Text
    note: Bilingual | None = None


class Step(Entry):
    """One of the 40 steps of the official procedure."""

    step: int
    code: str
    group_no: int
    group: Bilingual
    phase_id: Id
    phase: Bilingual
    title: Bilingual
    typical_months: float
    """A planning assumption: no official duration was found."""
    months_basis: Text
    suggested_predecessors: tuple[int, ...] = ()
    done_share_prefectures_2026_01: float


class Phase(Entry):
    """A stretch of the work on one system; the months and people are planning assumptions."""

    id: PhaseId
    order: int
    name: Bilingual
    steps: tuple[str, ...]
    """Codes of the steps it takes in."""
    typical_months: Months
    engineers: People
    """Engineers of the vendor in each month; 0: no vendor is bound, and it is not scheduled."""
    staff: People
    """The body's own staff in each month."""
    slack_months: Months
    """Most idle months after it."""
    note: Bilingual


class RangeUnit(StrEnum):
    """How the two ends of a range are written."""

    MONTHS = "months"
    MONTHS_FROM_AS_OF = "months_from_as_of"
    """The last day of the month so many months after the as-of date."""
    MONTHS_SHIFT = "months_shift"
    """Later, or with a minus earlier, than what is assumed."""
    PEOPLE = "people"
    COUNT = "count"
    CHOICE = "choice"
    """A value of a closed list."""
    PRICE = "price"
    """The low and the high value of a price: its key, or what its keys begin with."""


class Asked(StrEnum):
    """Who can answer an open question."""

    OWNER = "owner"
    """The division in charge of the system."""
    VENDOR = "vendor"
    """The new vendor of the system; today's where there is none yet."""
    CONTRACT = "contract"
    """The contract division, and the other party."""
    LINKAGE = "linkage"
    """The division in charge of the linkage."""
    VENDORS = "vendors"
    """All vendors that move something."""
    IT = "it"
    """The IT division: a matter to decide, or to find out itself."""


class ValueRange(Entry):
    """Between which ends a value that nobody gave may plausibly lie: a planning assumption."""

    id: Id
    """Section and field of the inventory."""
    order: int
    name: Bilingual
    unit: RangeUnit
    low: Text = ""
    """Empty: nothing is stated, as in the inventory."""
    high: Text = ""
    low_words: Bilingual
    high_words: Bilingual
    assumed: Bilingual
    """What a plan takes as long as nobody says."""
    ask: Asked
    note: Bilingual | None = None


class Term(Entry):
    """A word of the trade."""

    term: Bilingual
    meaning: Bilingual


class CataloguePartner(Entry):
    """An organisation outside the body that many bodies exchange data with."""

    id: Id
    name: Bilingual
    zone: Zone | None = None
    """Network over which it is reached; None where bodies differ."""
    resident_facing: bool = False
    """Used by residents themselves, who notice at once when it stops."""
    note: Bilingual | None = None

    def as_partner(self, lang: str = "ja") -> Partner:
        """The same as a partner of an inventory."""
        return Partner(
            id=self.id,
            name=self.name.in_language(lang),
            zone=self.zone,
            note=self.note.in_language(lang) if self.note else None,
            source=self.source,
        )


class Synonym(Entry):
    """Another word for a business or common function."""

    text: Text
    target: Id

"""What two versions of a plan differ in, as a document for people and for other programs.

Lists hold only what differs: the document of a plan and itself has nothing but empty lists.
Yen are whole, days are written ``2027-03-31``, sentences are in both languages.
"""

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.gap import GapSeverity, Verdict
from migplan.model.text import Bilingual

DIFFERENCE_VERSION = 1
"""Fields are only added while it stays the same."""


class Version(Frozen):
    """One of the two plans."""

    as_of: Day
    status: str
    """``optimal``, ``feasible``, ``empty`` or ``interrupted``."""
    inputs_sha256: str
    migplan: str
    """Version of the program that made it."""
    kept: int = 0
    """Systems that were to keep the dates of an earlier plan (``--keep``)."""


class Premise(Frozen):
    """One thing that was said otherwise."""

    what: Bilingual
    before: Bilingual
    after: Bilingual
    systems: tuple[str, ...] = ()
    """Ids it is about; empty when it is about the whole plan."""


class Judged(Frozen):
    """A decision on a gap: what people made of it, and until when."""

    verdict: Verdict
    who: str
    when: Day
    until: Day | None = None


class GapJudgement(Frozen):
    """A gap about which people decided otherwise than before."""

    gap: str
    title: Bilingual | None = None
    """``None`` when the gap is found in neither plan."""
    before: Judged | None = None
    after: Judged | None = None


class Named(Frozen):
    """A system."""

    system: str
    name: str


class Move(Frozen):
    """A system on another date."""

    system: str
    name: str
    before: Day
    after: Day
    months: int
    """Calendar months later; less than 0: earlier."""
    decided_by: str = ""
    """Who pinned the new date; empty when it was computed."""
    causes: tuple[Premise, ...] = ()


class Change(Frozen):
    """A number before and after."""

    key: str
    before: int
    after: int
    change: int


class BridgeRow(Frozen):
    """A bridge of one of the plans."""

    linkage: str
    provider: str
    """Name, not id."""
    consumer: str
    start: Day
    end: Day
    cost_yen: int


class BridgeChange(Frozen):
    """A bridge of both plans with other dates or another price."""

    before: BridgeRow
    after: BridgeRow


class GapRow(Frozen):
    """A gap of one of the plans; bridges are not among them."""

    gap: str
    title: Bilingual
    finding: Bilingual
    severity: GapSeverity
    owner: str = ""
    decided: bool = False


class DueRow(Frozen):
    """A decision due in one of the plans."""

    key: str
    due: Day
    who: Bilingual
    what: Bilingual


class DueChange(Frozen):
    """A decision due in both plans, on another day or about something else."""

    before: DueRow
    after: DueRow


class PlanDifference(Frozen):
    """Everything in which a newer plan differs from an older one of the same body."""

    schema_version: int = DIFFERENCE_VERSION
    municipality: str
    old: Version
    new: Version
    differs: bool
    premises: tuple[Premise, ...] = ()
    """What people said otherwise, the most particular first."""
    judgements: tuple[GapJudgement, ...] = ()
    added: tuple[Named, ...] = ()
    """Systems that move now and did not before."""
    dropped: tuple[Named, ...] = ()
    """Systems that neither move nor have cut over now."""
    done: tuple[Named, ...] = ()
    """Systems that have cut over in between."""
    moved: tuple[Move, ...] = ()
    figures: tuple[Change, ...] = ()
    """``systems``, ``waves``, ``late``, ``bridges``, ``gaps``; ``cash``, ``bridge_yen`` in yen."""
    by_fiscal_year: tuple[Change, ...] = ()
    """Spending in yen; the key is the fiscal year."""
    by_kind: tuple[Change, ...] = ()
    """Spending in yen, weights left out; the key is the kind of cost."""
    bridges_came: tuple[BridgeRow, ...] = ()
    bridges_went: tuple[BridgeRow, ...] = ()
    bridges_changed: tuple[BridgeChange, ...] = ()
    gaps_came: tuple[GapRow, ...] = ()
    gaps_went: tuple[GapRow, ...] = ()
    due_came: tuple[DueRow, ...] = ()
    due_went: tuple[DueRow, ...] = ()
    due_changed: tuple[DueChange, ...] = ()

"""Systems: what cuts over as a whole."""

from enum import StrEnum
from typing import Final

from migplan.model.base import Frozen, Id, Months, Name, People, Text
from migplan.model.dates import Day, RoughDate
from migplan.model.phase import PhaseId


class SystemKind(StrEnum):
    """In which sense a system belongs to the standardization."""

    STANDARD = "standard"
    """Covers one or more of the standardized businesses."""
    COMMON_FUNCTION = "common_function"
    """Part of the common functions: the platform."""
    LOCAL = "local"
    """Out of scope: 標準化対象外・独自施策."""


class State(StrEnum):
    """Where a system stands at the as-of date."""

    LEGACY = "legacy"
    IN_EXTENSION = "in_extension"
    """特定移行支援システム: still old, with a later deadline of its own."""
    EXPECTED_LIVE = "expected_live"
    """Not on the list of late systems, so probably live; nobody said so."""
    LIVE_DEFERRED = "live_deferred"
    """Live, with functions still to come."""
    LIVE = "live"
    WITHDRAWN = "withdrawn"
    """Still old, and its vendor leaves."""
    NOT_APPLICABLE = "not_applicable"
    RETIRED = "retired"


MOVING_STATES = frozenset({State.LEGACY, State.IN_EXTENSION, State.WITHDRAWN})
"""States of a standard system that still has its cutover before it."""

MIGRATED_STATES = frozenset({State.EXPECTED_LIVE, State.LIVE_DEFERRED, State.LIVE})
"""States of a standard system that runs on its new package already."""

ABSENT_STATES = frozenset({State.NOT_APPLICABLE, State.RETIRED})
"""States in which a system takes no part."""


class Disposition(StrEnum):
    """What is to become of a local system."""

    STAY = "stay"
    RENEW = "renew"
    ABSORB = "absorb"
    RETIRE = "retire"


class CharacterSet(StrEnum):
    """Characters a system can hold."""

    MJ_PLUS = "mj_plus"
    MJ = "mj"
    JIS2004 = "jis2004"
    SHIFT_JIS = "shift_jis"
    GAIJI = "gaiji"
    """Shift_JIS or EUC with characters of the body's own."""


class Zone(StrEnum):
    """The three separated networks."""

    MYNUMBER = "mynumber"
    LGWAN = "lgwan"
    INTERNET = "internet"


class RemainingBasis(StrEnum):
    """What the remaining months of a system were taken from."""

    STEPS = "steps"
    """The ministry's sheet of 40 steps: which are done, which are out of scope."""
    FRACTION = "fraction"
    """The ministry's summary: one fraction, in which steps out of scope count as done."""


class Pin(Frozen):
    """A cutover date that a person has decided."""

    date: Day
    """First operating day on the new system."""
    owner: Text
    reason: Text


class DeferredFunction(Frozen):
    """A required function that arrives after the system went live."""

    name: Name
    due: RoughDate | None = None
    linkages: tuple[Id, ...] = ()
    """Linkages that need it."""


GOV_CLOUD: Final = frozenset({"gov_cloud_shared", "gov_cloud_single", "gov_cloud_related"})
"""Hostings on the Government Cloud (共同利用方式, 単独利用方式, 関連システム): one kind of place."""


class System(Frozen):
    """One product instance of one body that moves, stays or is switched off as a whole.

    Only ``id`` and ``name`` are required; what is left out is unknown, not zero.
    """

    id: Id
    name: Name
    kind: SystemKind | None = None
    """Left out: standard when it covers a standardized business, otherwise local."""
    businesses: tuple[str, ...] = ()
    """Catalogue ids, official ids or names of the businesses and common functions it covers."""
    local_kind: str | None = None
    """Catalogue id of the kind of local system."""
    state: State | None = None
    disposition: Disposition | None = None
    """Local systems only."""
    absorbed_by: Id | None = None
    retire_on: RoughDate | None = None
    """Last day of service of a system that is switched off."""
    owner: Text | None = None
    """Division in charge (主管課)."""
    vendor: Text | None = None
    """Who delivers the new package; its engineers do the cutover."""
    package: Text | None = None
    """The new package; systems of one package move together unless the policy says otherwise."""
    current_vendor: Text | None = None
    current_package: Text | None = None
    hosting: str | None = None
    """Where it runs today: a catalogue id of a hosting."""
    hosting_after: str | None = None
    zone: Zone | None = None
    zone_after: Zone | None = None
    deadline: RoughDate | None = None
    """Last day on which the cutover may take place."""
    not_before: Day | None = None
    """First day on which the new system may operate."""
    live_since: RoughDate | None = None
    pin: Pin | None = None
    project_months: Months | None = None
    """Months of work before the cutover, all phases that bind the vendor taken together."""
    phase_done: PhaseId | None = None
    """Last phase that is finished; what is finished takes no more time."""
    remaining_months: Months | None = None
    """Months of work still to do before the cutover, selection included; from the as-of date."""
    remaining_basis: RemainingBasis | None = None
    """What the remaining months were taken from; left out: somebody stated them."""
    engineers: People | None = None
    """Engineers of the vendor in the phase that needs most of them; the others in proportion."""
    staff: People | None = None
    """The body's own staff in the phase that needs most of them; the others in proportion."""
    load: Months = 1
    """Share of the load limit of a slot that this cutover uses."""
    character_set: CharacterSet | None = None
    spec_version: Text | None = None
    deferred_functions: tuple[DeferredFunction, ...] = ()
    independent_id: Text | None = None
    """ID of an independent system (独自施策システム等ID)."""
    personal_number: bool | None = None
    non_residents: bool | None = None
    protected_persons: bool | None = None
    pia_end: Day | None = None
    ordinance: Text | None = None
    functions_used: tuple[Text, ...] = ()
    shared_functions: tuple[Text, ...] = ()
    """Functions it borrows from another system's package: 収納, 宛名, 印刷, 認証, 文字."""
    extracts: Months | None = None
    """Number of own extracts and reports (EUC)."""
    rpa_scenarios: Months | None = None
    functions_missing: tuple[Text, ...] = ()
    """Functions in use that the new product will not have."""
    exception_end: RoughDate | None = None
    """Last day on which it may stay built into a standard package (一体的システムの経過措置)."""
    cloud_after: Text | None = None
    """Cloud provider it runs on after its cutover."""
    line: Text | None = None
    """Line that joins where it runs with the others: agreed and paid for."""
    home_made: bool | None = None
    """Made by the body's own staff."""
    resident_facing: bool | None = None
    """Used by residents themselves: convenience-store certificates, online applications."""
    notice_on: Day | None = None
    """Day on which residents are told that it stops for the cutover."""
    note: Text | None = None
    source: Text | None = None

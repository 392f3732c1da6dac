"""Any inventory that could have been loaded, for laws about reading and writing.

Every field is drawn, texts with all that makes files stumble; what records ask of each other is
made to hold, so that nothing drawn here is refused.
"""

import string
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from migplan.catalogue.calendar import is_closed
from migplan.catalogue.catalogue import load_catalogue
from migplan.importers.canonical import (
    sorted_contracts,
    sorted_linkages,
    sorted_municipality,
    sorted_partners,
    sorted_placements,
    sorted_policy,
    sorted_systems,
)
from migplan.model.checks import check_digit
from migplan.model.contract import Contract, ContractKind
from migplan.model.dates import Precision, RoughDate, fiscal_year, month_end, month_index
from migplan.model.inventory import Inventory
from migplan.model.linkage import Criticality, Linkage, Method
from migplan.model.municipality import Municipality, Reference
from migplan.model.partner import Partner
from migplan.model.phase import PhaseId
from migplan.model.placement_row import JUDGED, Choice, PlacementRow
from migplan.model.policy import (
    CapacityChange,
    Policy,
    Precedence,
    PriceChange,
    Proposal,
    StaffCapacity,
    VendorCapacity,
)
from migplan.model.season import Season, Severity
from migplan.model.system import (
    ABSENT_STATES,
    MIGRATED_STATES,
    CharacterSet,
    DeferredFunction,
    Disposition,
    Pin,
    RemainingBasis,
    State,
    System,
    SystemKind,
    Zone,
)
from migplan.model.text import Bilingual

CATALOGUE = load_catalogue()
BUSINESSES = [*CATALOGUE.business_ids, *(x.id for x in CATALOGUE.common_functions)]
HOSTINGS = [hosting.id for hosting in CATALOGUE.hostings]
KINDS = [kind.id for kind in CATALOGUE.local_kinds]
PARTNERS = [partner.id for partner in CATALOGUE.partners]
PRICES = [price.key for price in CATALOGUE.all_prices]

TRAPS = (
    *(
        "=1+1",
        "'=x",
        "''-1",
        "+81",
        "-",
        "@a",
        "\t=",
        "'",
        "''x",
        "true",
        "no",
        "null",
        "~",
        "はい",
    ),
    *("010", "1.10", "1e3", "0x10", "12:30:45", "2027-03-31", "2027-03", "FY2026", "6月", "1_000"),
    *(
        " ",
        "　前後　",
        "末尾 ",
        "a;b",
        "a；b",
        "甲、乙",
        '"',
        '""',
        '"甲"',
        "'甲'",
        "甲,乙",
        "a: b # c",
    ),
    *(
        "一行目\n二行目",
        "\n先頭",
        "末尾\n",
        "  字下げ\n次",
        "甲\r\n乙",
        "甲\r乙",
        "\u2028",
        "\x85",
        "\ufeff",
    ),
    *(
        "𠮷野家",
        "葛󠄀城",
        "髙﨑",
        "_x000D_",
        "_x0041_",
        "#N/A",
        "<b>&amp;",
        "* 全部",
        "[a]",
        "{a: b}",
        "|",
    ),
    *("※注", "_下", "○", "juki 住民記録", "すべて", "！", "%TAG", "- a", "? a", "---", "..."),
)
"""Texts that one file format or another takes for something else."""

_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
_ID_CHARACTERS = string.ascii_letters + string.digits


def texts(least: int = 0, most: int = 30) -> st.SearchStrategy[str]:
    """Text of the user: anything that a file may hold."""
    return st.sampled_from(TRAPS) | st.text(_CHARACTERS, min_size=least, max_size=most)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or nothing: unknown."""
    return st.none() | values


ids = st.builds(
    str.__add__,
    st.sampled_from(_ID_CHARACTERS),
    st.text(_ID_CHARACTERS + "_.:#>-", max_size=12),
)
names = texts(least=1)
months = st.integers(0, 600)
people = st.integers(0, 10_000)
days = st.dates(date(1950, 1, 1), date(2100, 12, 31))
flags = st.booleans()


@st.composite
def rough_dates(draw: st.DrawFn) -> RoughDate:
    """A day, the last day of a month, or that of a fiscal year."""
    day = draw(st.dates(date(1950, 4, 1), date(2099, 3, 31)))
    match draw(st.sampled_from(Precision)):
        case Precision.DAY:
            return RoughDate(day=day)
        case Precision.MONTH:
            return RoughDate(day=month_end(month_index(day)), precision=Precision.MONTH)
        case Precision.FISCAL_YEAR:
            last = date(fiscal_year(day) + 1, 3, 31)
            return RoughDate(day=last, precision=Precision.FISCAL_YEAR)


def open_days(first: date, last: date) -> st.SearchStrategy[date]:
    """Days on which the office is open."""
    return st.dates(first, last).filter(lambda day: not is_closed(day))


@st.composite
def inventories(draw: st.DrawFn) -> Inventory:
    """One municipality with all that may be said of it."""
    keys = draw(st.lists(ids, max_size=5, unique=True))
    outside = [key for key in draw(st.lists(ids, max_size=2, unique=True)) if key not in keys]
    as_of = draw(maybe(st.dates(date(2024, 1, 1), date(2027, 12, 31))))
    links = draw(st.lists(ids, max_size=4, unique=True)) if len(keys) > 1 else []
    systems = [draw(_systems(key, as_of, links)) for key in keys]
    ends = [*keys, *outside, *PARTNERS[:3]]
    papers = draw(st.lists(ids, max_size=3, unique=True)) if keys else []
    return Inventory(
        municipality=sorted_municipality(draw(_municipalities())),
        systems=sorted_systems(_absorbed(draw, systems)),
        linkages=sorted_linkages(draw(_linkages(key, ends)) for key in links),
        contracts=sorted_contracts(draw(_contracts(key, keys)) for key in papers),
        partners=sorted_partners(
            Partner(id=key, **draw(_fields(name=names, zone=_zone, note=_note, source=_note)))
            for key in outside
        ),
        placements=sorted_placements(draw(_placements(systems))),
        policy=sorted_policy(draw(_policies(as_of, systems))),
    )


_note = maybe(texts())
_zone = maybe(st.sampled_from(Zone))


def _fields(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


@st.composite
def _municipalities(draw: st.DrawFn) -> Municipality:
    five = draw(maybe(st.text(string.digits, min_size=5, max_size=5)))
    references = st.builds(Reference, title=texts(), url=_note, date=_note)
    return Municipality(
        code=five and five + check_digit(five),
        references=tuple(draw(st.lists(references, max_size=2))),
        **draw(
            _fields(
                name=names,
                kind=_note,
                population=maybe(st.integers(0, 20_000_000)),
                invented=flags,
                note=_note,
            )
        ),
    )


@st.composite
def _systems(draw: st.DrawFn, key: str, as_of: date | None, links: Sequence[str]) -> System:
    businesses = tuple(draw(st.lists(st.sampled_from(BUSINESSES), max_size=3)))
    kind = draw(maybe(st.sampled_from(SystemKind)))
    local = kind is SystemKind.LOCAL or (kind is None and not businesses)
    choices = [choice for choice in Disposition if choice is not Disposition.ABSORB]
    state = draw(maybe(st.sampled_from(State)))
    pinned = state not in MIGRATED_STATES | ABSENT_STATES
    after = (as_of or date(2024, 1, 1)) + timedelta(days=1)
    pins = st.builds(Pin, date=open_days(after, date(2050, 1, 1)), owner=texts(), reason=texts())
    parts = st.builds(
        DeferredFunction,
        name=names,
        due=maybe(rough_dates()),
        linkages=st.lists(st.sampled_from(links), max_size=2).map(tuple) if links else st.just(()),
    )
    some = st.lists(texts(), max_size=3).map(tuple)
    number = maybe(months)
    drawn = draw(
        _fields(
            **dict.fromkeys(
                ("owner", "vendor", "package", "current_vendor", "current_package", "spec_version"),
                _note,
            ),
            **dict.fromkeys(("independent_id", "ordinance", "note", "source"), _note),
            **dict.fromkeys(("hosting", "hosting_after"), maybe(st.sampled_from(HOSTINGS))),
            **dict.fromkeys(("zone", "zone_after"), _zone),
            **dict.fromkeys(
                ("personal_number", "non_residents", "protected_persons"), maybe(flags)
            ),
            **dict.fromkeys(("home_made", "resident_facing"), maybe(flags)),
            **dict.fromkeys(("cloud_after", "line"), _note),
            **dict.fromkeys(
                ("retire_on", "deadline", "live_since", "exception_end"), maybe(rough_dates())
            ),
            **dict.fromkeys(("not_before", "pia_end", "notice_on"), maybe(days)),
            **dict.fromkeys(
                ("project_months", "remaining_months", "extracts", "rpa_scenarios"), number
            ),
            **dict.fromkeys(("engineers", "staff"), maybe(people)),
            **dict.fromkeys(("functions_used", "shared_functions", "functions_missing"), some),
            name=names,
            local_kind=maybe(st.sampled_from(KINDS)),
            remaining_basis=maybe(st.sampled_from(RemainingBasis)),
            phase_done=maybe(st.sampled_from(PhaseId)),
            load=months,
            character_set=maybe(st.sampled_from(CharacterSet)),
            deferred_functions=st.lists(parts, max_size=2).map(tuple),
            disposition=maybe(st.sampled_from(choices)) if local else st.none(),
            pin=maybe(pins) if pinned else st.none(),
        )
    )
    deadline = drawn["deadline"]
    if deadline and drawn["not_before"] and drawn["not_before"] > deadline.day:
        drawn["not_before"] = deadline.day
    return System(id=key, kind=kind, businesses=businesses, state=state, **drawn)


def _absorbed(draw: st.DrawFn, systems: list[System]) -> list[System]:
    """Some of the local ones go into one that comes before them: so never in circles."""
    found: list[System] = []
    for number, system in enumerate(systems):
        local = system.kind is SystemKind.LOCAL or not (system.kind or system.businesses)
        if number and local and draw(flags):
            update = {"disposition": Disposition.ABSORB, "absorbed_by": systems[number - 1].id}
            found.append(system.model_copy(update=update))
        else:
            found.append(system)
    return found


@st.composite
def _linkages(draw: st.DrawFn, key: str, ends: Sequence[str]) -> Linkage:
    provider, consumer = draw(st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True))
    way = maybe(st.sampled_from(Method))
    drawn = draw(
        _fields(
            **dict.fromkeys(("timing", "volume", "official_id", "zone_path"), _note),
            **dict.fromkeys(("owner", "note", "source"), _note),
            **dict.fromkeys(("standard", "personal_number"), maybe(flags)),
            data=texts(),
            method=way,
            method_after=way,
            criticality=maybe(st.sampled_from(Criticality)),
            monthly_gb=maybe(st.floats(0, 10**6) | st.integers(0, 10**6).map(float)),
            latency_ms=maybe(st.integers(1, 10**7)),
        )
    )
    return Linkage(id=key, provider=provider, consumer=consumer, **drawn)


@st.composite
def _placements(draw: st.DrawFn, systems: Sequence[System]) -> list[PlacementRow]:
    """Conditions for some of the local systems; what may absorb them is a system of the standard."""
    local = {s.id: s.kind is SystemKind.LOCAL or not (s.kind or s.businesses) for s in systems}
    own, others = ([key for key, flag in local.items() if flag is side] for side in (True, False))
    if not own:
        return []
    pairs = st.tuples(st.sampled_from(own), st.sampled_from(Choice))
    rows: list[PlacementRow] = []
    for key, choice in draw(st.lists(pairs, max_size=3, unique=True)):
        yen = maybe(st.integers(0, 10**10))
        drawn = draw(_fields(allowed=maybe(flags), monthly_yen=yen, move_yen=yen, source=_note))
        absorbed = choice is Choice.ABSORB
        into = draw(st.sampled_from(others)) if absorbed and others else None
        if absorbed and into is None:
            drawn["allowed"] = False
        judged = bool(drawn["allowed"]) and choice in JUDGED
        reason = draw(names.filter(str.strip)) if judged else draw(_note)
        rows.append(PlacementRow(system=key, choice=choice, into=into, reason=reason, **drawn))
    return rows


@st.composite
def _contracts(draw: st.DrawFn, key: str, systems: Sequence[str]) -> Contract:
    yen = maybe(st.integers(0, 10**12))
    drawn = draw(
        _fields(
            **dict.fromkeys(("name", "vendor", "note", "source"), _note),
            **dict.fromkeys(("start", "end"), maybe(rough_dates())),
            **dict.fromkeys(("monthly_yen", "extension_monthly_yen"), yen),
            kind=maybe(st.sampled_from(ContractKind)),
            extendable=maybe(flags),
            notice_months=maybe(months),
            systems=st.lists(st.sampled_from(systems), min_size=1, max_size=3).map(tuple),
        )
    )
    if drawn["start"] and drawn["end"] and drawn["start"].day > drawn["end"].day:
        drawn["start"], drawn["end"] = drawn["end"], drawn["start"]
    return Contract(id=key, **drawn)


@st.composite
def _changes(draw: st.DrawFn) -> tuple[CapacityChange, ...]:
    """Stretches of months, one after the other."""
    found: list[CapacityChange] = []
    month = 2026 * 12
    for _ in range(draw(st.integers(0, 2))):
        first = month + draw(st.integers(0, 20))
        last = first + draw(st.integers(0, 20))
        start, end = (RoughDate(day=month_end(m), precision=Precision.MONTH) for m in (first, last))
        found.append(CapacityChange(start=start, end=end, people=draw(people)))
        month = last + 1
    return tuple(found)


@st.composite
def _seasons(draw: st.DrawFn) -> Season:
    yearly = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"{day:%m-%d}")
    monthly = st.integers(1, 31).map(lambda day: f"monthly:{day:02}")
    form = draw(st.sampled_from([yearly, monthly, st.just("variable")]))
    sentences = st.builds(Bilingual, ja=texts(), en=texts())
    return Season(
        start=draw(form),
        end=draw(form),
        **draw(
            _fields(
                business=st.sampled_from(["*", *BUSINESSES]),
                severity=st.sampled_from(Severity),
                reason=sentences,
                every_years=st.integers(1, 10),
                base_year=st.integers(1990, 2040),
                **dict.fromkeys(("source", "confidence", "note"), texts()),
            )
        ),
    )


@st.composite
def _price_changes(draw: st.DrawFn, key: str) -> PriceChange:
    highest = 60 if key in ("parallel_running", "placement_period") else 10_000
    amounts = st.floats(0, highest) | st.integers(0, highest).map(float)
    low, typical, high = sorted(draw(st.tuples(amounts, amounts, amounts)))
    return PriceChange(key=key, low=low, typical=typical, high=high, source=draw(texts()))


@st.composite
def _policies(draw: st.DrawFn, as_of: date | None, systems: Sequence[System]) -> Policy:
    keys = [system.id for system in systems]
    vendors = sorted({system.vendor for system in systems if system.vendor})
    limits: list[VendorCapacity] = []
    for vendor in vendors:
        if draw(flags):
            engineers = draw(maybe(people))
            limits.append(
                VendorCapacity(
                    vendor=vendor,
                    parallel_projects=draw(
                        maybe(st.integers(1, 1000)) if engineers is not None else st.just(2)
                    ),
                    engineers=engineers,
                    changes=() if engineers is None else draw(_changes()),
                    source=draw(_note),
                )
            )
    pairs = st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True)
    rules = st.builds(
        lambda pair, lag, reason: Precedence(
            before=pair[0], after=pair[1], lag_months=lag, reason=reason
        ),
        pairs,
        months,
        texts(),
    )
    groups = st.lists(st.sampled_from(keys), max_size=3).map(tuple) if keys else st.nothing()
    prices = draw(st.lists(st.sampled_from(PRICES), max_size=2, unique=True))
    staff = st.builds(StaffCapacity, people=people, changes=_changes(), source=_note)
    later = (as_of or date(2024, 1, 1)) + timedelta(days=366)
    return Policy(
        as_of=as_of,
        horizon_end=draw(
            maybe(rough_dates().filter(lambda end: later < end.day < date(2059, 1, 1)))
            if draw(flags)
            else st.none()
            | st.just(RoughDate(day=date(2031, 3, 31), precision=Precision.FISCAL_YEAR))
        ),
        vendors=tuple(limits),
        prices=tuple(draw(_price_changes(key)) for key in prices),
        move_together=tuple(draw(st.lists(groups, max_size=2))) if keys else (),
        precedences=tuple(draw(st.lists(rules, max_size=2))) if len(keys) > 1 else (),
        **draw(
            _fields(
                lead_months=maybe(months),
                slots=st.lists(open_days(date(2026, 1, 1), date(2032, 1, 1)), max_size=3).map(
                    tuple
                ),
                seasons=st.lists(_seasons(), max_size=2).map(tuple),
                default_seasons=flags,
                packages_move_together=flags,
                load_limit=maybe(st.integers(1, 100)),
                parallel_projects=maybe(st.integers(1, 100)),
                staff=maybe(staff),
                phase_slack_months=maybe(months),
                non_residents_checked=maybe(days),
                deadlines=st.sampled_from(["soft", "hard"]),
                propose_linkages=st.sampled_from(Proposal),
                seed=st.integers(0, 2**31 - 1),
            )
        ),
    )

"""What an inventory looks like as a workbook: its sheets and columns, for reader and writer.

The important columns come first, as somebody who fills them in thinks of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Literal

from pydantic import BaseModel

from migplan.importers.field_words import FIELDS, SECTIONS, VALUES
from migplan.importers.fields import is_list, leaf_types, record_in
from migplan.model.contract import Contract
from migplan.model.dates import RoughDate
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality, Reference
from migplan.model.partner import Partner
from migplan.model.placement_row import PlacementRow
from migplan.model.policy import CapacityChange, Policy, Precedence, PriceChange, VendorCapacity
from migplan.model.season import Season
from migplan.model.system import DeferredFunction, System

Form = Literal["text", "flag", "whole", "amount", "day", "rough", "choice"]
Refers = Literal["", "id", "system", "node", "business", "local_kind", "hosting", "price"]
"""What a cell names: by id, by name, or by both with a blank between."""

FLAGS: Final[Mapping[str, str]] = {"true": "はい", "false": "いいえ"}
ALL_BUSINESSES: Final = "すべて"
"""Stands for ``*``, a season of all businesses."""
IN_USE, NOT_IN_USE = "○", "－"
SPARE_MARKS: Final = ("※", "_")
"""Begin the title of a column or sheet that is the user's own and not read."""
ITEM, VALUE, ABOUT = "項目", "値", "※説明"

_LITERALS: Mapping[str, Mapping[str, str]] = {
    "Policy.deadlines": {"soft": "遅れを費用に換算する", "hard": "遅れる計画を認めない"},
}
_ABOUT: Mapping[str, str] = {
    "Municipality.code": "検査数字を含む 6 桁（例: 222097）。",
    "System.id": "半角の英字・数字と _ . -（例: juki）。同じ記号を二度使えません。",
    "System.businesses": "扱う標準化対象業務・共通機能。二つ以上なら「; 」で区切ります。",
    "System.load": "一つの切替枠の上限（方針の「枠ごとの上限」）のうち、この切替が使う分。空欄なら 1。",
    "System.spec_version": "準拠する版（例: 3.0）。",
    "System.local_kind": "標準化対象外システムの種類。一覧から選びます。",
    "System.hosting": "今動いている場所。一覧から選びます。",
    "System.hosting_after": "切替後に動かす場所。一覧から選びます。",
    "System.functions_used": "実際に使っている機能。「; 」で区切って並べます。",
    "Linkage.provider": "データを渡すシステムまたは外部機関。記号でも名前でも書けます。",
    "Linkage.consumer": "データを受け取るシステムまたは外部機関。記号でも名前でも書けます。",
    "Contract.systems": "この契約で動くシステム。「; 」で区切って並べます。月額は均等に分けます。",
    "Policy.deadlines": "期限に遅れる切替の扱い。空欄なら費用に換算します。",
    "Policy.packages_move_together": "同じパッケージでも別々に切り替えてよいなら「いいえ」。",
    "Policy.seed": "同じ種からは同じ計画ができます。空欄なら 1。",
    "Season.business": f"業務の名前。すべての業務なら「{ALL_BUSINESSES}」。",
    "Bilingual.en": "英語の文。空欄なら日本語と同じ。",
}
"""Where the page of the fields speaks of YAML, in words for a sheet."""
_REFERS: Mapping[str, Refers] = {
    "System.id": "id",
    "System.businesses": "business",
    "System.local_kind": "local_kind",
    "System.hosting": "hosting",
    "System.hosting_after": "hosting",
    "System.absorbed_by": "system",
    "DeferredFunction.linkages": "id",
    "Linkage.id": "id",
    "Linkage.provider": "node",
    "Linkage.consumer": "node",
    "Contract.id": "id",
    "Contract.systems": "system",
    "Partner.id": "id",
    "PlacementRow.system": "system",
    "PlacementRow.into": "system",
    "Season.business": "business",
    "Precedence.before": "system",
    "Precedence.after": "system",
    "PriceChange.key": "price",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column, or one line of a sheet of single values."""

    route: tuple[str, ...]
    """Way to the value inside its record."""
    title: str
    about: str = ""
    """What to write, for a reader."""
    english: str = ""
    form: Form = "text"
    is_list: bool = False
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    """Values of a closed list with what they are called."""
    refers: Refers = ""
    required: bool = False
    required_inside: bool = False
    """Needed as soon as another part of the same record is given, as the date of a pin."""

    @property
    def names(self) -> tuple[str, ...]:
        """What its title may be."""
        return (self.title, "_".join(self.route), ".".join(self.route))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with one record in each row."""

    key: str
    """Route of its list from the top: ``systems``, ``policy.seasons``."""
    title: str
    fields: tuple[Field, ...]
    about: str = ""
    owner: Field | None = None
    """The column that says which record of another sheet a row belongs to."""
    bare: bool = False
    """A row is its only value, not a record."""
    tick: Field | None = None
    """A column of the template that says whether a row counts."""

    @property
    def columns(self) -> tuple[Field, ...]:
        """All columns of data, the owner first."""
        return (self.owner, *self.fields) if self.owner else self.fields


@dataclass(frozen=True, slots=True)
class Values:
    """A sheet of single values, one in each line."""

    key: str
    title: str
    fields: tuple[Field, ...]
    about: str = ""


def _field(model: type[BaseModel], *route: str) -> Field:
    """The column of a field; the title of a part says what it is a part of."""
    titles: list[str] = []
    owner, needed = model, True
    for step in route[:-1]:
        titles.append(FIELDS[f"{owner.__name__}.{step}"][0])
        needed = needed and owner.model_fields[step].is_required()
        owner = record_in(owner.model_fields[step].annotation) or owner
    name = route[-1]
    key, info = f"{owner.__name__}.{name}", owner.model_fields[name]
    title, text = FIELDS[key]
    about = _ABOUT.get(key, text.replace(" true", "「はい」").replace(" false", "「いいえ」"))
    form, words = _form(key, info.annotation)
    return Field(
        route=route,
        title=f"{titles[0]}（{title}）" if titles else title,
        about=about,
        english=" ".join((info.description or "").split()),
        form=form,
        is_list=is_list(info.annotation),
        words=words,
        refers=_REFERS.get(key, ""),
        required=needed and info.is_required() and key != "Bilingual.en",
        required_inside=not needed and info.is_required(),
    )


def _form(key: str, annotation: Any) -> tuple[Form, Mapping[str, str]]:
    if key in _LITERALS:
        return "choice", _LITERALS[key]
    types = leaf_types(annotation)
    for kind in types:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return "choice", VALUES[kind.__name__]
    forms: tuple[tuple[type, Form], ...] = (
        (RoughDate, "rough"),
        (date, "day"),
        (bool, "flag"),
        (int, "whole"),
        (float, "amount"),
    )
    for kind, form in forms:
        if kind in types:
            return form, {}
    return "text", {}


def _fields(model: type[BaseModel], *names: str) -> tuple[Field, ...]:
    return tuple(_field(model, *name.split(".")) for name in names)


def _part(key: str, model: type[BaseModel], *names: str, owner: Field | None = None) -> Table:
    """A sheet for the entries of a list inside a record."""
    section, name = key.split(".")
    title, about = FIELDS[f"{_OWNERS[section].__name__}.{name}"]
    return Table(key, title, _fields(model, *names), about, owner)


USED: Final = Field(
    ("used",),
    "使用",
    f"団体にあるシステムは「{IN_USE}」、無いものは「{NOT_IN_USE}」。"
    f"「{NOT_IN_USE}」の行と、その連携は読みません。空欄は「{IN_USE}」とみなします。",
    "Whether the body has it; rows marked with - are not read, nor are their linkages.",
    "choice",
    words={"yes": IN_USE, "no": NOT_IN_USE},
)
"""Column of the template: what a body does not have is not read."""

_OWNERS: Mapping[str, type[BaseModel]] = {
    "municipality": Municipality,
    "policy": Policy,
    "systems": System,
}

MUNICIPALITY: Final = Values(
    "municipality",
    SECTIONS["municipality"][0],
    _fields(Municipality, "code", "name", "kind", "population", "invented", "note"),
)
POLICY: Final = Values(
    "policy",
    SECTIONS["policy"][0],
    _fields(
        Policy,
        *("as_of", "horizon_end", "lead_months", "parallel_projects", "load_limit"),
        *("staff.people", "staff.source", "deadlines", "packages_move_together"),
        *("propose_linkages", "default_seasons", "phase_slack_months", "non_residents_checked"),
        "seed",
    ),
    "空欄の項目には既定の値を使います。",
)
SYSTEMS: Final = Table(
    "systems",
    SECTIONS["systems"][0],
    _fields(
        System,
        *("id", "name", "businesses", "state", "owner", "vendor", "package", "deadline"),
        *("pin.date", "pin.owner", "pin.reason", "disposition", "local_kind"),
        *("hosting", "hosting_after", "zone", "zone_after", "current_vendor", "current_package"),
        *("live_since", "not_before", "project_months", "phase_done", "remaining_months"),
        *("remaining_basis", "engineers", "staff"),
        *("personal_number", "character_set", "spec_version", "functions_used"),
        *("shared_functions", "extracts", "rpa_scenarios", "kind", "absorbed_by", "retire_on"),
        *("non_residents", "protected_persons", "pia_end", "independent_id", "ordinance"),
        *("functions_missing", "exception_end", "cloud_after", "line", "home_made"),
        *("resident_facing", "notice_on", "load", "note", "source"),
    ),
    "1 行に 1 システム。必須は記号とシステム名だけで、分からない欄は空けておきます。",
    tick=USED,
)
LINKAGES: Final = Table(
    "linkages",
    SECTIONS["linkages"][0],
    _fields(
        Linkage,
        *("provider", "consumer", "data", "method", "method_after", "timing", "criticality"),
        *("standard", "owner", "volume", "personal_number", "zone_path", "official_id"),
        *("monthly_gb", "latency_ms"),
        *("note", "source", "id"),
    ),
    "1 行に 1 つの連携（渡す側、受け取る側、データ）。両側はシステム・外部機関の記号か名前で書きます。",
)
CONTRACTS: Final = Table(
    "contracts",
    SECTIONS["contracts"][0],
    _fields(
        Contract,
        *("id", "name", "systems", "kind", "vendor", "start", "end", "monthly_yen"),
        *("extendable", "extension_monthly_yen", "notice_months", "note", "source"),
    ),
    "今のシステムの契約。対象が複数なら「; 」で区切って並べます。",
)
PARTNERS: Final = Table(
    "partners",
    SECTIONS["partners"][0],
    _fields(Partner, "id", "name", "zone", "note", "source"),
    "付属の一覧にある機関（ext_ で始まる記号）は、書かずに連携の相手にできます。",
)
PLACEMENTS: Final = Table(
    "placements",
    SECTIONS["placements"][0],
    _fields(
        PlacementRow,
        *("system", "choice", "allowed", "reason", "monthly_yen", "move_yen", "into", "source"),
    ),
    "標準化対象外システムを、どこに置いてよいか・いくらかかるか。分からない欄は空けておきます。",
)
VENDORS: Final = _part(
    "policy.vendors", VendorCapacity, "vendor", "parallel_projects", "engineers", "source"
)
CHANGES: Final = Table(
    "policy.changes",
    "人数の変わる月",
    _fields(CapacityChange, "start", "end", "people"),
    "事業者の技術者、または職員の人数がふだんと違う期間。事業者が空欄の行は職員のことです。",
    Field(
        ("vendor",),
        "事業者",
        "「事業者の体制」に書いた名前。職員なら空欄。",
        "As in the sheet of vendors; empty for the body's own staff.",
    ),
)
SLOTS: Final = Table(
    "policy.slots",
    FIELDS["Policy.slots"][0],
    (Field(("day",), "稼働日", FIELDS["Policy.slots"][1], form="day", required=True),),
    "書いたときは、自動で作る枠の代わりにこの日だけを使います。",
    bare=True,
)
SEASONS: Final = _part(
    "policy.seasons",
    Season,
    *("business", "start", "end", "severity", "reason.ja", "reason.en", "every_years"),
    *("base_year", "source", "confidence", "note"),
)
TOGETHER: Final = Table(
    "policy.move_together",
    FIELDS["Policy.move_together"][0],
    (
        Field(
            ("group",),
            "システムの組",
            FIELDS["Policy.move_together"][1],
            is_list=True,
            refers="system",
            required=True,
        ),
    ),
    "1 行に 1 組。「; 」で区切って並べます。",
    bare=True,
)
PRECEDENCES: Final = _part(
    "policy.precedences", Precedence, "before", "after", "lag_months", "reason"
)
PRICES: Final = _part("policy.prices", PriceChange, "key", "low", "typical", "high", "source")
DEFERRED: Final = _part(
    "systems.deferred_functions",
    DeferredFunction,
    *("name", "due", "linkages"),
    owner=Field(
        ("system",), "システム", "経過措置のあるシステム。", refers="system", required=True
    ),
)
REFERENCES: Final = _part("municipality.references", Reference, "title", "url", "date")

SHEETS: Final[tuple[Values | Table, ...]] = (
    *(MUNICIPALITY, SYSTEMS, LINKAGES, CONTRACTS, PARTNERS, POLICY),
    *(VENDORS, CHANGES, SLOTS, SEASONS, TOGETHER, PRECEDENCES, PRICES, PLACEMENTS, DEFERRED),
    REFERENCES,
)
"""All sheets in their order; the last ones are needed by few."""

INTRODUCTION: Final = "はじめに"
NEVER_READ: Final = (INTRODUCTION, "選択肢")
"""Sheets of our own that hold no inventory data."""

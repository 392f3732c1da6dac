"""What the inventory says, what was assumed and what nobody knows, by kind of thing and by field."""

from collections.abc import Iterator
from dataclasses import dataclass

from migplan.catalogue.completeness import Column as Field
from migplan.catalogue.completeness import completeness
from migplan.model.case import Case
from migplan.model.inventory import Inventory
from migplan.model.policy import Policy
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell

KINDS = ("systems", "linkages", "contracts", "partners", "policy")
_FILLED = frozenset({("linkages", "criticality"), ("systems", "zone_after")})
"""Fields that a plan holds filled: what was stated and what stood in cannot be told apart."""
_POLICY = ("lead_months", "parallel_projects", "load_limit", "staff", "as_of", "horizon_end")


@dataclass(frozen=True, slots=True)
class Known:
    """The section of the page."""

    kinds: Table
    fields: Table
    filled: str
    """Which fields are not counted, and where they are told."""


def known(context: Context) -> Known | None:
    """Count the fields that the plan or the gaps read; a plan of nothing gives ``None``."""
    words = context.words
    fields = tuple(fields_of(context.plan.case))
    if not context.plan.case.systems or not fields:
        return None
    return Known(
        kinds=Table(
            "known-kinds",
            words("known.kinds"),
            (Column(words("known.kind")), *_columns(context)),
            tuple(_kind(context, kind, fields) for kind in KINDS if _any(fields, kind)),
        ),
        fields=Table(
            "known-fields",
            words("known.fields"),
            (
                Column(words("known.field")),
                Column(words("known.kind"), short=True),
                *_columns(context),
                Column(words("known.ask"), wide=True),
            ),
            tuple(_field(context, field) for field in fields),
            search=True,
        ),
        filled=words("known.filled"),
    )


def fields_of(case: Case) -> Iterator[Field]:
    """The fields, counted from the case that the plan carries."""
    assumed = {row.key: row for row in case.assumptions}
    dispositions = assumed.get("system:disposition")
    said = {key: getattr(case, key) for key in _POLICY if f"policy:{key}" not in assumed}
    inventory = Inventory(
        municipality=case.municipality,
        systems=case.systems,
        linkages=tuple(
            linkage for linkage in case.linkages if (linkage.id or "") not in case.proposed
        ),
        contracts=case.contracts,
        partners=case.partners,
        policy=Policy.model_construct(**said, vendors=case.vendors),
    )
    for field in completeness(inventory, case):
        if (field.section, field.key) in _FILLED:
            continue
        filled = len(dispositions.subjects) if dispositions else 0
        if field.key == "disposition" and filled <= field.known:
            yield field.model_copy(
                update={"known": field.known - filled, "assumed": field.assumed + filled}
            )
        else:
            yield field


def _any(fields: tuple[Field, ...], kind: str) -> bool:
    return any(field.section == kind for field in fields)


def _columns(context: Context) -> tuple[Column, ...]:
    words = context.words
    keys = ("known.rows", "known.said", "known.assumed", "known.unknown", "known.share")
    return tuple(Column(words(key), number=True) for key in keys)


def _kind(context: Context, kind: str, fields: tuple[Field, ...]) -> Row:
    mine = [field for field in fields if field.section == kind]
    return Row(
        (
            Cell(context.words(f"known.{kind}")),
            *_numbers(
                context,
                sum(field.known for field in mine),
                sum(field.assumed for field in mine),
                sum(field.unknown for field in mine),
            ),
        )
    )


def _field(context: Context, field: Field) -> Row:
    words = context.words
    return Row(
        (
            Cell(words.say(field.label)),
            Cell(words(f"known.{field.section}")),
            *_numbers(context, field.known, field.assumed, field.unknown),
            Cell(words.say(field.ask)),
        )
    )


def _numbers(context: Context, said: int, assumed: int, unknown: int) -> Iterator[Cell]:
    number, total = context.formats.number, said + assumed + unknown
    for value in (total, said, assumed, unknown):
        yield money_cell(number(value), value)
    share = 100 * said // total if total else 100
    yield Cell(f"{share}%", sort=str(share), bar=f"{share}%")

"""What the lots rest on: rules of scale, the group's own conditions, and what is not counted."""

from collections.abc import Iterator

from migplan.model.joint_group import LotPolicy
from migplan.model.price import Price, PriceUnit
from migplan.report.joint.lots_view import NONE, View
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table

_NOT_COUNTED = ("penalties", "subsidies", "bargaining", "training", "approval")


def premises(view: View) -> Part:
    """Rules, conditions, method and limits."""
    words, lots = view.words, view.lots
    points = (
        words("lots.about_saving"),
        *(words(f"lots.not_{key}") for key in _NOT_COUNTED),
    )
    notes = (
        words(
            "lots.method",
            method=words.known("lots.method", lots.method),
            version=shown(lots.version),
        ),
    )
    tables = (_rules(view), _policy(view))
    lead = words("lots.premises_lead")
    return Part("premises", words("lots.premises"), lead, points, tables=tables, notes=notes)


def _rules(view: View) -> Table:
    words = view.words
    columns = (
        Column(words("lots.what"), wide=True),
        Column(words("price.unit"), short=True),
        *(Column(words(f"price.{level}"), number=True) for level in ("low", "typical", "high")),
        Column(words("price.given"), short=True),
        Column(words("premise.source"), wide=True),
        Column(words("premise.confidence"), short=True),
    )
    rows = tuple(_rule(view, price) for price in view.lots.rules)
    return Table("lots-rules", words("lots.rules"), columns, rows)


def _rule(view: View, price: Price) -> Row:
    words = view.words
    given = (
        Cell(words("price.stated"))
        if price.stated
        else Cell("", badge=words("mark.assumed"), badge_class="assumed")
    )
    return Row(
        (
            Cell(words.say(price.name)),
            Cell(words.known("unit", PriceUnit(price.unit))),
            *(
                Cell(view.formats.amount(value), sort=str(value))
                for value in (price.low, price.typical, price.high)
            ),
            given,
            Cell(_source(view, price.source)),
            Cell(words.known("confidence", price.confidence) or NONE),
        )
    )


def _source(view: View, source: str) -> str:
    """A source whose parts may be written ``日本語／English``: the half to read."""
    side = 0 if view.words.lang == "ja" else -1
    return shown("; ".join(part.split("／")[side] for part in source.split("; "))) or NONE


def _policy(view: View) -> Table:
    words = view.words
    columns = (
        Column(words("lots.condition"), wide=True),
        Column(words("lots.value"), short=True),
        Column(words("price.given"), short=True),
    )
    usual = dict(_values(view, LotPolicy()))
    rows = tuple(
        Row(
            (
                Cell(words(f"lots.policy_{key}")),
                Cell(value),
                Cell(words("lots.usual" if value == usual[key] else "lots.given")),
            )
        )
        for key, value in _values(view, view.lots.policy)
    )
    return Table("lots-policy", words("lots.policy"), columns, rows)


def _values(view: View, policy: LotPolicy) -> Iterator[tuple[str, str]]:
    words, free = view.words, view.words("lots.no_limit")
    contract, factor = policy.contract_months, policy.population_factor
    yield "window_months", view.months(policy.window_months)
    yield "contract_months", free if contract is None else view.months(contract)
    yield "most_members", words.count("lot_body", policy.most_members)
    yield (
        "population_factor",
        (free if factor is None else words("lots.times", n=view.formats.amount(factor))),
    )
    yield "years", words("lots.years", n=str(policy.years))
    yield "all_in", words("lots.yes" if policy.all_in else "lots.no")
    yield "equal_share", view.formats.percent(policy.equal_share / 100)

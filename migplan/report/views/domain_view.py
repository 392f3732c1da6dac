"""The summary of linkages between fields of business: the matrix beside the picture."""

from dataclasses import dataclass

from migplan.report.views.context import Context
from migplan.report.views.domain_links import domain_links
from migplan.report.views.table import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class DomainView:
    """What is said about the picture, and its table."""

    said: str
    table: Table


def domain_view(context: Context) -> DomainView | None:
    """The matrix of linkages; a plan without linkages gives ``None``."""
    links = domain_links(context)
    if not links.flows:
        return None
    words, formats = context.words, context.formats
    number = {(flow.tail, flow.head): flow for flow in links.flows}
    columns = (
        Column(words("domain.from_to")),
        *(Column(domain.name, number=True) for domain in links.domains),
    )
    rows: list[Row] = []
    for tail in links.domains:
        cells = [Cell(tail.name, note=words.count(tail.counted, tail.systems))]
        for head in links.domains:
            flow = number.get((tail.key, head.key))
            bridged = (
                words("domain.bridged", n=formats.number(flow.bridges))
                if flow and flow.bridges
                else ""
            )
            cells.append(
                Cell(
                    formats.number(flow.linkages) if flow else "",
                    sort=str(flow.linkages if flow else 0),
                    note=bridged,
                )
            )
        rows.append(Row(tuple(cells)))
    across = [flow for flow in links.flows if flow.tail != flow.head]
    hidden = len(across) - len(links.drawn)
    key = "domain.said_some" if hidden else "domain.said_all"
    said = words(
        key,
        n=words.count("linkage", sum(flow.linkages for flow in links.flows)),
        least=formats.number(links.least),
        hidden=formats.number(hidden),
    )
    return DomainView(said, Table("domain-table", words("domain.caption"), columns, tuple(rows)))

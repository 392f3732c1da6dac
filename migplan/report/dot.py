"""DOT text of the drawings: sorted, quoted, the same for the same plan.

Sizes are computed here (``fixedsize``), so that the boxes hold their text whatever fonts an engine
knows. Labels are plain strings: text of the user can neither become an HTML label nor an escape.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from migplan import __version__
from migplan.report.palette import BRIDGED, CALM, INK, TROUBLE, wave_hex
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.crossing import pairs
from migplan.report.views.domain_links import Domain, domain_links
from migplan.report.views.lanes import MOST
from migplan.report.width import cut, em_width, lines

_Graph = Any
"""A ``graphviz.Digraph``: the package carries no complete types."""

FONTS = "Yu Gothic UI,Hiragino Sans,Noto Sans JP,Noto Sans CJK JP,Meiryo,sans-serif"
MARK = f"// migplan {__version__}"
"""First line of every DOT text: a file that begins with it may be overwritten."""

_POINT, _LINE_PT, _PAD_PT, _INCH = 11.0, 15.5, 16.0, 72.0
_MOST_NEIGHBOURS = 25


def domains_dot(context: Context) -> str:
    """Fields of business as boxes, the strongest flows of linkages between them as arrows."""
    links = domain_links(context)
    graph = _graph("domains", rankdir="LR", nodesep="0.22", ranksep="0.9")
    for domain in links.domains:
        node = f"d_{domain.key}"
        _box(graph, node, _domain_label(context, domain), domain.key)
    most = max((flow.linkages for flow in links.drawn), default=1)
    for flow in links.drawn:
        label = context.formats.number(flow.linkages)
        if flow.bridges:
            label += context.words("dot.bridged", n=context.formats.number(flow.bridges))
        graph.edge(
            f"d_{flow.tail}",
            f"d_{flow.head}",
            label=_label([label]),
            penwidth=f"{0.8 + 4.2 * flow.linkages / most:.2f}",
            color=BRIDGED if flow.bridges else CALM,
            **{"class": "bridged" if flow.bridges else "calm"},
        )
    _note(graph, context)
    return _source(graph)


def waves_dot(context: Context) -> str:
    """Waves as clusters, and the bridges that matter most between their systems."""
    graph = _graph(
        "waves", rankdir="LR", nodesep="0.14", ranksep="0.8", compound="true", newrank="true"
    )
    for wave in context.plan.waves:
        title = (
            context.words("wave.name", n=str(wave.number))
            + "  "
            + context.formats.weekday(wave.date)
        )
        with graph.subgraph(name=f"cluster_w{wave.number}") as cluster:
            cluster.attr(
                label=_label([title]),
                fontsize="12",
                color="#8a98a8",
                style="rounded",
                **{"class": "wave"},
            )
            for key in wave.systems:
                _box(
                    cluster,
                    context.anchors[key],
                    lines(context.name(key), 11.0, 2),
                    f"w{wave.number}",
                    wave_hex(wave.number),
                )
    drawn = pairs(context)[:MOST]
    others = {
        end for pair in drawn for end in (pair.provider, pair.consumer)
    } - context.cutovers.keys()
    for key in sorted(others):
        _box(graph, context.anchors[key], lines(context.name(key), 11.0, 2), "outside")
    for pair in sorted(drawn, key=lambda row: (row.provider, row.consumer)):
        count = context.formats.number(len(pair.bridges)) if len(pair.bridges) > 1 else ""
        graph.edge(
            context.anchors[pair.provider],
            context.anchors[pair.consumer],
            label=_label([count]),
            color=TROUBLE if pair.trouble else BRIDGED,
            **{"class": "bad" if pair.trouble else "bridged"},
        )
    _note(graph, context)
    return _source(graph)


def system_dot(context: Context, key: str) -> str:
    """One system in the middle, its providers on the left, its consumers on the right.

    Raises:
        KeyError: If the plan knows no such system or partner.
    """
    middle = context.anchors[key]
    graph = _graph("neighbours", rankdir="LR", nodesep="0.12", ranksep="1.4")
    _box(graph, middle, lines(context.name(key), 12.0, 3), "centre")
    linkages = context.plan.case.linkages
    given = sorted({linkage.provider for linkage in linkages if linkage.consumer == key})
    taken = sorted({linkage.consumer for linkage in linkages if linkage.provider == key})
    for side, keys in (("in", given), ("out", taken)):
        for other in keys[:_MOST_NEIGHBOURS]:
            node = f"{side}_{context.anchors[other]}"
            _box(graph, node, _neighbour_label(context, other), side)
            label = _label(
                [
                    cut(
                        _data(context, other, key) if side == "in" else _data(context, key, other),
                        12.0,
                    )
                ]
            )
            ends = (node, middle) if side == "in" else (middle, node)
            graph.edge(*ends, label=label, **{"class": "calm"})
        if len(keys) > _MOST_NEIGHBOURS:
            left = context.words("dot.more", n=context.formats.number(len(keys) - _MOST_NEIGHBOURS))
            _box(graph, f"{side}_more", [left], "more")
            graph.edge(
                *((f"{side}_more", middle) if side == "in" else (middle, f"{side}_more")),
                style="dashed",
            )
    _note(graph, context)
    return _source(graph)


def _domain_label(context: Context, domain: Domain) -> Sequence[str]:
    rows = [domain.name, context.words.count(domain.counted, domain.systems)]
    if domain.waves:
        first, last = domain.waves[0], domain.waves[-1]
        name = str(first) if first == last else f"{first}～{last}"
        rows.append(context.words("wave.name", n=name))
    return rows


def _neighbour_label(context: Context, key: str) -> Sequence[str]:
    rows = list(lines(context.name(key), 12.0, 2))
    if key in context.cutovers:
        rows.append(context.words("wave.name", n=str(context.cutovers[key].wave)))
    return rows


def _data(context: Context, provider: str, consumer: str) -> str:
    found = {
        shown(x.data)
        for x in context.plan.case.linkages
        if (x.provider, x.consumer) == (provider, consumer)
    } - {""}
    return context.formats.people(sorted(found))


def _graph(name: str, **attributes: str) -> _Graph:
    from graphviz import Digraph

    graph: _Graph = Digraph(name)
    graph.attr("graph", charset="UTF-8", fontname=FONTS, fontsize="11", pad="0.15", **attributes)
    graph.attr(
        "node",
        shape="box",
        style="rounded",
        fontname=FONTS,
        fontsize=f"{_POINT:g}",
        fixedsize="true",
        color="#44546a",
        fontcolor=INK,
    )
    graph.attr("edge", fontname=FONTS, fontsize="10", color=CALM, fontcolor=INK, arrowsize="0.6")
    return graph


def _box(graph: _Graph, node: str, text: Sequence[str], kind: str, colour: str = "#44546a") -> None:
    widest = max((em_width(line) for line in text), default=1.0)
    width = max(widest * _POINT + _PAD_PT, 40.0) / _INCH
    height = (len(text) * _LINE_PT + 12.0) / _INCH
    graph.node(
        node,
        label=_label(text),
        width=f"{width:.3f}",
        height=f"{height:.3f}",
        color=colour,
        **{"class": kind, "id": node},
    )


def _label(rows: Iterable[str]) -> str:
    """Lines as a plain label: neither HTML, nor an entity, nor a backslash sequence of the user's."""
    from graphviz import nohtml

    safe = (row.replace("\\", "\\\\").replace("&", "&amp;").replace("\n", " ") for row in rows)
    return nohtml("\\n".join(safe))


def _note(graph: _Graph, context: Context) -> None:
    case = context.plan.case
    marks = [
        context.words(key)
        for key, on in (
            ("mark.invented", case.municipality.invented),
            ("mark.backtest", case.backtest),
        )
        if on
    ]
    if marks:
        graph.attr(label=_label(marks), labelloc="t", fontsize="12")


def _source(graph: _Graph) -> str:
    return f"{MARK}\n{graph.source}"

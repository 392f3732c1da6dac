"""Every figure of the page as an SVG file of its own, and the graphs as DOT beside it.

The figures are taken from the page itself: what a section shows is what its file shows, and a new
section with a figure needs nothing here. A chart has no DOT: it is no graph.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from migplan.report.files import drawing_files
from migplan.report.shapes.job import Job
from migplan.report.shapes.poster import Key, Poster, poster
from migplan.report.views.money import money

_SECTION = re.compile(r"<section\b([^>]*)>(.*?)</section>", re.DOTALL)
_ID = re.compile(r'\bid="([\w-]+)"')
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_LEGEND = re.compile(r'<p class="legend">.*?</p>', re.DOTALL)
_LEAD = re.compile(r'<p class="lead">.*?</p>', re.DOTALL)
_DEFS = re.compile(r'<svg class="defs".*?</svg>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A section with figures."""

    key: str
    figures: tuple[str, ...]
    legend: tuple[Key, ...]
    said: tuple[str, ...]
    """What the section says about its figures: what they show, and what they leave out."""


def files(job: Job) -> dict[str, str]:
    """File name to text: the charts in the order of the page, then the graphs."""
    shared = [_tree(defs) for defs in _DEFS.findall(job.page)]
    patterns = {part.get("id", ""): part for defs in shared for part in defs.iter("pattern")}
    groups = {part.get("id", ""): part for defs in shared for part in defs.iter("g")}
    found: dict[str, str] = {}
    for section in _sections(job):
        for number, figure in enumerate(section.figures, start=1):
            many = len(section.figures) > 1
            name = f"{section.key}-{number}" if many else section.key
            found[f"{name}.svg"] = poster(
                Poster(
                    figure=_whole(_tree(figure), groups),
                    title=_title(job, section.key, number if many else 0, len(section.figures)),
                    subtitle=job.title,
                    marks=job.marks,
                    said=section.said,
                    legend=section.legend,
                    patterns=patterns,
                )
            )
    return found | drawing_files(job.drawings, job.options.audience)


def _whole(figure: ET.Element, groups: Mapping[str, ET.Element]) -> ET.Element:
    """A figure that holds what it only refers to on the page."""
    for parent in list(figure.iter()):
        for place, part in enumerate(list(parent)):
            group = groups.get(part.get("href", "").removeprefix("#"))
            if part.tag == "use" and group is not None:
                made = ET.Element("g", {"class": group.get("class", "")})
                made.set("transform", f"translate(0 {part.get('y', '0')})")
                made.extend(deepcopy(child) for child in group)
                parent.remove(part)
                parent.insert(place, made)
    return figure


def _sections(job: Job) -> Iterator[_Shown]:
    graphs = {picture.svg for picture in job.drawings.all}
    for head, body in _SECTION.findall(job.page):
        key = _ID.search(head)
        drawn = (svg for svg in _SVG.findall(_DEFS.sub("", body)) if svg not in graphs)
        figures = tuple(drawn)
        if key and figures:
            legend = _legend(body) or _legend_of_money(job, key[1])
            yield _Shown(key[1], figures, legend, tuple(_said(body, figures[-1])))


def _said(body: str, last: str) -> Iterator[str]:
    """Sentences in bold type before the figures, and all that follow them."""
    after = body.index(last)
    for lead in _LEAD.finditer(body):
        tree = _tree(lead[0])
        if lead.start() > after or tree.find("b") is not None:
            yield " ".join("".join(tree.itertext()).split())


def _legend(body: str) -> tuple[Key, ...]:
    found = _LEGEND.search(body)
    if found is None:
        return ()
    keys: list[Key] = []
    for span in _tree(found[0]).iter("span"):
        sign = span.find("i")
        text = "".join(span.itertext())
        glyph = (sign.text or "") if sign is not None else ""
        classes = sign.get("class", "") if sign is not None else ""
        keys.append(Key(classes, text.removeprefix(glyph).strip(), glyph, marked=sign is not None))
    return tuple(keys)


def _legend_of_money(job: Job, key: str) -> tuple[Key, ...]:
    """The page names these colours in its table."""
    spent = money(job.context) if key == "money" else None
    return (
        tuple(Key(f"piece {name}", word, tag="rect") for name, word in spent.legend)
        if spent
        else ()
    )


def _title(job: Job, key: str, number: int, of: int) -> str:
    words = job.context.words
    title = words(f"section.{key}")
    return words("shapes.part", title=title, n=str(number), all=str(of)) if number else title


def _tree(text: str) -> ET.Element:
    """A piece of the page, which is well-formed as XML too; names without their space."""
    root = ET.fromstring(text)  # noqa: S314  (our own page, without a document type)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root

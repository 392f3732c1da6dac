"""Reads a page the way a browser does, for tests."""

from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

_SILENT = frozenset({"style", "script", "title", "head"})
_VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})


class Reading(HTMLParser):
    """Counts elements and attributes, and collects the visible text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes.update(name for name, _ in attrs)
        values = dict(attrs)
        if values.get("id"):
            self.ids[str(values["id"])] += 1
        if values.get("href"):
            self.links.append(str(values["href"]))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not _SILENT & set(self._open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def svg_root(text: str) -> ET.Element:
    """A drawing as a tree."""
    return ET.fromstring(text)  # noqa: S314  (our own output)

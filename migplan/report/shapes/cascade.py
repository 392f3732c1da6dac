"""As much of CSS as the figures of the page use: which rules an element matches, and what they set.

Programs other than browsers know neither custom properties nor, often, style sheets inside SVG. So
the rules are resolved here, and every element carries what is left of them as plain attributes.
Rules inside ``@media`` and ``@page`` are left out: they speak of screens and paper.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

from migplan.report.parts import style

Declared = Mapping[str, tuple[str, bool]]
"""Property to value, and whether it is important."""

_COMPOUND = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_PART = re.compile(r"([.#])([\w-]+)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_IMPORTANT = "!important"
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Element:
    """What a selector sees of one element."""

    tag: str
    id: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    id: str
    classes: frozenset[str]

    def fits(self, element: Element) -> bool:
        return (
            self.tag in ("", element.tag)
            and self.id in ("", element.id)
            and self.classes <= element.classes
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with its declarations."""

    chain: tuple[_Compound, ...]
    """Ancestors first; between two of them lie any number of others."""
    weight: tuple[int, int, int, int]
    """Specificity, then the place in the sheet (Selectors Level 4, 17)."""
    declared: Declared

    def fits(self, path: Sequence[Element]) -> bool:
        """Whether the last element of a path from the root is meant."""
        *ancestors, last = self.chain
        if not last.fits(path[-1]):
            return False
        above = iter(reversed(path[:-1]))
        return all(any(part.fits(element) for element in above) for part in reversed(ancestors))


@cache
def sheet() -> tuple[Rule, ...]:
    """The rules of the page's style sheet."""
    return tuple(rules(style()))


def rules(css: str) -> Iterator[Rule]:
    """Read a style sheet; selectors that need a reader's hand (``:hover``) are left out."""
    number = count()
    for selectors, body in _RULE.findall(_plain_rules(css)):
        declared = dict(_declarations(body))
        for selector in selectors.split(","):
            chain = _chain(selector.strip())
            if chain:
                ids = sum(1 for part in chain if part.id)
                classes = sum(len(part.classes) for part in chain)
                tags = sum(1 for part in chain if part.tag)
                yield Rule(chain, (ids, classes, tags, next(number)), declared)


def computed(path: Sequence[Element], given: Sequence[Rule]) -> dict[str, str]:
    """What the rules set on the last element of a path; custom properties are among it."""
    found: dict[str, tuple[tuple[bool, tuple[int, int, int, int]], str]] = {}
    for rule in given:
        if not rule.fits(path):
            continue
        for name, (value, important) in rule.declared.items():
            rank = (important, rule.weight)
            if name not in found or found[name][0] <= rank:
                found[name] = (rank, value)
    return {name: value for name, (_, value) in found.items()}


def resolved(value: str, variables: Mapping[str, str]) -> str:
    """A value without custom properties; empty where one is not known."""
    for _ in range(_MOST_STEPS):  # one may name another
        if "var(" not in value:
            return value
        value = _VARIABLE.sub(lambda found: variables.get(found[1], ""), value)
    return ""


def _plain_rules(css: str) -> str:
    """The sheet without its at-rules, whatever is nested in them."""
    kept: list[str] = []
    rest = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    while (at := rest.find("@")) >= 0:
        kept.append(rest[:at])
        rest = rest[_end_of_block(rest, at) :]
    return "".join([*kept, rest])


def _end_of_block(css: str, start: int) -> int:
    depth = 0
    for place in range(start, len(css)):
        if css[place] == "{":
            depth += 1
        elif css[place] == "}":
            depth -= 1
            if depth == 0:
                return place + 1
    return len(css)


def _declarations(body: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    for line in body.split(";"):
        name, colon, value = line.partition(":")
        if colon:
            text = value.strip()
            yield (
                name.strip(),
                (text.removesuffix(_IMPORTANT).strip(), text.endswith(_IMPORTANT)),
            )


def _chain(selector: str) -> tuple[_Compound, ...]:
    parts: list[_Compound] = []
    for text in selector.split():
        match = _COMPOUND.fullmatch(text)
        if match is None:  # not one of the kinds known here: it is not about a figure at rest
            return () if text != ":root" else (_Compound("", "", frozenset({":root"})),)
        names = _PART.findall(match[2])
        parts.append(
            _Compound(
                match[1] or "",
                next((name for sign, name in names if sign == "#"), ""),
                frozenset(name for sign, name in names if sign == "."),
            )
        )
    return tuple(parts)

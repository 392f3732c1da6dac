"""Which words people use for columns and values; tables of the catalogue say so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from migplan.assets import read_table
from migplan.catalogue.catalogue import Catalogue
from migplan.importers.field_words import FIELDS, VALUES
from migplan.importers.values.plain import plain

LISTS = ("systems", "linkages", "contracts")
ANY = "any"
_MODELS = {"systems": "System", "linkages": "Linkage", "contracts": "Contract"}
_BRACKETS = re.compile(r"[（(\[【〔].*?[）)\]】〕]")
_MARKS = re.compile(r"^[※*★☆●○■□◆◇【\[]+|[※*★☆】\]]+$")
_FOOTNOTE = re.compile(r"(?:[※*注]?\d{1,2}[)）]?)$")
_LEADING = re.compile(r"^\d{1,3}[.:)、_]?")
"""001 住民基本台帳, ①主管課"""
_REMEMBERED = 1 << 15
"""Texts of a long list that come again and again."""
_SCALES = (("百万円", 1_000_000), ("万円", 10_000), ("千円", 1_000), ("億円", 100_000_000))


@dataclass(frozen=True, slots=True)
class Word:
    """What a header says: the list and field it names, and the unit it gives."""

    field: str
    scale: int = 1
    """Yen that one unit of the column stands for."""


@lru_cache(maxsize=_REMEMBERED)
def header_forms(text: str) -> tuple[str, ...]:
    """The ways a header is looked up: as it stands, without marks, brackets, footnotes and numbers."""
    whole = plain(text)
    bare = _MARKS.sub("", whole)
    short = _BRACKETS.sub("", bare)
    inner = _FOOTNOTE.sub("", short)
    named = _LEADING.sub("", inner)
    return tuple(dict.fromkeys(form for form in (whole, bare, short, inner, named) if form))


def bare_forms(text: str) -> tuple[str, ...]:
    """The ways that lose nothing: as it stands, and without marks around it."""
    whole = plain(text)
    return (whole, _MARKS.sub("", whole))


def scale_of(text: str) -> int:
    """The unit of money that a header names, in yen."""
    folded = plain(text)
    return next((factor for word, factor in _SCALES if word in folded), 1)


@cache
def header_words(kind: str) -> Mapping[str, str]:
    """Field by word for one kind of list; our own titles and field names are among them."""
    found: dict[str, str] = {}
    model = _MODELS[kind]
    for key, (title, _) in FIELDS.items():
        owner, _, field = key.partition(".")
        if owner == model:
            found.setdefault(plain(title), field)
            found.setdefault(plain(field), field)
    for row in read_table("header_words.csv"):
        if row["list"] in (kind, ANY):
            # the table is about lists of others and beats our own titles
            found[plain(row["word"])] = row["field"]
    return found


@cache
def value_words(kind: str) -> Mapping[str, str]:
    """Code by word for one closed list."""
    found = {
        plain(row["word"]): row["value"]
        for row in read_table("value_words.csv")
        if row["type"] == kind
    }
    for code, word in VALUES.get(kind, {}).items():
        found.setdefault(plain(word), code)
        found.setdefault(plain(code), code)
    return found


def find_businesses(
    text: str, catalogue: Catalogue, own: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Ids of the businesses or common functions that a name stands for, without its brackets if need be.

    Args:
        text: As it was written.
        catalogue: Knows names and synonyms.
        own: Words of this body alone, folded, to ids; they come first.
    """
    forms = (text, *header_forms(text))
    return next((found for form in forms if (found := exactly(form, catalogue, own))), ())


def exactly(
    form: str, catalogue: Catalogue, own: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Ids that one form of a name stands for as it is."""
    if own and plain(form) in own:
        return (own[plain(form)],)
    if found := catalogue.find_businesses(form):
        return found
    if plain(form) in (words := value_words("Business")):
        return (words[plain(form)],)
    if form == "共通機能":
        return tuple(entry.id for entry in catalogue.common_functions)
    return ()


class BusinessWords:
    """Business names as they stand in headers of wide tables."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, tuple[str, ...]] = {}

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the businesses or common functions that a header names; none when it does not."""
        if text not in self._known:
            self._known[text] = self._search(text)
        return self._known[text]

    def _search(self, text: str) -> tuple[str, ...]:
        return find_businesses(text, self._catalogue)

"""What stands in a cell of a table that is read on a screen."""

from collections.abc import Callable
from typing import Any, cast

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.entries import Exchange
from migplan.catalogue.entries_order import Chain
from migplan.catalogue.words import word
from migplan.model.gap import Confidence
from migplan.model.season import Season
from migplan.model.text import Bilingual

Cell = Callable[[Any, Catalogue, str], str]
"""What stands in a column for a row, in ``ja`` or ``en``."""


def said(field: str) -> Cell:
    """What a field says in the language of the reader."""

    def cell(row: Any, _: Catalogue, lang: str) -> str:
        value: Bilingual | None = getattr(row, field)
        return value.in_language(lang) if value else ""

    return cell


def word_of(field: str) -> Cell:
    """The name of a member of a closed list."""

    def cell(row: Any, _: Catalogue, lang: str) -> str:
        value = getattr(row, field)
        return "" if value is None else word(value).in_language(lang)

    return cell


def value(field: str) -> Cell:
    """A field as it is."""

    def cell(row: Any, _: Catalogue, __: str) -> str:
        content = getattr(row, field)
        if isinstance(content, tuple):
            return ", ".join(str(part) for part in cast("tuple[Any, ...]", content))
        if isinstance(content, float):
            return f"{int(content):,}" if content.is_integer() else f"{content:,}"
        return "" if content is None else str(content)

    return cell


def named(row: Any, _: Catalogue, lang: str) -> str:
    """Name and id."""
    return f"{row.name.in_language(lang)}\n{row.id}"


def node_name(key: str, catalogue: Catalogue, lang: str) -> str:
    """What an end of a linkage or exchange is called; its id when nothing is known."""
    partner = next((row for row in catalogue.partners if row.id == key), None)
    part = next((p for b in catalogue.businesses for p in b.subsystems if p.id == key), None)
    known = catalogue.business(key) or partner or part or catalogue.local_kind(key)
    return known.name.in_language(lang) if known else key


def node(field: str) -> Cell:
    """The name of the end that a field holds the id of."""

    def cell(row: Any, catalogue: Catalogue, lang: str) -> str:
        return node_name(getattr(row, field), catalogue, lang)

    return cell


def family(row: Any, catalogue: Catalogue, lang: str) -> str:
    """The family of a business."""
    return next(f.name.in_language(lang) for f in catalogue.families if f.id == row.family)


def parts(row: Any, _: Catalogue, lang: str) -> str:
    """The parts of a business."""
    return "\n".join(part.name.in_language(lang) for part in row.subsystems)


def exchanges(row: Any, catalogue: Catalogue, lang: str) -> str:
    """What a local system exchanges, one line each."""
    listed: tuple[Exchange, ...] = row.exchanges
    colon = {"ja": "：", "en": ": "}[lang]
    return "\n".join(
        word(e.direction).in_language(lang)
        + node_name(e.other, catalogue, lang)
        + colon
        + e.data.in_language(lang)
        for e in listed
    )


def gaps(row: Any, catalogue: Catalogue, lang: str) -> str:
    """The gaps a local system is prone to."""
    known = [catalogue.gap_kind(key) for key in row.typical_gaps]
    return "\n".join(kind.name.in_language(lang) for kind in known if kind)


def season_business(row: Any, catalogue: Catalogue, lang: str) -> str:
    """Whose season it is."""
    everyone = {"ja": "全業務", "en": "all businesses"}
    return everyone[lang] if row.business == "*" else node_name(row.business, catalogue, lang)


def season_days(row: Any, _: Catalogue, lang: str) -> str:
    """From when to when a season lasts."""
    season: Season = row
    if not season.has_dates:
        return {"ja": "不定", "en": "no fixed date"}[lang]
    if season.start.startswith("monthly:"):
        first, last = int(season.start[8:]), int(season.end[8:])
        return {"ja": f"毎月 {first}日～{last}日", "en": f"each month, {first} to {last}"}[lang]
    years = {"ja": f"（{season.every_years}年ごと）", "en": f" (every {season.every_years} years)"}
    return f"{season.start}～{season.end}" + (years[lang] if season.every_years > 1 else "")


def remedies(row: Any, _: Catalogue, lang: str) -> str:
    """A kind of gap and its remedies."""
    bullets = "\n".join(f"・{remedy.in_language(lang)}" for remedy in row.remedies)
    return f"{row.description.in_language(lang)}\n{bullets}"


def chain_steps(row: Any, catalogue: Catalogue, lang: str) -> str:
    """The steps of a chain in order, one line each, and who does them."""
    chain: Chain = row
    comma, colon = {"ja": ("、", "："), "en": (", ", ": ")}[lang]
    return "\n".join(
        f"{number}. {step.does.in_language(lang)}{colon}"
        + comma.join(node_name(end, catalogue, lang) for end in step.ends)
        for number, step in enumerate(chain.steps, start=1)
    )


def price_name(row: Any, _: Catalogue, lang: str) -> str:
    """Name and key of a price."""
    return f"{row.name.in_language(lang)}\n{row.key}"


def confidence(row: Any, _: Catalogue, lang: str) -> str:
    """How sure the row is; seasons and prices hold it as text."""
    return word(Confidence(row.confidence)).in_language(lang)

"""Turns of phrase that several rules share."""

from collections.abc import Sequence
from datetime import date

from migplan.gaps.flow import Flow
from migplan.model.dates import Precision, RoughDate, fiscal_year
from migplan.model.wording import era_year, long_day

_NAMED = 3
_MAY = 5


def flow_ja(flow: Flow) -> str:
    """``「甲」から「乙」へ渡す「データ」``."""
    data = f"「{flow.linkage.data}」" if flow.linkage.data else "データ"
    return f"「{flow.provider.name}」から「{flow.consumer.name}」へ渡す{data}"


def flow_en(flow: Flow) -> str:
    """``the data 'd' that 'A' hands to 'B'``; with ``cap`` fit to begin a sentence."""
    data = f"the data '{flow.linkage.data}'" if flow.linkage.data else "the data"
    return f"{data} that '{flow.provider.name}' hands to '{flow.consumer.name}'"


def cap(text: str) -> str:
    """The text with its first letter made a capital."""
    return text[:1].upper() + text[1:]


def named(names: Sequence[str]) -> list[str]:
    """The names that say something, each once, in their order."""
    return [name for name in dict.fromkeys(names) if name.strip()]


def names_ja(names: Sequence[str]) -> str:
    """The names in brackets; see ``listed_ja``."""
    return listed_ja([f"「{name}」" for name in names])


def names_en(names: Sequence[str]) -> str:
    """The names in quotes; see ``listed_en``."""
    return listed_en([f"'{name}'" for name in names])


def listed_ja(items: Sequence[str]) -> str:
    """The first three of some bracketed items, and how many more there are."""
    more = len(items) - _NAMED
    return "".join(items[:_NAMED]) + (f"ほか{more}件" if more > 0 else "")


def listed_en(items: Sequence[str]) -> str:
    """The first three of one or more items, and how many more there are."""
    more = len(items) - _NAMED
    shown = [*items[:_NAMED], f"{more} more"] if more > 0 else [*items]
    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last


def last_day_ja(rough: RoughDate) -> str:
    """A last day, as exactly as it is known: ``令和9年3月31日``, ``令和9年3月末``, ``令和8年度末``."""
    match rough.precision:
        case Precision.DAY:
            return long_day(rough.day)
        case Precision.MONTH:
            return f"{era_year(rough.day)}年{rough.day.month}月末"
        case Precision.FISCAL_YEAR:
            return f"{era_year(date(fiscal_year(rough.day), _MAY, 1))}年度末"


def last_day_en(rough: RoughDate) -> str:
    """The same in English."""
    match rough.precision:
        case Precision.DAY:
            return f"on {rough.day.isoformat()}"
        case Precision.MONTH:
            return f"at the end of {rough.day:%Y-%m}"
        case Precision.FISCAL_YEAR:
            return f"at the end of fiscal {fiscal_year(rough.day)}"

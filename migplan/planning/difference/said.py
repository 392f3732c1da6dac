"""Values of premises as people write them, in both languages."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from migplan.model.dates import Precision, RoughDate, fiscal_year
from migplan.model.policy import StaffCapacity, VendorCapacity
from migplan.model.system import Disposition, Pin, State
from migplan.model.text import Bilingual
from migplan.model.wording import era_year, short_day

NOTHING: Final = Bilingual(ja="なし", en="none")

_STATES: Final[dict[str, tuple[str, str]]] = {
    State.LEGACY: ("未移行", "not migrated"),
    State.IN_EXTENSION: ("特定移行支援システム", "in extension"),
    State.EXPECTED_LIVE: ("移行済みの見込み", "probably live"),
    State.LIVE_DEFERRED: ("稼働済み（後から提供される機能あり）", "live, functions to come"),
    State.LIVE: ("稼働済み", "live"),
    State.WITHDRAWN: ("未移行（事業者が撤退）", "vendor withdrawn"),
    State.NOT_APPLICABLE: ("該当なし", "not applicable"),
    State.RETIRED: ("廃止済み", "switched off"),
    Disposition.STAY: ("そのまま使う", "stays"),
    Disposition.RENEW: ("更新する", "is renewed"),
    Disposition.ABSORB: ("他のシステムに統合する", "is absorbed"),
    Disposition.RETIRE: ("廃止する", "is switched off"),
}
_ENDS_IN_MAY = 5


def said(value: object) -> Bilingual:
    """A value as people write it: dates in 和暦, numbers with separators."""
    if value is None or value == ():
        return NOTHING
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    return Bilingual(ja=str(value), en=str(value))


def _flag(value: bool) -> Bilingual:
    return Bilingual(ja="はい" if value else "いいえ", en="yes" if value else "no")


def _word(value: State | Disposition) -> Bilingual:
    ja, en = _STATES[value]
    return Bilingual(ja=ja, en=en)


def _day(value: date) -> Bilingual:
    return Bilingual(ja=short_day(value), en=value.isoformat())


def _pin(value: Pin) -> Bilingual:
    day = _day(value.date)
    return Bilingual(ja=f"{day.ja}（{value.owner}）", en=f"{day.en} ({value.owner})")


def _number(value: float) -> Bilingual:
    text = f"{value:,}" if isinstance(value, int) else f"{value:,g}"
    return Bilingual(ja=text, en=text)


def _names(value: tuple[object, ...]) -> Bilingual:
    return Bilingual(ja="、".join(map(str, value)), en=", ".join(map(str, value)))


def _rough(value: RoughDate) -> Bilingual:
    match value.precision:
        case Precision.DAY:
            return _day(value.day)
        case Precision.MONTH:
            month = short_day(value.day).rpartition(".")[0]
            return Bilingual(ja=month, en=f"{value.day:%Y-%m}")
        case Precision.FISCAL_YEAR:
            year = fiscal_year(value.day)
            name = era_year(date(year, _ENDS_IN_MAY, 1))
            return Bilingual(ja=f"{name}年度末", en=f"end of FY{year}")


def capacity(row: VendorCapacity | StaffCapacity | None) -> Bilingual:
    """How many people or projects; months with other numbers are only counted."""
    if row is None:
        return Bilingual(ja="上限なし", en="no limit")
    ja: list[str] = []
    en: list[str] = []
    people = row.people if isinstance(row, StaffCapacity) else row.engineers
    if people is not None:
        ja.append(f"{people:g}人")
        en.append(f"{people:g} people")
    if isinstance(row, VendorCapacity) and row.parallel_projects is not None:
        ja.append(f"同時に{row.parallel_projects}件")
        en.append(f"{row.parallel_projects} projects at a time")
    if row.changes:
        ja.append(f"人数の違う期間{len(row.changes)}件")
        en.append(f"{len(row.changes)} spans with other numbers")
    return Bilingual(ja="、".join(ja) or "上限なし", en=", ".join(en) or "no limit")


_WRITERS: Final[tuple[tuple[Any, Callable[[Any], Bilingual]], ...]] = (
    (bool, _flag),  # before numbers, which it is one of
    ((State, Disposition), _word),
    (date, _day),
    (RoughDate, _rough),
    (Pin, _pin),
    ((int, float), _number),
    (tuple, _names),
)

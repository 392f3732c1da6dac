"""What all parts of the page about lots share: names, amounts and what is not shared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from migplan.catalogue.catalogue import load_catalogue
from migplan.joint.subjects import LOCAL
from migplan.model.dates import month_index
from migplan.model.gap import YenRange
from migplan.model.joint_group import Withheld
from migplan.model.lots import Lot, Lots, SplitRule
from migplan.report.formats import Formats
from migplan.report.joint.speech import Speech
from migplan.report.palette import wave_class
from migplan.report.shown import shown
from migplan.report.views.table import Cell
from migplan.report.words import Words

NONE = "―"


@dataclass(frozen=True, slots=True)
class View:
    """Lots, the language they are told in, and the names of everything in them."""

    lots: Lots
    words: Words
    formats: Formats
    labels: Mapping[str, str]
    """Body to its name."""
    letters: Mapping[str, str]
    """Key of a lot to its letter on the page."""

    @classmethod
    def of(cls, lots: Lots, lang: str) -> "View":
        """The view of some lots in ``ja`` or ``en``."""
        speech = Speech.of(lang)
        letters = {lot.key: _letter(n) for n, lot in enumerate(lots.lots)}
        labels = {body.key: shown(body.label) for body in lots.bodies}
        return cls(lots, speech.words, speech.formats, labels, letters)

    # names
    def body(self, key: str) -> str:
        """The name of a body."""
        return self.labels.get(key, shown(key))

    def bodies(self, keys: Iterable[str], most: int = 60) -> str:
        """Names in a row; after ``most`` of them only how many more."""
        return self._row([self.body(key) for key in keys], most)

    def business(self, key: str) -> str:
        """The name of a business or, for ``local:KIND``, of a kind of local system."""
        catalogue = load_catalogue()
        if key.startswith(LOCAL):
            found = catalogue.local_kind(key.removeprefix(LOCAL))
        else:
            found = catalogue.business(key)
        return self.words.say(found.name) if found else shown(key)

    def businesses(self, keys: Iterable[str], most: int = 60) -> str:
        """Names of businesses in a row; after ``most`` of them only how many more."""
        return self._row([self.business(key) for key in keys], most)

    def systems(self, body: str, ids: Iterable[str], most: int = 60) -> str:
        """Names of systems of a body in a row; an id where the document has no name."""
        names = self.lots.names.get(body, {})
        return self._row([shown(names.get(one, one)) for one in ids], most)

    def _row(self, names: list[str], most: int) -> str:
        told = self.formats.people(names[:most])
        more = len(names) - most
        return told + self.words("list.and_more", n=str(more)) if more > 0 else told

    def lot(self, lot: Lot) -> str:
        """``ロットA``."""
        return self.words("lots.lot", letter=self.letters[lot.key])

    def badge(self, lot: Lot) -> str:
        """The classes of the letter of a lot."""
        number = list(self.letters).index(lot.key) + 1
        return f"lot {wave_class(number)}"

    def product(self, package: str | None, vendor: str | None) -> str:
        """Package and vendor as far as known."""
        known = [shown(part) for part in (package, vendor) if part]
        return self.words("list.dot").join(known) or NONE

    def rule(self, rule: SplitRule) -> str:
        """The name of a split; the mixed one with its numbers."""
        equal = self.lots.policy.equal_share
        return self.words(f"lots.rule_{rule}", equal=str(equal), rest=str(100 - equal))

    # what is not shared
    def hides_money(self, key: str) -> bool:
        """Whether a body keeps its amounts; ends and prices of contracts tell them too."""
        kept = self.lots.withheld.get(key, ())
        return Withheld.MONEY in kept or Withheld.CONTRACTS in kept

    def hides(self, key: str, what: Withheld) -> bool:
        """Whether a body keeps something from the others."""
        return what in self.lots.withheld.get(key, ())

    # amounts
    def money(self, yen: int | None) -> str:
        """About so much, for sentences."""
        return self.words("lots.withheld") if yen is None else self.formats.money(yen)

    def signed(self, yen: int | None) -> str:
        """A difference, for sentences."""
        return self.words("lots.withheld") if yen is None else self.formats.signed_money(yen)

    def span(self, yen: YenRange) -> str:
        """The ends of a range, for sentences."""
        return self.formats.span(yen.low, yen.high)

    def saved(self, yen: YenRange) -> str:
        """The ends of a saving, for sentences: what is below zero is told as more."""
        low, high = yen.low, yen.high
        if low < 0 < high:
            return self.words("lots.range_both", more=self.money(-low), less=self.money(high))
        if high <= 0:
            return self.words("lots.range_more", span=self.formats.span(-high, -low))
        return self.words("lots.range_less", span=self.span(yen))

    def change(self, yen: int | None, more: str, less: str, same: str) -> str:
        """A difference said by one of three words."""
        if yen is None:
            return self.words("lots.withheld")
        key = more if yen > 0 else less if yen < 0 else same
        return self.words(key, yen=self.money(abs(yen))) if yen else self.words(key)

    def by(self, yen: int | None) -> str:
        """``804万円増``, ``20万円減``, ``変わらず``."""
        return self.change(yen, "lots.more_by", "lots.less_by", "lots.as_before")

    def spending(self, yen: int | None) -> str:
        """``1.2億円増える``, ``20万円減る``, ``変わらない``."""
        return self.change(yen, "lots.spends_more", "lots.spends_less", "lots.spends_same")

    def yen(self, yen: int | None, badge: str = "", note: str = "") -> Cell:
        """The exact amount, for tables whose columns name the unit."""
        if yen is None:
            return Cell(self.words("lots.withheld"), note=note)
        return Cell(exact(yen), sort=str(yen), badge=badge, badge_class="bad", note=note)

    # dates
    def month(self, day: date) -> str:
        """``R9.10``."""
        return self.formats.month(month_index(day))

    def day(self, day: date | None) -> Cell:
        """A day in a table."""
        return Cell(self.formats.day(day), sort=day.isoformat()) if day else Cell(NONE)

    def window(self, lot: Lot) -> str:
        """First and last month of the common window."""
        return self.words("lots.span", first=self.month(lot.first), last=self.month(lot.last))

    def dates(self, days: Iterable[date]) -> str:
        """First and last month of some days, or the one month."""
        found = sorted(days)
        if not found:
            return NONE
        first, last = self.month(found[0]), self.month(found[-1])
        return first if first == last else self.words("lots.span", first=first, last=last)

    def months(self, number: int) -> str:
        """``3か月``."""
        return self.words.count("month", number)

    def moved(self, months: int) -> str:
        """``3か月待つ``, ``2か月早める``, ``変わらず``."""
        if months == 0:
            return self.words("lots.as_alone")
        key = "lots.waits" if months > 0 else "lots.hurries"
        return self.words(key, months=self.months(abs(months)))


def exact(yen: int) -> str:
    """``1,234``, ``−1,234``."""
    return f"−{-yen:,}" if yen < 0 else f"{yen:,}"


def total(amounts: Iterable[int | None]) -> int | None:
    """A sum; nothing where one of the amounts is not shared."""
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    return sum(known) if len(known) == len(found) else None


def range_total(ranges: Iterable[YenRange | None]) -> YenRange | None:
    """A sum end by end; nothing where one of the ranges is not shared."""
    found = list(ranges)
    known = [one for one in found if one is not None]
    return YenRange.total(known) if len(known) == len(found) else None


def _letter(number: int) -> str:
    """``A``, ``B``, ..., ``Z``, ``AA``, ``AB``, ..."""
    high, low = divmod(number, len(ascii_uppercase))
    return (_letter(high - 1) if high else "") + ascii_uppercase[low]

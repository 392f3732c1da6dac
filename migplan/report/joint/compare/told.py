"""What all parts of the page share: the comparison, its language, and cells said in one way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from migplan.model.comparison import Comparison, MemberFacts, Mode, SystemFacts
from migplan.report.formats import Formats
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, money_cell
from migplan.report.words import Words

DASH = "―"


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison and how it is told."""

    comparison: Comparison
    speech: Speech

    @property
    def words(self) -> Words:
        """Sentences."""
        return self.speech.words

    @property
    def formats(self) -> Formats:
        """Dates and money."""
        return self.speech.formats

    @property
    def members(self) -> tuple[MemberFacts, ...]:
        """Everyone who is compared."""
        return self.comparison.members

    @property
    def versions(self) -> bool:
        """Whether they are versions of one plan."""
        return self.comparison.mode is Mode.VERSIONS

    def word(self, key: str, **values: str) -> str:
        """A sentence of this page."""
        return self.words(f"comparison.{key}", **values)

    def label(self, key: str) -> str:
        """What a member is called."""
        return shown(self.comparison.member(key).label)

    def labels(self, keys: Iterable[str]) -> str:
        """Several of them in a row."""
        return self.formats.people([self.label(key) for key in keys])

    def bodies(self, number: int) -> str:
        """So many members."""
        return self.words.count("compared_version" if self.versions else "compared_body", number)

    def system(self, row: SystemFacts) -> str:
        """What a system is called, as far as its name is shared."""
        return shown(row.name) if row.name is not None else self.word("unnamed")

    def name(self, member: MemberFacts, key: str) -> str:
        """The same by its id."""
        row = member.system(key)
        return self.system(row) if row else shown(key)

    def row(self, key: str) -> str:
        """The heading of a row by its key."""
        found = next((row for row in self.comparison.rows if row.key == key), None)
        return self.words.say(found.name) if found else shown(key)

    def head(self, *keys: str, number: bool = False, short: bool = False) -> tuple[Column, ...]:
        """Columns of one kind."""
        return tuple(Column(self.word(f"col_{key}"), number=number, short=short) for key in keys)

    def first_column(self) -> Column:
        """The column of the members' names."""
        return Column(self.word("col_version" if self.versions else "col_body"))

    def columns_of_members(self, *, number: bool = False) -> tuple[Column, ...]:
        """A column for each member."""
        return tuple(Column(shown(member.label), number=number) for member in self.members)

    def day(self, day: date | None) -> Cell:
        """A day, or a dash."""
        return Cell(self.formats.day(day), sort=day.isoformat()) if day else Cell(DASH)

    def count(self, value: int | None, note: str = "") -> Cell:
        """A number, or that it is not shared."""
        if value is None:
            return self.not_shared()
        return Cell(self.formats.number(value), sort=str(value), note=note)

    def yen(self, value: int | None, note: str = "") -> Cell:
        """Yen to the digit; none is a dash."""
        if value is None:
            return self.not_shared()
        cell = money_cell(self.formats.number(value) if value else DASH, value)
        return Cell(cell.text, sort=cell.sort, note=note)

    def not_shared(self) -> Cell:
        """A cell whose value its body keeps to itself."""
        return Cell(self.word("not_shared"))

    def of_sharing(self, topic: str) -> str:
        """How many members a sum takes in, where it is not all of them."""
        sharing = self.comparison.sharing.get(topic, len(self.members))
        if sharing == len(self.members):
            return ""
        return self.word("of_sharing", n=self.bodies(sharing))

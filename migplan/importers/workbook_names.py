"""Which system or partner a cell means: by id, by name, or by both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from migplan.importers.workbook_text import compared


@dataclass(frozen=True, slots=True)
class Known:
    """What may be referred to."""

    names: Mapping[str, str]
    """Ids with their names."""
    by_name: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> tuple[str, ...]:
        """The ids a cell may mean; more than one when a name is not unique.

        The id itself counts first, then the name, then the id before a blank: drop-downs offer
        ``juki 住民記録`` so that one can read them, and a new name changes nothing then.
        """
        if text in self.names:
            return (text,)
        if named := self.by_name.get(compared(text)):
            return named
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        return (first,) if first in self.names else ()

    def label(self, key: str) -> str:
        """Id and name as a drop-down offers them; the id alone where that could be mistaken."""
        name = self.names.get(key, "").strip()
        label = f"{key} {name}"
        plain = name and not any(mark in name for mark in '\n\r\t";；、，,')
        return label if plain and self.find(label) == (key,) else key


def known(pairs: Iterable[tuple[str, str]]) -> Known:
    """Index ids and names; of an id given twice the first name counts."""
    names: dict[str, str] = {}
    for key, name in pairs:
        names.setdefault(key, name)
    by_name: dict[str, tuple[str, ...]] = {}
    for key, name in names.items():
        by_name[compared(name)] = (*by_name.get(compared(name), ()), key)
    return Known(names, by_name)

"""What an office puts in the place of our templates, styles and sentences; a value, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True)
class Office:
    """An office's own blocks; what it does not hold stays as delivered."""

    folder: Path = Path()
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    """Text of a template or style by its name below the templates' folder, written with ``/``."""
    messages: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """Sentences by key, each in every language."""

    def path(self, name: str) -> Path:
        """Where a file of the office lies."""
        return self.folder.joinpath(*name.split("/"))

    def without(self, name: str) -> "Office":
        """The same with one of its files left as delivered."""
        return replace(self, files={key: text for key, text in self.files.items() if key != name})

    def without_templates(self) -> "Office":
        """The same with all templates left as delivered; styles and sentences stay."""
        kept = {key: text for key, text in self.files.items() if not key.endswith(".j2")}
        return replace(self, files=kept)


STANDARD = Office()
"""All as delivered."""

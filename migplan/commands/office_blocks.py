"""An office's own templates, and what is told when one of them does not work."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.diagnostics.errors import Exit

if TYPE_CHECKING:
    from migplan.diagnostics.diagnostic import Diagnostic
    from migplan.report.office import Office


class OfficeBlocks:
    """The blocks of ``--templates DIR``; a fault is told and never stops the report."""

    def __init__(self, folder: Path | None, lang: str) -> None:
        """Read the folder, and tell what in it cannot be used."""
        from migplan.report.office import STANDARD
        from migplan.report.office_reading import read_office

        self._lang = lang
        self._faults = 0
        self.office: Office = STANDARD
        if folder is not None:
            self.office, faults = read_office(folder)
            for fault in faults:
                self.tell(fault)

    def tell(self, fault: "Diagnostic") -> None:
        """Tell one fault."""
        self._faults += 1
        click.echo(fault.text(self._lang), err=True)

    def finish(self) -> None:
        """Leave with 1 when there was a fault; all files are written by then."""
        if self._faults:
            raise SystemExit(Exit.FINDINGS)

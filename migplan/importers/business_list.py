"""A list of businesses somebody typed: one name in each line, or the first column of a CSV file."""

from pathlib import Path, PurePosixPath

from migplan.catalogue.catalogue import Catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.importers.csv_file import Cell, parse_csv
from migplan.importers.text_file import UnreadableFileError, read_text

_TITLES = frozenset({"業務", "業務名", "標準化対象業務", "business", "businesses", "name", "id"})
_COMMENT = "#"


def read_businesses(file: Path, catalogue: Catalogue) -> tuple[str, ...]:
    """Read names, ids or official ids; a name of several businesses (地方税) means all of them.

    Returns:
        Ids of businesses and common functions in the order of the file, each once.

    Raises:
        InventoryError: If the file cannot be read or names a business nobody knows; all of them.
    """
    shown = PurePosixPath(file.name)
    try:
        rows = parse_csv(read_text(file, shown, ("utf-8-sig", "cp932")), shown)
    except UnreadableFileError as error:
        raise InventoryError([error.problem]) from error
    found: dict[str, None] = {}
    problems: list[Diagnostic] = []
    for cell in _names(rows):
        keys = catalogue.find_businesses(cell.text)
        found.update(dict.fromkeys(keys))
        if not keys:
            near = catalogue.nearest(cell.text, "business") or ""
            values = {"value": cell.text, "nearest": near}
            problems.append(Diagnostic("MIG202", cell.location, values))
    if problems:
        raise InventoryError(problems)
    return tuple(found)


def _names(rows: list[list[Cell]]) -> list[Cell]:
    """The cells that name a business: of the titled column, otherwise of the first one."""
    titles = [cell.text.strip().lower() for cell in rows[0]] if rows else []
    place = next((n for n, title in enumerate(titles) if title in _TITLES), None)
    body = rows if place is None else rows[1:]
    column = place or 0
    cells = (row[column] for row in body if len(row) > column)
    return [cell for cell in cells if cell.text and not cell.text.startswith(_COMMENT)]

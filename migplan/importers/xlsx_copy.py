"""A workbook opened to write on a copy of it, with its formulas, formats and lists."""

import io
import warnings
from pathlib import Path, PurePosixPath
from typing import Any

from migplan.importers.text_file import read_bytes
from migplan.importers.xlsx_package import LIMIT_BYTES, look_through, unreadable


def open_copy(file: Path, shown: PurePosixPath) -> tuple[Any, bool]:
    """Open a workbook in order to write on a copy of it.

    Returns:
        An openpyxl workbook, and whether a copy lacks something: pictures, drawings, extensions.

    Raises:
        UnreadableFileError: If it is no workbook, is encrypted, damaged or too large, or holds
            macros or declarations.
    """
    import openpyxl

    data = read_bytes(file, shown, LIMIT_BYTES)
    seen = look_through(data, shown)
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            # the parts of links to other books are kept, never followed: formulas refer to them
            book = openpyxl.load_workbook(io.BytesIO(data), keep_links=True, rich_text=True)
    except Exception as error:  # a damaged workbook can fail anywhere inside the library
        raise unreadable("MIG163", shown, reason=type(error).__name__) from error
    return book, seen.drawn or bool(said)

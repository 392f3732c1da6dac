"""The bytes of one file, turned into text that is safe to take apart."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location

LIMIT_BYTES = 5_000_000
"""No inventory of one body comes near it; more is a slip or an attack."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableFileError(Exception):
    """Reading a file ends here; nothing of it can be used."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_text(
    file: Path, shown: PurePosixPath, encodings: Sequence[str], limit: int = LIMIT_BYTES
) -> str:
    """Read a whole file in the first encoding that fits all of it.

    Args:
        file: What to read.
        shown: Its name in messages.
        encodings: To try, the expected one first; ``utf-16`` only where a byte order mark says so.
        limit: Most bytes that are read.

    Raises:
        UnreadableFileError: If it cannot be opened, is larger than ``limit``, fits no
            encoding or holds control characters.
    """
    data = read_bytes(file, shown, limit)
    text = _decode(data, shown, encodings)
    if found := _FORBIDDEN.search(text):
        raise UnreadableFileError(control_character(found[0], place_in(text, found.start(), shown)))
    if not text.strip():
        raise UnreadableFileError(Diagnostic("MIG141", Location(shown)))
    return text


def place_in(text: str, offset: int, shown: PurePosixPath) -> Location:
    """The line and column of a character."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Location(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))


def control_character(character: str, location: Location) -> Diagnostic:
    """The problem of a character that is not to be seen and breaks what is made of it."""
    return Diagnostic("MIG114", location, {"value": f"U+{ord(character):04X}"})


def forbidden_character(text: str) -> str:
    """The first character that may stand in no value; empty when all are fine."""
    found = _FORBIDDEN.search(text)
    return found[0] if found else ""


def read_bytes(file: Path, shown: PurePosixPath, limit: int) -> bytes:
    """Read a whole file.

    Raises:
        UnreadableFileError: If it cannot be opened or is larger than ``limit``.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
            size = file.stat().st_size
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFileError(
            Diagnostic("MIG101", Location(shown), {"reason": reason})
        ) from error
    if len(data) > limit:
        values = {"size": f"{size / 1e6:.1f} MB", "limit": f"{limit / 1e6:.0f} MB"}
        raise UnreadableFileError(Diagnostic("MIG102", Location(shown), values))
    return data


def _decode(data: bytes, shown: PurePosixPath, encodings: Sequence[str]) -> str:
    first_bad, marked = 0, data.startswith(_UTF16)
    fitting = [name for name in encodings if (name == "utf-16") == marked]
    for number, encoding in enumerate(fitting):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            first_bad = error.start if number == 0 else first_bad
    line = data[:first_bad].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    raise UnreadableFileError(Diagnostic("MIG103", Location(shown, line)))

"""Writing files: whole or not at all, and never over something migplan did not make."""

import os
from collections.abc import Mapping
from pathlib import Path

from migplan.diagnostics.errors import MigplanError

MARK = "migplan"
"""Stands within the first bytes of everything migplan writes."""

_HEAD = 4096


def write_all(folder: Path, contents: Mapping[str, str]) -> tuple[Path, ...]:
    """Write several files into a folder, each atomically, after checking them all.

    Args:
        folder: Is made when it does not exist.
        contents: File name to text; written as UTF-8 with ``\\n`` as line end.

    Raises:
        MigplanError: If one of the files exists and was not made by migplan; nothing is written.
    """
    paths = {folder / name: text for name, text in sorted(contents.items())}
    foreign = [path for path in paths if path.exists() and not _is_ours(path)]
    if foreign:
        names = "、".join(str(path) for path in foreign)
        raise MigplanError(
            f"{names} は migplan が作ったファイルではないため、上書きしません。別の出力先（-o）を指定してください。",
            f"{names} was not made by migplan and is not overwritten; give another output folder (-o).",
        )
    for path, text in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text.encode("utf-8"))
    return tuple(paths)


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return MARK.encode() in file.read(_HEAD)


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

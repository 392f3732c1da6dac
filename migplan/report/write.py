"""Writing files: all of them or none, each whole, and never over what migplan did not make."""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from migplan.diagnostics.errors import MigplanError
from migplan.diagnostics.os_reasons import os_reason
from migplan.report.shown import shown
from migplan.report.words import LANGUAGES, Words

_OURS = re.compile(
    rb'<meta name="generator" content="migplan |^// migplan |<!-- migplan |^\{"generator":"migplan"'
    rb'|<Application>migplan |"\$comment": "migplan '
)
_OURS_AT_THE_END = re.compile(rb"(<!-- by migplan [^<>\n]*-->|\n%migplan [^\n]*)\n\Z")
"""Where the first line is for readers, or the format leaves no room at the front: Markdown, PDF."""
_HEAD_BYTES, _TAIL_BYTES = 4096, 128


def write_all(
    folder: Path, contents: Mapping[str, str | bytes], *, force: bool = False, new: bool = False
) -> tuple[Path, ...]:
    """Write several files into a folder after checking all of them.

    Args:
        folder: Is made when it does not exist.
        contents: File name, perhaps below a folder, to text; written as UTF-8 with ``\\n`` as line end.
        force: Overwrite files that migplan did not make.
        new: Overwrite nothing at all.

    Returns:
        The files written, in the given order.

    Raises:
        MigplanError: If a file must not be overwritten or cannot be written. Then nothing was
            written, unless a file could not be put in its place after others had been.
    """
    paths = {folder / name: text for name, text in contents.items()}
    check_files(paths, force=force, new=new)
    parents = (folder, *(path.parent for path in paths))
    new_ones = {
        part for parent in parents for part in (parent, *parent.parents) if not part.exists()
    }
    try:
        _make(parents)
        _put(paths)
    except BaseException:
        for part in sorted(new_ones, reverse=True):  # the inner ones first
            with suppress(OSError):
                part.rmdir()
        raise
    return tuple(paths)


def check_files(paths: Iterable[Path], *, force: bool = False, new: bool = False) -> None:
    """Find out that one of some files must not be written.

    Raises:
        MigplanError: If one is a folder, is there and must not be overwritten, or cannot be looked at.
    """
    for path in paths:
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except OSError as error:  # a name that is too long, a folder that must not be looked into
            raise _unwritable(path, error) from error
        if is_folder:
            raise failed("files.folder", name=shown(str(path)))
        if new and is_there:
            raise failed("files.exists", name=shown(str(path)))
        if not force and is_there and not is_ours(path):
            raise failed("files.foreign", name=shown(str(path)))


def check_new(target: Path) -> None:
    """Find out before anything is read that a new file or folder cannot be made.

    Raises:
        MigplanError: If the file is there, the folder holds files, or a part of the path is a file.
    """
    if target.is_dir():
        if any(target.iterdir()):
            raise failed("files.not_empty", name=shown(str(target)))
    elif target.exists() or target.is_symlink():
        raise failed("files.exists", name=shown(str(target)))
    else:
        check_folder(target.parent)


def check_apart(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Find out that a file to be written is one that was read, under whatever name.

    What migplan wrote itself, such as a workbook to fill in, carries its mark even after people
    gave it to migplan as their inventory: the mark alone does not protect it.

    Raises:
        MigplanError: If it is, or is a link to one.
    """
    read = tuple(inputs)
    for path in outputs:
        if any(_same(path, other) for other in read):
            raise failed("files.own", name=shown(str(path)))


def _same(path: Path, other: Path) -> bool:
    try:
        return path.resolve() == other.resolve() or path.samefile(other)
    except OSError:  # one of them is not there: then no file is written over
        return False


def check_folder(folder: Path) -> None:
    """Find out before a long calculation that a folder cannot be made.

    Raises:
        MigplanError: If a part of its path is a file.
    """
    for part in (folder, *folder.parents):
        try:
            is_folder, is_there = part.is_dir(), part.exists()
        except OSError as error:
            raise _unwritable(part, error) from error
        if is_there:
            if not is_folder:
                raise failed("files.no_folder", name=shown(str(part)))
            return


def is_ours(path: Path) -> bool:
    """Whether a file carries this program's mark near its beginning, or at its very end."""
    try:
        with path.open("rb") as file:
            if _OURS.search(file.read(_HEAD_BYTES)):
                return True
            file.seek(max(path.stat().st_size - _TAIL_BYTES, 0))
            return _OURS_AT_THE_END.search(file.read()) is not None
    except OSError:
        return False


def failed(key: str, **values: str) -> MigplanError:
    """The error of a message, in both languages."""
    ja, en = (Words(lang)(key, **values) for lang in LANGUAGES)
    return MigplanError(ja, en)


def _make(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error


def _put(paths: Mapping[Path, str | bytes]) -> None:
    """Write every text beside its file; only then put each in its place in one step."""
    beside = {path: path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in paths}
    at = None
    try:
        for at in paths:
            _see_that_it_gives_way(at)
        for at, text in paths.items():
            _write(beside[at], text)
        for at, temporary in beside.items():
            temporary.replace(at)
    except OSError as error:
        raise _unwritable(at or Path(), error) from error
    finally:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)


def _see_that_it_gives_way(path: Path) -> None:
    """Find a file that cannot be replaced before any other is: open in Excel, or read-only."""
    if path.exists():
        path.open("r+b").close()


def _write(path: Path, content: str | bytes) -> None:
    with path.open("wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())


def _unwritable(path: Path, error: OSError) -> MigplanError:
    ja, en = (
        Words(lang)("files.unwritable", name=shown(str(path)), reason=shown(reason))
        for lang, reason in zip(LANGUAGES, os_reason(error), strict=True)
    )
    return MigplanError(ja, en)

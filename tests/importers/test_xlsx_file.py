"""Files that are no lists: refused with a clear word, in both languages, and nothing is written."""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from migplan.commands.main import main
from migplan.diagnostics.errors import Exit

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def a_book(**cells: object) -> bytes:
    """A workbook with these cells; ``A1="x"``."""
    book = Workbook()
    assert book.active is not None
    for place, value in cells.items():
        book.active[place] = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """A package with its parts changed, and more of them."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return made.getvalue()


def in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """Change the text of the first sheet."""

    def change(name: str, content: bytes) -> bytes:
        return content.replace(old, new) if name == "xl/worksheets/sheet1.xml" else content

    return change


def kept(_: str, content: bytes) -> bytes:
    return content


LIST = a_book(A1="システム名", B1="主管課", A2="住基システム", B2="市民課")
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def with_doctype(encoding: str) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return content
        text = content.decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
        end = text.find("?>") + 2 if text.startswith("<?xml") else 0
        return (text[:end] + DOCTYPE + text[end:]).encode(encoding)

    return changed(LIST, change)


def a_swollen_part() -> bytes:
    """A part whose stated size is enormous, in a file of a few kilobytes."""
    made = bytearray(changed(LIST, kept, bomb=b"0" * 1000))
    place = made.rfind(b"bomb", 0, made.rfind(b"PK\x05\x06"))
    size = place - 46 + 24
    made[size : size + 4] = (4_000_000_000).to_bytes(4, "little")
    return bytes(made)


def many_parts() -> bytes:
    return changed(LIST, kept, **{f"xl/media/{n}.txt": b"" for n in range(6_000)})


def real_bomb() -> bytes:
    """Half a gigabyte of nothing, packed into half a megabyte."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        with zipfile.ZipFile(io.BytesIO(LIST)) as old:
            for name in old.namelist():
                package.writestr(name, old.read(name))
        with package.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * 1_000_000)
    return made.getvalue()


def a_million_cells() -> bytes:
    row = b"<row>" + b"<c><v>1</v></c>" * 1_001 + b"</row>"
    return changed(LIST, in_sheet(b"</sheetData>", row * 1_000 + b"</sheetData>"))


def merged_without_end(span: bytes) -> bytes:
    merged = b'<mergeCells count="1"><mergeCell ref=%s/></mergeCells>' % span
    return changed(LIST, in_sheet(b"</sheetData>", b"</sheetData>" + merged))


def with_macros() -> bytes:
    return changed(LIST, kept, **{"xl/vbaProject.bin": b"macros"})


def a_picture_only() -> bytes:
    return changed(
        a_book(), kept, **{"xl/media/image1.png": b"\x89PNG", "xl/drawings/drawing1.xml": b"<x/>"}
    )


def another_package(part: str) -> bytes:
    """A document of another program."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr(part, "<x/>")
    return made.getvalue()


def protected() -> bytes:
    """The directory of a compound file that holds an encrypted package."""
    names = ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return COMPOUND + b"\0" * 504 + entries


def half_a_sheet() -> bytes:
    """A sheet that ends in the middle, in a package that is whole."""

    def change(name: str, content: bytes) -> bytes:
        return content[: content.rfind(b"<row")] if "sheet1" in name else content

    return changed(LIST, change)


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # what it is: file name, content, code
    "a password": ("x.xlsx", protected, "MIG161"),
    "the format before 2007": ("x.xls", lambda: COMPOUND + b"\0" * 4_000, "MIG162"),
    "the format before 2007 under a new name": ("x.xlsx", lambda: COMPOUND + b"\0" * 99, "MIG162"),
    "a part of four gigabytes": ("x.xlsx", a_swollen_part, "MIG164"),
    "six thousand parts": ("x.xlsx", many_parts, "MIG164"),
    "a zip bomb": ("x.xlsx", real_bomb, "MIG164"),
    "entities": ("x.xlsx", lambda: with_doctype("utf-8"), "MIG168"),
    "entities in UTF-16": ("x.xlsx", lambda: with_doctype("utf-16"), "MIG168"),
    "an empty sheet": ("x.xlsx", a_book, "MIG166"),
    "blanks only": ("x.xlsx", lambda: a_book(A1=" ", B2="\u3000"), "MIG166"),
    "macros": ("x.xlsm", with_macros, "MIG165"),
    "a picture only": ("x.xlsx", a_picture_only, "MIG167"),
    "half a file": ("x.xlsx", lambda: LIST[: len(LIST) // 2], "MIG163"),
    "a file without its end": ("x.xlsx", lambda: LIST[:-30], "MIG163"),
    "half a sheet": ("x.xlsx", half_a_sheet, "MIG163"),
    "all cells merged": ("x.xlsx", lambda: merged_without_end(b'"A1:XFD1048576"'), "MIG143"),
    "all cells merged, in other quotes": (
        "x.xlsx",
        lambda: merged_without_end(b"'A1:XFD1048576'"),
        "MIG143",
    ),
    "a million cells": ("x.xlsx", a_million_cells, "MIG143"),
    "a value in the last cell": (
        "x.xlsx",
        lambda: a_book(A1="システム名", XFD1048576="x"),
        "MIG179",
    ),
    "a control character": (
        "x.xlsx",
        lambda: changed(LIST, in_sheet("住基システム".encode(), b"a&#1;b")),
        "",
    ),
    "an OpenDocument table": ("x.ods", lambda: another_package("content.xml"), "MIG346"),
    "one with a wrong name": ("x.xlsx", lambda: another_package("content.xml"), "MIG160"),
    "a letter": ("x.xlsx", lambda: another_package("word/document.xml"), "MIG160"),
    "a page of the web": ("x.xls", lambda: b"<html><table><tr><td>1</td></tr></table>", "MIG160"),
    "text under a wrong name": ("x.xlsx", "システム名,業務\n".encode, "MIG160"),
    "another kind of file": ("x.pdf", lambda: b"%PDF-1.7", "MIG346"),
    "a file without a kind": ("x", lambda: b"x", "MIG346"),
    "NUL in a text": ("x.csv", "システム名,業務\na\0b,戸籍\n".encode, "MIG114"),
    "a workbook called text": ("x.csv", lambda: LIST, "MIG103"),
    "no text at all": ("x.csv", lambda: b"", "MIG141"),
    "commas only": ("x.csv", lambda: b",,,\n,,,\n", "MIG110"),
    "a quotation mark left open": (
        "x.csv",
        'システム名,業務\n"a,戸籍\n'.encode,
        "MIG113",
    ),
    "no characters we know": ("x.csv", lambda: b"\x81\xff\xfe,\x80\n", "MIG103"),
}


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """The exit code of ``migplan import``."""
    monkeypatch.setattr(sys, "argv", ["migplan", "import", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert isinstance(stop.value.code, int)
    return stop.value.code


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    what: str,
    lang: str,
):
    name, content, code = BAD[what]
    (tmp_path / name).write_bytes(content())
    out = tmp_path / "out"
    exit_code = run(monkeypatch, tmp_path / name, "--name", "みほん市", "-o", out, "--lang", lang)
    said = capsys.readouterr()

    assert exit_code == Exit.UNREADABLE, said.err
    assert code in said.err
    assert said.err.startswith(name)
    assert ("問題は" in said.err) is (lang == "ja")
    assert "Traceback" not in said.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_a_folder_that_is_no_inventory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "写真").mkdir()
    (tmp_path / "写真" / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "x.xlsx").write_bytes(LIST)
    exit_code = run(monkeypatch, tmp_path / "写真", tmp_path / "x.xlsx", "-o", tmp_path / "out")

    assert exit_code == Exit.UNREADABLE
    assert "MIG109" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_all_bad_files_are_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "a.xls").write_bytes(COMPOUND)
    (tmp_path / "b.xlsx").write_bytes(with_macros())
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    files = [tmp_path / name for name in ("a.xls", "b.xlsx", "c.pdf")]
    exit_code = run(monkeypatch, *files, "--name", "みほん市", "-o", tmp_path / "out")
    said = capsys.readouterr().err

    assert exit_code == Exit.UNREADABLE
    assert all(code in said for code in ("MIG162", "MIG165", "MIG346"))


def test_a_good_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "x.xlsx").write_bytes(LIST)
    before = (tmp_path / "x.xlsx").read_bytes()

    assert run(monkeypatch, tmp_path / "x.xlsx", "--name", "みほん市", "-o", tmp_path / "out") == 0
    assert (tmp_path / "x.xlsx").read_bytes() == before
    assert (tmp_path / "out" / "systems.csv").exists() or (
        tmp_path / "out" / "systems.yaml"
    ).exists()

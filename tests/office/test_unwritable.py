"""Places that cannot be written: a clear word in both languages, nothing half-written, no traces.

A file's permissions do not stop root, so the operating system's answer is put in its place where
no real obstacle does.
"""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from migplan.diagnostics.errors import Exit, MigplanError
from migplan.report import write
from migplan.report.write import write_all

ROOT = Path(__file__).resolve().parents[2]
OURS = '{"generator":"migplan","version":1}'
TWO = {"plan.json": OURS, "report.html": '<meta name="generator" content="migplan 1">'}
BODY = """\
municipality: {name: ちいさな町}
policy: {as_of: 2026-10-01}
systems:
  - {id: juki, name: 住民記録, businesses: [住民基本台帳]}
"""


def refusal(number: int) -> Callable[..., None]:
    """A call of the operating system that fails as asked."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("call", "number", "ja"),
    [
        ("fsync", errno.ENOSPC, "空き容量がありません"),
        ("fsync", errno.EIO, "Input/output error"),
        ("replace", errno.EACCES, "Excel などで開いていれば閉じ"),
        ("mkdir", errno.EROFS, "読み取り専用の場所"),
        ("mkdir", errno.EACCES, "許可されていません"),
    ],
)
def test_a_refused_place_leaves_no_file_and_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, ja: str
):
    monkeypatch.setattr(os, call, refusal(number))

    with pytest.raises(MigplanError, match="書き込めません") as caught:
        write_all(tmp_path / "令和8年度 計画" / "みほん 市", TWO)
    assert ja in caught.value.ja
    assert "cannot be written" in caught.value.en
    assert names(tmp_path) == []
    assert caught.value.exit_code == Exit.USAGE


def test_a_full_disk_in_the_midst_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_all(tmp_path, TWO)
    before = {name: (tmp_path / name).read_bytes() for name in TWO}
    real, written = os.fsync, list[int]()

    def full_at_the_second(file: int) -> None:
        written.append(file)
        if len(written) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(file)

    monkeypatch.setattr(os, "fsync", full_at_the_second)
    with pytest.raises(MigplanError, match="空き容量"):
        write_all(tmp_path, {name: f"{text} new" for name, text in TWO.items()})

    assert {name: (tmp_path / name).read_bytes() for name in TWO} == before
    assert names(tmp_path) == sorted(TWO)


def test_a_file_that_is_open_in_excel_is_seen_before_any_other_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_all(tmp_path, TWO)
    real = Path.open

    def locked(self: Path, mode: str = "r", *rest: int, **words: str) -> object:
        # Windows gives a file that Excel holds for reading only
        if self.name == "report.html" and mode != "rb":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return real(self, mode, *rest, **words)

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(MigplanError, match="Excel") as caught:
        write_all(tmp_path, {name: f"{text} new" for name, text in TWO.items()})
    monkeypatch.undo()

    assert "report.html" in caught.value.ja
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == OURS
    assert names(tmp_path) == sorted(TWO)


def test_folders_that_were_there_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "there").mkdir()
    monkeypatch.setattr(os, "fsync", refusal(errno.ENOSPC))

    with pytest.raises(MigplanError):
        write_all(tmp_path / "there", {"new/plan.json": OURS})
    assert names(tmp_path) == ["there"]


def test_a_place_below_a_file_is_refused(tmp_path: Path):
    (tmp_path / "memo.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(MigplanError, match="途中にあるのがフォルダーではなくファイル"):
        write_all(tmp_path / "memo.txt" / "out", TWO)
    assert names(tmp_path) == ["memo.txt"]


def test_a_name_that_is_too_long_is_refused(tmp_path: Path):
    with pytest.raises(MigplanError, match="長すぎます"):
        write_all(tmp_path, {f"{'長' * 300}.json": OURS})
    assert names(tmp_path) == []


def test_only_files_beside_the_target_are_made_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    seen: list[str] = []
    real = write._write  # pyright: ignore[reportPrivateUsage]

    def watched(path: Path, content: str | bytes) -> None:
        real(path, content)
        seen.extend(names(tmp_path))

    monkeypatch.setattr(write, "_write", watched)
    write_all(tmp_path, TWO)

    assert all(name.startswith(".") and name.endswith(".tmp") for name in seen)
    assert names(tmp_path) == sorted(TWO)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
@pytest.mark.parametrize("out", ["/proc/計画", "FILE/計画 一"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_commands_say_it_and_end_with_their_code(tmp_path: Path, out: str, lang: str):
    inventory, memo = tmp_path / "町.yaml", tmp_path / "メモ.txt"
    inventory.write_text(BODY, encoding="utf-8")
    memo.write_text("mine", encoding="utf-8")
    place = out.replace("FILE", str(memo))
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "migplan",
            "plan",
            inventory,
            "--no-report",
            "-o",
            place,
            "--lang",
            lang,
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )

    assert done.returncode == 2, done.stderr
    last = done.stderr.splitlines()[-1]
    assert ("。" in last) == (lang == "ja")
    assert names(tmp_path) == sorted(["町.yaml", "メモ.txt"])

"""A console in code page 932 never stops a command: no traceback, the right exit code, Japanese."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from migplan.commands import main

ROOT = Path(__file__).resolve().parents[2]

BODY = """\
municipality:
  name: 𠮷野町㋿
policy:
  as_of: 2026-10-01
systems:
  - {id: juki, name: 住民記録😀, businesses: [住民基本台帳], vendor: 髙～𠮷}
  - {id: zei, name: 税務—é, businesses: [個人住民税]}
  - {id: gakudo, name: 学童保育, owner: 福祉課}
linkages:
  - {id: L1, provider: juki, consumer: zei, data: 住民情報𠮷}
  - {id: L2, provider: juki, consumer: gakudo, data: 住民情報, method: direct_db}
"""
COMMANDS = ("check", "plan", "report", "explain", "graph", "verify", "catalog", "import")
UNKNOWN_TO_CP932 = "𠮷😀㋿é"


def migplan(
    *arguments: object, encoding: str = "cp932:strict"
) -> subprocess.CompletedProcess[bytes]:
    """Run migplan as a console of an office does; neither locale nor mode helps it to UTF-8."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    env |= {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LANG": "C"}
    return subprocess.run(
        [sys.executable, "-m", "migplan", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        env=env,
        check=False,
    )


def sound(done: subprocess.CompletedProcess[bytes], code: int) -> str:
    """What both streams say, once it is sure that the run ended as it should."""
    told = (done.stdout + done.stderr).decode("cp932")
    assert done.returncode == code, told
    assert "Traceback" not in told
    assert "不具合" not in told
    return told


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("棚卸😀 令和８年度") / "𠮷野町.yaml"
    file.write_text(BODY, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def planned(body: Path) -> Path:
    out = body.parent / "計画㋿ 一"
    told = sound(migplan("plan", body, "-o", out), 0)
    assert "追加費用（概算）" in told
    assert "計画を検算しました。" in told
    return out


@pytest.mark.parametrize("encoding", ["cp932", "cp932:strict"])
def test_an_inventory_is_checked_on_either_kind_of_console(body: Path, encoding: str):
    told = sound(migplan("check", body, encoding=encoding), 0)

    assert "?野町" in told
    assert "読み取りの誤りはありません。" in told


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (["explain", "PLAN", "juki"], "住民記録?"),
        (["verify", "PLAN"], "円"),
        (["report", "FILE", "-o", "OUT", "--force"], "書き出したファイル"),
        (["graph", "FILE", "-o", "OUT", "--system", "juki"], "system-juki.svg"),
        (["graph", "BODY", "--cycles"], "輪"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_plan_is_told_on_such_a_console(
    planned: Path, body: Path, tmp_path: Path, command: list[str], word: str
):
    file, out = planned / "plan.json", tmp_path / "図𠮷"
    places = {"PLAN": planned, "FILE": file, "BODY": body, "OUT": out}
    told = sound(migplan(*(places.get(part, part) for part in command)), 0)

    assert word in told


def test_a_table_with_lines_is_drawn_whole():
    told = sound(migplan("catalog", "gaps"), 0)

    assert "?" not in told
    assert "連携" in told


@pytest.mark.parametrize("command", [["check", "BODY"], ["explain", "PLAN", "juki"]])
def test_json_loses_no_character(planned: Path, body: Path, command: list[str]):
    places = {"PLAN": planned, "BODY": body}
    done = migplan(*(places.get(part, part) for part in command), "--format", "json")

    assert done.returncode == 0
    assert json.loads(done.stdout.decode("cp932"))["municipality"] == "𠮷野町㋿"
    assert "住民".encode("cp932") in done.stdout


def test_errors_of_an_inventory_are_told(tmp_path: Path):
    file = tmp_path / "誤り😀.yaml"
    file.write_text(BODY.replace("福祉課", "課, deadline: 来年𠮷"), encoding="utf-8")

    told = sound(migplan("check", file), 3)
    assert "誤り?.yaml:8:" in told
    assert "エラー[MIG123]" in told
    assert "問題は 1 件です。" in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "無い😀.yaml"], 2),
        (["check", "--lang", "𠮷"], 2),
        (["𠮷"], 2),
        (["explain", "PLAN", "住民𠮷"], 2),
        (["verify", "BODY"], 3),
        (["import", "BODY", "--kind", "tokutei", "--code", "222097", "-o", "𠮷"], 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_slips_of_the_user_are_told(planned: Path, body: Path, arguments: list[str], code: int):
    places = {"PLAN": planned, "BODY": body}

    sound(migplan(*(places.get(part, part) for part in arguments)), code)


class Console(io.TextIOWrapper):
    """A strict console in some code page that keeps what it was sent."""

    def __init__(self, encoding: str = "cp932") -> None:
        self.sent = io.BytesIO()
        super().__init__(self.sent, encoding=encoding, errors="strict", write_through=True)


def run_here(monkeypatch: pytest.MonkeyPatch, out: object, err: object, *arguments: str) -> object:
    monkeypatch.setattr(sys, "argv", ["migplan", *arguments])
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with pytest.raises(SystemExit) as stop:
        main()
    return stop.value.code


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_is_whole_japanese(command: str, monkeypatch: pytest.MonkeyPatch):
    out, err = Console(), Console()
    arguments = [part for part in (command, "--help") if part]

    assert not run_here(monkeypatch, out, err, *arguments)
    told = out.sent.getvalue().decode("cp932")
    assert "?" not in told
    assert any(letter > "\u3000" for letter in told)
    assert not err.sent.getvalue()


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "cp1252", "cp437"])
def test_a_console_that_knows_little_japanese_or_none_stops_nothing(
    encoding: str, body: Path, monkeypatch: pytest.MonkeyPatch
):
    out, err = Console(encoding), Console(encoding)

    assert not run_here(monkeypatch, out, err, "check", str(body))
    assert out.sent.getvalue()


def test_a_wrapped_stream_is_softened_as_well(body: Path, monkeypatch: pytest.MonkeyPatch):
    class Wrapped:
        """As the packages that colour a console put themselves around it."""

        def __init__(self, inner: Console) -> None:
            self.inner = inner

        def __getattr__(self, name: str) -> object:
            return getattr(self.inner, name)

    inner, err = Console(), Console()

    assert not run_here(monkeypatch, Wrapped(inner), err, "check", str(body))
    assert "?野町" in inner.sent.getvalue().decode("cp932")


def test_a_program_without_a_console_runs(body: Path, monkeypatch: pytest.MonkeyPatch):
    assert not run_here(monkeypatch, None, None, "catalog")
    assert run_here(monkeypatch, None, None, "check", str(body.with_name("無い.yaml"))) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_an_output_that_is_full_is_said_and_ends_with_its_code():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "migplan", "catalog"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("ディスクの空き容量がありません。")
    assert len(done.stderr.splitlines()) == 1

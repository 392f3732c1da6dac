"""``migplan lots`` refuses what makes no group, before or instead of planning."""

from pathlib import Path

from click.testing import CliRunner

from migplan.commands.lotting import lots
from migplan.diagnostics.errors import MigplanError
from tests.cli.test_group import BODY


def refused(folder: Path, *bodies: Path) -> str:
    """What is said in Japanese."""
    done = CliRunner().invoke(lots, [*map(str, bodies), "-o", str(folder / "out")])
    assert isinstance(done.exception, MigplanError), done.output
    assert not (folder / "out").exists()
    return done.exception.ja


def test_one_body_alone_or_twice_buys_nothing_together(tmp_path: Path):
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for file in (one, two):
        file.write_text(BODY.format(name="東市"), encoding="utf-8")

    assert "二つ以上の団体" in refused(tmp_path, one)
    assert "「東市」の計画が二つ" in refused(tmp_path, one, two)

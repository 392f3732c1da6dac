"""``migplan lots`` refuses what makes no group before it plans anything."""

from pathlib import Path

from click.testing import CliRunner

from migplan.commands.lotting import lots
from migplan.diagnostics.errors import MigplanError
from tests.cli.test_group import BODY


def test_one_body_alone_buys_nothing_together(tmp_path: Path):
    one = tmp_path / "a.yaml"
    one.write_text(BODY.format(name="東市"), encoding="utf-8")

    done = CliRunner().invoke(lots, [str(one), "-o", str(tmp_path / "out")])

    assert isinstance(done.exception, MigplanError), done.output
    assert "二つ以上の団体" in done.exception.ja
    assert not (tmp_path / "out").exists()

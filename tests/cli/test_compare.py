"""``migplan compare`` on the command line."""

from pathlib import Path

from click.testing import CliRunner

from migplan.commands.comparing import compare
from migplan.diagnostics.errors import MigplanError
from tests.cli.test_commands import migplan
from tests.cli.test_group import BODY

GROUP = """\
name: 二団体の協議会
members:
  - {inventory: a.yaml}
  - {inventory: b.yaml, withholds: [money]}
"""


def _inventories(folder: Path) -> None:
    for file, name in (("a", "東市"), ("b", "西町")):
        (folder / f"{file}.yaml").write_text(BODY.format(name=name), encoding="utf-8")


def test_two_inventories_in_any_order_give_the_same_bytes(tmp_path: Path):
    _inventories(tmp_path)
    a, b = tmp_path / "a.yaml", tmp_path / "b.yaml"
    asked = ["--format", "json", "-o"]
    done = CliRunner().invoke(compare, [str(a), str(b), *asked, str(tmp_path / "one")])
    again = CliRunner().invoke(compare, [str(b), str(a), *asked, str(tmp_path / "two")])

    assert (done.exit_code, again.exit_code) == (0, 0), done.output
    assert "2団体のうち" in done.output
    one, two = (tmp_path / name / "compare.json" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_group_folder_is_compared_for_its_members_and_one_plan_alone_is_not(tmp_path: Path):
    _inventories(tmp_path)
    out = str(tmp_path / "none")
    alone = CliRunner().invoke(compare, [str(tmp_path / "a.yaml"), "-o", out]).exception
    (tmp_path / "group.yaml").write_text(GROUP, encoding="utf-8")
    done = migplan("compare", tmp_path, "--audience", "group", "-o", tmp_path / "out")

    assert isinstance(alone, MigplanError)
    assert "二つ以上" in alone.ja
    assert not (tmp_path / "none").exists()
    assert done.returncode == 0, done.stderr
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["compare.html", "compare.json", "compare.xlsx"]
    assert "非共有" in done.stdout
    assert "二団体の協議会" in (tmp_path / "out" / "compare.json").read_text(encoding="utf-8")

"""What an inventory may say about places, and how the answer is shown."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from migplan.commands.main import group
from migplan.diagnostics.errors import InventoryError
from migplan.importers import load
from migplan.model.placement_row import Choice

HEAD = """
municipality: {name: 見本市}
systems:
  - {id: juki, name: 住民記録, businesses: [resident_record], state: live}
  - {id: gakudo, name: 学童保育, hosting: lgwan_asp, zone: lgwan, local_kind: after_school_care}
"""


def an_inventory(folder: Path, placements: str) -> Path:
    file = folder / "inventory.yaml"
    file.write_text(f"{HEAD}placements:\n{placements}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{system: gakudo, choice: moon}", "MIG124"),
        ("{system: nobody, choice: onprem}", "MIG204"),
        ("{system: gakudo, choice: onprem}\n  - {system: gakudo, choice: onprem}", "MIG390"),
        ("{system: juki, choice: onprem}", "MIG391"),
        ("{system: gakudo, choice: gov_cloud_related, allowed: true}", "MIG392"),
        ("{system: gakudo, choice: absorb, allowed: true, reason: 方針}", "MIG393"),
        ("{system: gakudo, choice: absorb, into: gakudo}", "MIG394"),
        ("{system: gakudo, choice: onprem, into: juki}", "MIG395"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(tmp_path: Path, row: str, code: str):
    with pytest.raises(InventoryError) as caught:
        load(an_inventory(tmp_path, f"  - {row}"))

    assert [(x.code, x.location.line >= 7) for x in caught.value.diagnostics] == [(code, True)]


def test_conditions_are_read_with_their_places(tmp_path: Path):
    row = "{system: gakudo, choice: retire, allowed: true, reason: 事業の終了}"
    loaded = load(an_inventory(tmp_path, f"  - {row}"))

    assert [x.choice for x in loaded.inventory.placements] == [Choice.RETIRE]
    assert loaded.addresses["placement:gakudo:retire"] == "inventory.yaml:7"


def test_the_command_tells_the_answer_and_writes_what_it_may_overwrite(tmp_path: Path):
    file = an_inventory(tmp_path, "  - {system: gakudo, choice: gov_cloud_related}")
    out = tmp_path / "placement.json"

    def run(*more: str) -> str:
        return CliRunner().invoke(group, ["place", str(file), *more], catch_exceptions=False).output

    assert "学童保育 [gakudo]  (今のまま)" in run()
    assert "May 学童保育 be a related system?" not in run("--lang", "en")
    for _ in range(2):
        run("--format", "json", "-o", str(out))
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["placement"]["systems"][0]["choice"] == "lgwan_asp"

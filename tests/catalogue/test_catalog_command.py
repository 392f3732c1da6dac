"""``migplan catalog`` shows the tables and breaks no terminal and no spreadsheet."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from migplan.catalogue.listing import LISTINGS
from migplan.commands.catalog import TABLES, catalog
from migplan.commands.catalog_view import csv_text


def run(*arguments: str, columns: int = 80) -> Result:
    result = CliRunner(env={"COLUMNS": str(columns)}).invoke(catalog, arguments)
    assert result.exit_code == 0, result.exception
    return result


def test_the_command_knows_every_table():
    assert sorted(TABLES) == sorted(LISTINGS)


def test_without_a_table_it_counts_them():
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").output)))

    assert {row["table"]: row["count"] for row in rows}["linkages"] == "285"
    assert "標準的な連携" in run().output


@pytest.mark.parametrize("columns", [80, 120, 200])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("table", TABLES)
def test_text_fits_the_terminal(table: str, lang: str, columns: int):
    lines = run(table, "--lang", lang, columns=columns).output.splitlines()

    assert max(map(cell_len, lines)) <= columns


def test_ids_are_never_broken():
    output = run("gaps").output

    assert "contract_ends_before_cutover" in output
    assert "bridge_running.direct_db.consumer_first" in run("prices").output


@pytest.mark.parametrize("table", TABLES)
def test_json_and_csv_hold_every_row_with_its_source(table: str):
    told = json.loads(run(table, "--format", "json").output)
    rows = list(csv.DictReader(io.StringIO(run(table, "--format", "csv").output)))

    assert told["count"] == len(told["rows"]) == len(rows)
    assert all(row["source"] for row in told["rows"])
    assert all(row["source"] for row in rows)


def test_a_spreadsheet_takes_no_cell_for_a_formula():
    told = list(csv.reader(io.StringIO(csv_text([["=1+1", "+a", "-b", "@c", "d=e"]]))))

    assert told == [["'=1+1", "'+a", "'-b", "'@c", "d=e"]]


def test_another_linkage_table_can_be_shown(tmp_path: Path):
    file = tmp_path / "official.csv"
    file.write_text("provider,consumer,data_ja\n001,010,住民情報\n", encoding="utf-8")
    told = json.loads(run("linkages", "--linkages", str(file), "--format", "json").output)

    assert told["count"] == 1


def test_equal_questions_get_equal_bytes():
    assert run("linkages", "--format", "csv").output == run("linkages", "--format", "csv").output


def test_help_loads_nothing_heavy():
    heavy = ("rich", "pydantic", "yaml", "networkx")
    code = (
        "import sys\n"
        "import migplan.commands.catalog\n"
        f"print([name for name in {heavy} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout.strip() == "[]"

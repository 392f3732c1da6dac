"""The commands as a user runs them: exit codes, streams, files, and what is never overwritten."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from migplan.assets import inventories

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(str(inventories()))

TINY = """\
municipality:
  name: ちいさな町
policy:
  as_of: 2026-10-01
systems:
  - {id: juki, name: 住民記録, businesses: [住民基本台帳]}
  - {id: zei, name: 税, businesses: [個人住民税]}
  - {id: gakudo, name: 学童}
linkages:
  - {id: L1, provider: juki, consumer: zei, data: 住民情報}
  - {id: L2, provider: juki, consumer: gakudo, data: 住民情報, method: direct_db}
"""


def migplan(
    *arguments: object, cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "migplan", *map(str, arguments)],
        cwd=cwd or ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        check=False,
    )


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    file = tmp_path / "tiny.yaml"
    file.write_text(TINY, encoding="utf-8")
    return file


def test_help_imports_nothing_heavy():
    code = (
        "import sys; sys.argv = ['migplan', '--help']\n"
        "from migplan.commands import main\n"
        "try: main()\n"
        "except SystemExit as stop: assert not stop.code\n"
        "heavy = {'networkx', 'openpyxl', 'ortools', 'scipy', 'pandas', 'numpy', 'pydantic'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "command",
    ["check", "plan", "report", "explain", "graph", "verify", "catalog", "import", "schema"],
)
def test_every_command_explains_itself_in_both_languages(command: str):
    done = migplan(command, "--help")

    assert done.returncode == 0
    assert any(ord(letter) > 0x3000 for letter in done.stdout)


def test_a_plan_is_made_verified_and_rendered(tiny: Path, tmp_path: Path):
    out = tmp_path / "out"
    done = migplan("plan", tiny, "-o", out)

    assert done.returncode == 0, done.stderr
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert {"schema_version", "municipality", "as_of", "cutovers", "bridges", "gaps", "cost"} < set(
        plan
    )
    assert {"bound_yen", "optimality_gap", "baselines", "assumptions", "provenance"} < set(plan)
    assert {"inputs_sha256", "version", "seed"} < set(plan["provenance"])
    assert (out / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert migplan("verify", out / "plan.json").returncode == 0
    assert migplan("verify", out / "plan.json", "--inventory", tiny).returncode == 0


def test_precedences_in_a_circle_end_the_check_after_its_report(tiny: Path, tmp_path: Path):
    rules = "precedences: [{before: juki, after: zei, lag_months: 2}, {before: zei, after: juki}]"
    tiny.write_text(TINY.replace("as_of", f"{rules}\n  as_of", 1), encoding="utf-8")
    checked = migplan("check", tiny)
    planned = migplan("plan", tiny, "-o", tmp_path / "out", "--lang", "en")

    assert (checked.returncode, planned.returncode) == (4, 4)
    assert "ちいさな町" in checked.stdout
    assert checked.stderr.startswith("tiny.yaml:4: エラー[MIG214]: ")
    assert "tiny.yaml:4: error[MIG214]: " in planned.stderr
    assert not (tmp_path / "out").exists()


def test_knots_are_told_without_a_plan_and_without_a_file(tiny: Path, tmp_path: Path):
    back = "  - {id: L3, provider: zei, consumer: juki, data: 賦課, criticality: essential}\n"
    text = TINY.replace("data: 住民情報}", "data: 住民情報, criticality: essential}", 1) + back
    tiny.write_text(text, encoding="utf-8")
    done = migplan("graph", tiny, "--cycles", "-o", tmp_path / "out")

    assert done.returncode == 0, done.stderr
    assert "互いに必須の連携で結ばれたもの: 住民記録、税" in done.stdout
    assert not (tmp_path / "out").exists()


def test_two_runs_write_the_same_bytes(tiny: Path, tmp_path: Path):
    for name in ("a", "b"):
        assert (
            migplan("plan", tiny, "-o", tmp_path / name, PYTHONHASHSEED=str(ord(name))).returncode
            == 0
        )

    first = {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()}
    assert first == {p.name: p.read_bytes() for p in (tmp_path / "b").iterdir()}


def test_shuffling_rows_keys_and_files_changes_addresses_only(tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").unlink(missing_ok=True)
    (folder / "systems.csv").write_text(
        "name,id,businesses\n学童,gakudo,\n税,zei,個人住民税\n住民記録,juki,住民基本台帳\n",
        encoding="utf-8",
    )
    (folder / "linkages.csv").write_text(
        "consumer,provider,data,id,method\ngakudo,juki,住民情報,L2,direct_db\nzei,juki,住民情報,L1,\n",
        encoding="utf-8",
    )
    (folder / "municipality.yaml").write_text(
        "policy: {as_of: 2026-10-01}\nmunicipality: {name: ちいさな町}\n", encoding="utf-8"
    )
    one = tmp_path / "tiny.yaml"
    one.write_text(TINY, encoding="utf-8")
    plans = []
    for n, source in enumerate((one, folder)):
        done = migplan("plan", source, "-o", tmp_path / str(n), "--no-report")
        assert done.returncode == 0, done.stderr
        plan = json.loads((tmp_path / str(n) / "plan.json").read_text(encoding="utf-8"))
        assert plan.pop("addresses")
        plans.append(plan)

    assert plans[0] == plans[1]


def test_findings_set_the_exit_code_only_when_asked(tiny: Path):
    assert migplan("check", tiny).returncode == 0
    assert migplan("check", tiny, "--fail-on", "high").returncode == 1


def test_check_speaks_json(tiny: Path):
    document = json.loads(migplan("check", tiny, "--format", "json").stdout)

    assert document["systems"] == 3
    assert any(gap["code"] == "GAP003" for gap in document["gaps"])


def test_a_bad_inventory_lists_every_problem_and_writes_nothing(tmp_path: Path):
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "municipality: {name: x}\nsystems:\n  - {id: a, name: A, deadline: soon}\n"
        "  - {id: b, name: B, businesses: [無い業務]}\nlinkages:\n  - {provider: a, consumer: c}\n",
        encoding="utf-8",
    )
    done = migplan("plan", bad, "-o", tmp_path / "out")

    assert done.returncode == 3
    assert [code in done.stderr for code in ("MIG123", "MIG202", "MIG203")] == [True] * 3
    assert "bad.yaml:3:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    assert (
        "did you mean" in migplan("check", bad, "--lang", "en").stderr
        or "hint" in migplan("check", bad, "--lang", "en").stderr
    )


def test_contradicting_statements_end_in_code_4_and_are_named(tmp_path: Path):
    file = tmp_path / "x.yaml"
    file.write_text(
        "municipality: {name: x}\npolicy: {as_of: 2026-10-01, deadlines: hard}\nsystems:\n"
        "  - id: zei\n    name: 税\n    businesses: [個人住民税]\n    deadline: 2027-05-31\n"
        "    not_before: 2027-02-01\n",
        encoding="utf-8",
    )
    done = migplan("plan", file, "-o", tmp_path / "out")

    assert done.returncode == 4
    assert "当初課税" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_of_the_user_is_never_overwritten(tiny: Path, tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "plan.json").write_text('{"mine": 1}', encoding="utf-8")
    done = migplan("plan", tiny, "-o", out)

    assert done.returncode == 2
    assert (out / "plan.json").read_text(encoding="utf-8") == '{"mine": 1}'
    assert [p.name for p in out.iterdir()] == ["plan.json"]


def test_a_tampered_plan_does_not_verify(tiny: Path, tmp_path: Path):
    assert migplan("plan", tiny, "-o", tmp_path, "--no-report").returncode == 0
    file = tmp_path / "plan.json"
    plan = json.loads(file.read_text(encoding="utf-8"))
    plan["cost"]["total_yen"] -= 1
    file.write_text(json.dumps(plan), encoding="utf-8")

    assert migplan("verify", file).returncode == 1


def test_a_plan_of_the_first_schema_version_is_still_read(tiny: Path, tmp_path: Path):
    assert migplan("plan", tiny, "-o", tmp_path, "--no-report").returncode == 0
    file = tmp_path / "plan.json"
    plan = json.loads(file.read_text(encoding="utf-8"))
    assert plan["adaptations"]
    for part in ("adaptations", "remedies", "readiness", "placement"):
        del plan[part]
    plan["gaps"] = [
        {k: v for k, v in gap.items() if k not in ("cost", "cost_basis", "needed_by")}
        | {"remedies": [{"ja": x["ja"], "en": x["en"]} for x in gap["remedies"]]}
        for gap in plan["gaps"]
    ]
    plan["schema_version"] = 1
    plan["provenance"]["inputs_sha256"] = "0" * 64
    for part in (*plan["cutovers"], *plan["baselines"], plan["case"]):
        del part["phases"]
    del plan["case"]["staff"]
    file.write_text(json.dumps(plan), encoding="utf-8")

    assert migplan("verify", file).returncode == 0


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema_version": 99}', "\x00", "[" * 5000])
def test_what_is_no_plan_is_refused_plainly(tmp_path: Path, content: str):
    file = tmp_path / "plan.json"
    file.write_text(content, encoding="utf-8")
    done = migplan("verify", file)

    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_an_unknown_command_is_a_usage_error():
    assert migplan("plann").returncode == 2
    assert migplan("plan", "no-such-folder").returncode == 2


def test_the_real_bodies_and_the_sample_plan_and_verify(tmp_path: Path):
    for name, as_of in (
        ("mihon-shi", None),
        ("shimada", None),
        ("mooka", None),
        ("mooka", "2023-04-01"),
    ):
        out = tmp_path / f"{name}-{as_of}"
        extra = ["--as-of", as_of] if as_of else []
        done = migplan("plan", SAMPLES / name, "-o", out, *extra)
        assert done.returncode == 0, done.stderr
        assert migplan("verify", out / "plan.json").returncode == 0
    empty = json.loads((tmp_path / "mooka-None" / "plan.json").read_text(encoding="utf-8"))
    assert empty["cutovers"] == []
    assert empty["provenance"]["status"] == "empty"
    past = json.loads((tmp_path / "mooka-2023-04-01" / "plan.json").read_text(encoding="utf-8"))
    assert past["case"]["backtest"] is True
    assert len(past["cutovers"]) == 18


def test_shimada_cuts_over_on_the_published_day_and_the_three_later(tmp_path: Path):
    assert migplan("plan", SAMPLES / "shimada", "-o", tmp_path, "--no-report").returncode == 0
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))

    first, *later = plan["waves"]
    assert first["date"] == "2026-01-05"
    assert len(first["systems"]) == 17
    assert sorted(s for wave in later for s in wave["systems"]) == [
        "child_rearing_allowance",
        "disability_welfare",
        "public_assistance",
    ]


def test_on_the_sample_the_plan_beats_every_naive_order_that_is_possible(tmp_path: Path):
    assert migplan("plan", SAMPLES / "mihon-shi", "-o", tmp_path, "--no-report").returncode == 0
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))

    possible = [b for b in plan["baselines"] if b["feasible"]]
    assert {"topological_waves", "business_family", "contract_end"} <= {b["name"] for b in possible}
    assert all(plan["cost"]["total_yen"] < b["total_yen"] for b in possible)
    assert plan["bound_yen"] == plan["cost"]["total_yen"]


def test_a_row_of_a_list_becomes_an_inventory_that_plans(tmp_path: Path):
    head = (
        "団体コード,自治体名,自治体区分,住民基本台帳,印鑑登録,戸籍,戸籍の附票,選挙人名簿管理,個人住民税,"
        "法人住民税,固定資産税,軽自動車税,就学,国民年金,国民健康保険,後期高齢者医療,介護保険,障害者福祉,"
        "生活保護,健康管理,児童手当,児童扶養手当,子ども・子育て支援,共通機能"
    )
    table = tmp_path / "list.csv"
    table.write_text(
        f"{head}\n139998,みほん県みほん市,一般市,●,●" + "," * 19 + "\n", encoding="cp932"
    )
    done = migplan("import", table, "--kind", "tokutei", "--code", "139998", "-o", tmp_path / "inv")
    assert done.returncode == 0, done.stderr

    assert migplan("plan", tmp_path / "inv", "-o", tmp_path / "out").returncode == 0


def test_the_doorway_of_a_checkout_works(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "--version"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="the scripts are for POSIX shells")
def test_the_two_scripts_are_plain_sh():
    for name in ("run", "test", "docs/environment.sh"):
        shell = shutil.which("dash") or shutil.which("sh")
        assert shell is not None
        assert subprocess.run([shell, "-n", str(ROOT / name)], check=False).returncode == 0


def test_a_system_is_explained_by_id_or_name_from_a_file_or_its_folder(tiny: Path, tmp_path: Path):
    assert migplan("plan", tiny, "-o", tmp_path, "--no-report").returncode == 0
    by_id = migplan("explain", tmp_path / "plan.json", "zei")
    by_name = migplan("explain", tmp_path, "税")
    english = migplan("explain", tmp_path, "zei", "--lang", "en")

    assert by_id.returncode == 0, by_id.stderr
    assert by_id.stdout == by_name.stdout
    assert "切替日を縛るもの" in by_id.stdout
    assert "What binds the date" in english.stdout


def test_an_explanation_as_json_holds_the_figures_of_the_text(tiny: Path, tmp_path: Path):
    assert migplan("plan", tiny, "-o", tmp_path, "--no-report").returncode == 0
    facts = json.loads(migplan("explain", tmp_path, "zei", "--format", "json").stdout)
    text = migplan("explain", tmp_path, "zei").stdout

    assert facts["system"] == "zei"
    assert f"{facts['later']['yen']:,} 円" in text
    assert sum(facts["later"]["by_kind"].values()) == facts["later"]["yen"]


def test_an_unknown_system_is_a_usage_error_that_names_the_nearest(tiny: Path, tmp_path: Path):
    assert migplan("plan", tiny, "-o", tmp_path, "--no-report").returncode == 0
    done = migplan("explain", tmp_path, "住民")

    assert done.returncode == 2
    assert "住民記録（juki）" in done.stderr
    assert migplan("explain", tmp_path / "nothing", "juki").returncode == 2


def test_agreed_dates_are_kept_told_and_verified(tiny: Path, tmp_path: Path):
    old, new = tmp_path / "old", tmp_path / "new"
    assert migplan("plan", tiny, "-o", old, "--no-report").returncode == 0
    pinned = "{id: zei, name: 税, businesses: [個人住民税], pin: {date: 2029-01-04, owner: 税務課, reason: 協議}}"
    text = TINY.replace("{id: zei, name: 税, businesses: [個人住民税]}", pinned)
    tiny.write_text(text, encoding="utf-8")
    done = migplan("plan", tiny, "-o", new, "--keep", old)

    assert done.returncode == 0, done.stderr
    assert "2 システムのうち" in done.stdout
    assert "指定されている" in done.stdout
    assert 'id="moved"' in (new / "report.html").read_text(encoding="utf-8")
    assert migplan("verify", new / "plan.json", "--inventory", tiny).returncode == 0


def test_a_plan_of_another_body_is_not_kept(tiny: Path, tmp_path: Path):
    assert migplan("plan", tiny, "-o", tmp_path / "old", "--no-report").returncode == 0
    tiny.write_text(TINY.replace("ちいさな町", "となりの町"), encoding="utf-8")
    done = migplan("plan", tiny, "-o", tmp_path / "new", "--keep", tmp_path / "old")

    assert done.returncode == 2
    assert "ちいさな町" in done.stderr
    assert not (tmp_path / "new").exists()
    assert migplan("plan", tiny, "--keep-weight", "1").returncode == 2


def a_slow_inventory(systems: int = 24) -> str:
    """Many neighbours, two cutovers a slot and five projects at a time: nothing proven for long."""
    lines = ["municipality: {name: 渋滞市}", "policy:", "  as_of: 2026-10-01", "  load_limit: 2"]
    lines += ["  parallel_projects: 5", "systems:"]
    lines += [
        f"  - {{id: s{n}, name: S{n}, kind: standard, state: legacy}}" for n in range(systems)
    ]
    lines.append("linkages:")
    for n in range(systems):
        for step in (1, 5, 11):
            other = (n + step) % systems
            lines.append(f"  - {{id: L{n}-{step}, provider: s{n}, consumer: s{other}, data: x}}")
    return "\n".join(lines) + "\n"


def interrupted(until: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Press Ctrl-C once a line on the error stream says something."""
    # a shell that starts jobs in the background may have them ignore interrupts
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from migplan.commands import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if until in line:
                running.send_signal(signal.SIGINT)
                break
        said, told = running.communicate(timeout=120)
    return subprocess.CompletedProcess(arguments, running.returncode, said, told)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent the POSIX way")
def test_ctrl_c_writes_the_best_plan_so_far_and_marks_it(tmp_path: Path):
    file, out = tmp_path / "slow.yaml", tmp_path / "out"
    file.write_text(a_slow_inventory(), encoding="utf-8")
    done = interrupted("計画の評価額", "plan", file, "-o", out)

    assert done.returncode == 0, done.stderr
    assert "中断の指示を受けました" in done.stderr
    assert "interrupted" in done.stdout
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert plan["provenance"]["status"] == "interrupted"
    assert "計算を途中で止めた計画" in (out / "report.html").read_text(encoding="utf-8")
    assert migplan("verify", out / "plan.json").returncode == 0


def test_the_first_bound_is_told_before_anything_heavy_is_imported():
    code = (
        "import sys; sys.argv = ['migplan', 'plan', 'inventories/mihon-shi', '-o', 'unused']\n"
        "import migplan.commands.planning as planning\n"
        "def told(self, step, total, bound):\n"
        "    heavy = {'ortools.sat.python.cp_model', 'scipy', 'pandas', 'highspy'}\n"
        "    sys.exit(', '.join(sorted(heavy & set(sys.modules))) or not (total and bound))\n"
        "planning.Teller.progress = told\n"
        "from migplan.commands import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr

"""Reports for other readers and with an office's own templates, as a user runs them."""

from pathlib import Path

from tests.cli.test_commands import TINY, migplan

WITH_VENDOR = TINY.replace(
    "{id: juki, name: 住民記録,", "{id: juki, name: 住民記録, vendor: 青葉情報,"
)


def test_reports_for_readers_and_with_own_templates(tmp_path: Path):
    inventory, out, look = tmp_path / "tiny.yaml", tmp_path / "out", tmp_path / "look"
    inventory.write_text(WITH_VENDOR, encoding="utf-8")
    look.mkdir()
    (look / "header.html.j2").write_text("<header>\n{{ nothing }}</header>", encoding="utf-8")

    planned = migplan("plan", inventory, "-o", out, "--templates", look)
    assert planned.returncode == 1, planned.stderr
    assert "header.html.j2:2: エラー[MIG424]" in planned.stderr
    assert {"plan.json", "report.html"} <= {path.name for path in out.iterdir()}

    public = migplan("report", out / "plan.json", "--audience", "public", "--lang", "en")
    assert public.returncode == 0, public.stderr
    page = (out / "for-public" / "report.html").read_text(encoding="utf-8")
    assert "For the public" in page
    assert "青葉" not in page

    nobody = migplan("report", out / "plan.json", "--audience", "vendor", "--vendor", "青葉")
    assert (nobody.returncode, "青葉情報" in nobody.stderr) == (2, True)
    assert [path.name for path in out.iterdir() if path.is_dir()] == ["for-public"]

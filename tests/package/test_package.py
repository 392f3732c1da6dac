"""Wheel, sdist and checkout all find templates and sample inventories."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.package

ROOT = Path(__file__).resolve().parents[2]

SHOWS_ASSETS = (
    "from migplan.assets import inventories, templates\n"
    "assert inventories().joinpath('mihon-shi', 'systems.yaml').is_file(), inventories()\n"
    "assert templates().joinpath('report.html.j2').is_file(), templates()\n"
    "from migplan.catalogue.catalogue import load_catalogue\n"
    "assert len(load_catalogue().businesses) == 20\n"
    "import migplan; print(migplan.__file__)"
)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    # the build backend is a test dependency, so nothing is fetched here
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return out


def test_the_wheel_carries_templates_samples_and_tables(built: Path):
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()

    assert "migplan/_templates/report.html.j2" in names
    assert "migplan/_inventories/mihon-shi/systems.yaml" in names
    assert "migplan/catalogue/data/linkages.csv" in names
    assert not [name for name in names if name.startswith(("cli.py", "tests/"))]


def test_the_sdist_carries_what_the_tests_need(built: Path):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "cli.py",
        "run",
        "test",
        "templates/css/base.css",
        "tests/make.py",
        "pyproject.toml",
    } <= names


def test_the_installed_wheel_works_from_anywhere(built: Path, tmp_path: Path):
    (wheel,) = built.glob("*.whl")
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)],
        check=True,
        capture_output=True,
    )
    # what the wheel depends on is taken from the environment of the tests
    (site,) = {p for p in map(Path, sys.path) if p.name == "site-packages"}
    env = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [python, "-c", SHOWS_ASSETS],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert str(home) in done.stdout


def test_the_checkout_works(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", SHOWS_ASSETS],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert str(ROOT) in done.stdout

"""The folder that is carried into an office: what it asks pip for, what it holds, what it says."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OFFICE = ROOT / "docs" / "office"
sys.path.insert(0, str(OFFICE))

import wheelhouse  # noqa: E402
from house.gather import gather, read_pins  # noqa: E402
from house.listing import oldest_system, requirements_text  # noqa: E402
from house.page import page  # noqa: E402
from house.targets import PYTHONS, SYSTEMS, Target, targets_of  # noqa: E402
from pip._vendor.packaging.requirements import Requirement  # noqa: E402
from pip._vendor.packaging.utils import canonicalize_name  # noqa: E402

WINDOWS = Target(SYSTEMS["windows-x64"], "3.12")
LINUX = Target(SYSTEMS["linux-x64"], "3.12")
MACOS = Target(SYSTEMS["macos-arm64"], "3.12")

PINS = "alpha==1.0\nbeta==2.0  # why\ntzdata==2026.6\nGamma_Delta==3.1\n"
NEEDS = {
    "migplan": ["alpha>=1", 'beta; platform_machine != "ARM64"'],
    "alpha": ['tzdata; sys_platform == "win32"', "Gamma.Delta (>=3)"],
    "gamma_delta": ['late; python_version < "3.8"', 'tests; extra == "test"'],
}
TAG = {
    "win_amd64": "win_amd64",
    "manylinux2014_x86_64": "manylinux_2_17_x86_64.manylinux2014_x86_64",
    "macosx_11_0_arm64": "macosx_11_0_arm64",
}


@pytest.fixture(autouse=True)
def invented_pins(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path_factory.mktemp("pins") / "constraints.txt"
    file.write_text(PINS, encoding="utf-8")
    monkeypatch.setattr(wheelhouse, "CONSTRAINTS", file)


def a_wheel(folder: Path, name: str, version: str, tag: str = "py3-none-any") -> Path:
    """A wheel that holds nothing but what it needs."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}-{version}-{tag}.whl"
    lines = [f"Requires-Dist: {need}" for need in NEEDS.get(name, ())]
    with zipfile.ZipFile(file, "w") as archive:
        moment = zipfile.ZipInfo(f"{name}-{version}.dist-info/METADATA", (2026, 1, 1, 0, 0, 0))
        archive.writestr(
            moment, "\n".join(["Metadata-Version: 2.4", f"Name: {name}", *lines, "", tag])
        )
    return file


class AnIndex:
    """Stands in for pip: has every wheel but those it is told to lack."""

    def __init__(self, *lacking: tuple[str, str]) -> None:
        self.lacking = lacking
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, arguments: Sequence[str]) -> tuple[int, str]:
        self.asked.append(tuple(arguments))
        if arguments[0] == "wheel":
            a_wheel(Path(arguments[arguments.index("-w") + 1]), "migplan", "0.1.0")
            return 0, ""
        (folder,) = (Path(a.partition("=")[2]) for a in arguments if a.startswith("--dest="))
        platform = next(tag for tag in arguments if tag in TAG)
        wanted = [a.split("==") for a in arguments if re.match(r"[a-z]\S*==", a)]
        for name, version in wanted:
            if (name, platform) in self.lacking:
                return 1, f"ERROR: No matching distribution found for {name}=={version}\n"
        for name, version in wanted:
            # beta is compiled, the others are the same file everywhere
            tag = f"cp312-cp312-{TAG[platform]}" if name == "beta" else "py3-none-any"
            a_wheel(folder, name.replace("-", "_"), version, tag)
        return 0, ""


@pytest.mark.parametrize("target", targets_of(tuple(SYSTEMS), PYTHONS), ids=lambda t: t.name)
def test_pip_is_asked_for_wheels_of_the_target_and_never_for_source(target: Target):
    asked = target.pip_arguments

    assert "--only-binary=:all:" in asked
    assert f"--python-version={target.python}" in asked
    assert f"--abi=cp3{target.python[2:]}" in asked
    assert {"--abi=abi3", "--abi=none"} <= set(asked)
    assert len(target.system.tags) == asked.count("--platform")


def test_the_wheel_that_serves_the_oldest_machines_is_asked_for_first():
    assert LINUX.system.tags[0] == "manylinux1_x86_64"
    assert LINUX.system.tags[-1] == "manylinux_2_28_x86_64"
    assert "manylinux2014_x86_64" in LINUX.system.tags
    assert MACOS.system.tags[0] == "macosx_11_0_arm64"
    assert WINDOWS.system.tags == ("win_amd64",)


def test_conditions_are_judged_for_the_machine_it_is_for(tmp_path: Path):
    own = a_wheel(tmp_path / "own", "migplan", "0.1.0")
    windows, linux = (
        gather(target, own, read_pins(PINS), tmp_path / target.name, AnIndex())
        for target in (WINDOWS, LINUX)
    )

    assert set(windows.wheels) == {"alpha", "beta", "gamma-delta", "tzdata"}
    assert set(linux.wheels) == {"alpha", "beta", "gamma-delta"}
    assert not windows.missing + linux.missing


def test_every_wheel_that_cannot_be_had_is_named_at_once_and_nothing_is_written(tmp_path: Path):
    index = AnIndex(("beta", "win_amd64"), ("beta", "macosx_11_0_arm64"), ("tzdata", "win_amd64"))

    with pytest.raises(wheelhouse.WheelhouseError) as error:
        wheelhouse.build(tmp_path / "out", (WINDOWS, LINUX, MACOS), pip=index)

    assert [line.strip().partition(": No")[0] for line in str(error.value).splitlines()[1:]] == [
        "windows-x64-py3.12: beta==2.0",
        "windows-x64-py3.12: tzdata==2026.6",
        "macos-arm64-py3.12: beta==2.0",
    ]
    assert not list(tmp_path.iterdir())


def test_what_is_not_pinned_or_pinned_outside_its_range_is_missing(tmp_path: Path):
    own = a_wheel(tmp_path / "own", "migplan", "0.1.0")
    found = gather(LINUX, own, {"alpha": "0.9"}, tmp_path / "wheels", AnIndex())

    assert [one.wanted.partition(";")[0] for one in found.missing] == ["alpha>=1", "beta"]
    assert "0.9" in found.missing[0].reason
    assert "constraints.txt" in found.missing[1].reason


def test_a_folder_with_missing_wheels_can_be_asked_for_and_says_so(tmp_path: Path):
    out = tmp_path / "out"
    wheelhouse.build(out, (WINDOWS, LINUX), allow_missing=True, pip=AnIndex(("beta", "win_amd64")))

    assert "windows-x64-py3.12: beta==2.0" in (out / wheelhouse.PAGE).read_text(encoding="utf-8")
    lines = (out / "requirements.txt").read_text(encoding="utf-8")
    assert "beta==2.0 ; sys_platform == 'linux' \\" in lines


def test_systems_share_the_wheels_that_are_the_same(tmp_path: Path):
    out = tmp_path / "令和8年度 持ち込み"
    wheelhouse.build(out, (WINDOWS, LINUX, MACOS), pip=AnIndex())

    assert sorted(file.name for file in (out / "wheels").iterdir()) == [
        "alpha-1.0-py3-none-any.whl",
        "beta-2.0-cp312-cp312-macosx_11_0_arm64.whl",
        "beta-2.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "beta-2.0-cp312-cp312-win_amd64.whl",
        "gamma_delta-3.1-py3-none-any.whl",
        "migplan-0.1.0-py3-none-any.whl",
        "tzdata-2026.6-py3-none-any.whl",
    ]


def test_every_file_stands_in_the_sums(tmp_path: Path):
    out = tmp_path / "out"
    wheelhouse.build(out, (LINUX,), pip=AnIndex())
    lines = (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {file.relative_to(out).as_posix(): file for file in out.rglob("*") if file.is_file()}

    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest


def test_versions_are_exact_hashed_and_under_their_condition(tmp_path: Path):
    out = tmp_path / "out"
    found = wheelhouse.build(out, (WINDOWS, LINUX), pip=AnIndex())
    text = (out / "requirements.txt").read_text(encoding="utf-8")
    entries = [e for e in text.replace("\\\n", "").splitlines() if not e.startswith("#")]
    conditions = {e.split("==")[0]: e.partition(";")[2].split("--hash")[0].strip() for e in entries}

    assert conditions == {
        "alpha": "",
        "beta": "",
        "gamma-delta": "",
        "migplan": "",
        "tzdata": "sys_platform == 'win32'",
    }
    assert {e.split("==")[0]: e.count("--hash=sha256:") for e in entries}["beta"] == 2
    assert len(found) == 2


def test_a_wheel_of_one_version_of_python_stands_under_that_version(tmp_path: Path):
    own = a_wheel(tmp_path / "own", "migplan", "0.1.0")
    older = Target(LINUX.system, "3.11")
    found = [
        gather(target, own, read_pins(PINS), tmp_path / target.name, AnIndex())
        for target in (older, LINUX)
    ]
    found[1].wheels.pop("beta")
    (line,) = (e for e in requirements_text(own, found).splitlines() if e.startswith("beta"))

    condition = Requirement(line.removesuffix(" \\"))
    assert condition.marker
    assert condition.marker.evaluate(older.markers)
    assert not condition.marker.evaluate(LINUX.markers)


def test_two_builds_are_the_same_bytes(tmp_path: Path):
    outs = [tmp_path / "a", tmp_path / "b"]
    for out in outs:
        wheelhouse.build(out, (WINDOWS, LINUX), pip=AnIndex())

    one, other = ((out / "SHA256SUMS").read_bytes() for out in outs)
    assert one == other


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    code = wheelhouse.main([str(tmp_path), "--platform", "linux-x64"], pip=AnIndex())

    assert code == 1
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_the_end_tells_files_and_megabytes_of_each_system(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    code = wheelhouse.main([str(tmp_path / "out"), "--python", "3.12"], pip=AnIndex())

    told = capsys.readouterr().out.splitlines()
    assert code == 0
    assert [line.partition(" (")[0] for line in told[:3]] == [s.title for s in SYSTEMS.values()]
    assert "4 files" in told[0]
    assert "3 files" in told[1]
    assert "total" in told[3]


def test_the_page_is_japanese_first_whole_and_asks_for_nothing_outside(tmp_path: Path):
    out = tmp_path / "out"
    wheelhouse.build(out, (WINDOWS, LINUX), pip=AnIndex())
    text = (out / wheelhouse.PAGE).read_text(encoding="utf-8")

    assert text.index("を入れる") < text.index("This folder installs")
    assert "{{" not in text
    assert "migplan 0.1.0" in text
    assert "glibc 2.17" in text
    assert not re.search(r"<(script|link|img|iframe)|src=|href=|https?://", text)


def test_the_page_writes_what_its_source_says():
    text = page(
        "# 題 <1>\n\n文の `a<b` と **太字**。\n\n- 一\n- 二\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```\nx < y\n```\n"
    )

    assert "<title>題 &lt;1&gt;</title>" in text
    assert "<p>文の <code>a&lt;b</code> と <strong>太字</strong>。</p>" in text
    assert "<ul><li>一</li><li>二</li></ul>" in text
    assert "<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>" in text
    assert "<pre><code>x &lt; y\n</code></pre>" in text


def test_the_installers_read_the_same_on_every_console(tmp_path: Path):
    out = tmp_path / "out"
    wheelhouse.build(out, (LINUX, Target(LINUX.system, "3.11")), pip=AnIndex())
    batch = (out / "install.bat").read_bytes()

    assert batch.isascii()
    assert batch.count(b"\n") == batch.count(b"\r\n")
    assert b"in (3.12 3.11)" in batch
    assert b"\r" not in (out / "install.sh").read_bytes()
    installer = (out / "install.py").read_text(encoding="utf-8")
    assert 'NEWEST_FIRST = "3.12 3.11"' in installer
    assert "--no-index" in installer
    assert "--find-links" in installer
    installer.encode("cp932")


def run_installer(out: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(out / "install.py"), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_the_installer_leaves_a_folder_of_the_user_alone(tmp_path: Path):
    here = ".".join(map(str, sys.version_info[:2]))
    wheelhouse.build(tmp_path / "out", (Target(LINUX.system, here),), pip=AnIndex())
    mine = tmp_path / "私の 資料"
    mine.mkdir()
    (mine / "memo.txt").write_text("mine", encoding="utf-8")

    done = run_installer(tmp_path / "out", mine)
    assert done.returncode == 1
    assert "空のフォルダーではありません" in done.stdout
    assert "is no empty folder" in done.stdout
    assert not done.stderr
    assert [file.name for file in mine.iterdir()] == ["memo.txt"]


def test_the_installer_names_the_versions_of_python_it_is_for(tmp_path: Path):
    wheelhouse.build(tmp_path / "out", (Target(LINUX.system, "3.99"),), pip=AnIndex())

    done = run_installer(tmp_path / "out", tmp_path / "home")
    assert done.returncode == 1
    assert "64 ビットの Python 3.99" in done.stdout
    assert not (tmp_path / "home").exists()


def test_the_oldest_system_is_that_of_the_most_demanding_wheel(tmp_path: Path):
    own = a_wheel(tmp_path / "own", "migplan", "0.1.0")
    found = gather(LINUX, own, read_pins(PINS), tmp_path / "wheels", AnIndex())
    assert oldest_system([found]) == "glibc 2.17"

    found.wheels["new"] = a_wheel(tmp_path, "new", "1", "cp39-abi3-manylinux_2_28_x86_64")
    found.wheels["old"] = a_wheel(tmp_path, "old", "1", "cp39-abi3-manylinux1_x86_64")
    assert oldest_system([found]) == "glibc 2.28"
    assert not oldest_system([gather(WINDOWS, own, read_pins(PINS), tmp_path / "w", AnIndex())])


@pytest.mark.parametrize("target", targets_of(tuple(SYSTEMS), PYTHONS), ids=lambda t: t.name)
def test_the_constraints_pin_all_that_migplan_needs_on_every_system(target: Target):
    pins = read_pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    waiting, seen = ["migplan"], {"migplan"}
    while waiting:
        name = waiting.pop()
        try:
            lines = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            # only another system needs it, such as tzdata of Windows
            continue
        for requirement in map(Requirement, lines):
            if requirement.marker is None or requirement.marker.evaluate(target.markers):
                needed = canonicalize_name(requirement.name)
                assert needed in pins, f"{name} needs {needed} on {target.name}"
                assert requirement.specifier.contains(pins[needed], prereleases=True), needed
                assert not requirement.extras, f"{name} asks for {requirement}"
                if needed not in seen:
                    seen.add(needed)
                    waiting.append(needed)

    assert ("tzdata" in seen) == (target.system.key == "windows-x64")

"""Fetches the wheels of one target: what migplan needs there, and what that needs in turn."""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.parser import HeaderParser
from pathlib import Path

# pip brings its own copy; nothing has to be installed to read requirements as pip reads them
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name, parse_wheel_filename

from house.targets import Target

Runner = Callable[[Sequence[str]], tuple[int, str]]
"""Takes the arguments of pip; returns its exit code and what it said."""


@dataclass(frozen=True)
class Missing:
    """A wheel that could not be had for one target, and what pip said."""

    target: Target
    wanted: str
    reason: str

    def __str__(self) -> str:
        return f"{self.target.name}: {self.wanted}: {self.reason}"


@dataclass
class Gathered:
    """The wheels of one target by their plain names, and those that could not be had."""

    target: Target
    wheels: dict[str, Path] = field(default_factory=dict[str, Path])
    missing: list[Missing] = field(default_factory=list[Missing])


def run_pip(arguments: Sequence[str]) -> tuple[int, str]:
    """Run the pip of this interpreter."""
    done = subprocess.run(  # noqa: S603 - the arguments are made here
        [sys.executable, "-m", "pip", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def read_pins(text: str) -> dict[str, str]:
    """The versions of a constraints file by plain name: lines such as ``numpy==2.4.6``."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    pairs = (line.partition("==") for line in lines if "==" in line)
    return {canonicalize_name(name): version.strip() for name, _, version in pairs}


def name_of(wheel: Path) -> str:
    """The plain name of a wheel's project."""
    return str(parse_wheel_filename(wheel.name)[0])


def requirements_of(wheel: Path, target: Target) -> Iterator[Requirement]:
    """What a wheel asks for on a target."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        head = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    for line in head.get_all("Requires-Dist") or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(target.markers):
            yield requirement


def gather(
    target: Target, own: Path, pins: Mapping[str, str], folder: Path, pip: Runner = run_pip
) -> Gathered:
    """Fetch every wheel that ``own`` needs on a target into a folder of its own.

    Args:
        target: The system and the version of Python.
        own: The wheel to start from; itself not among the result.
        pins: Plain name to the one version that may be used.
        folder: An empty folder.
        pip: Runs pip; another one stands in for it in tests.
    """
    found = Gathered(target)
    seen: set[str] = set()
    level = [own]
    while level:
        exact: list[str] = []
        for requirement in (r for wheel in level for r in requirements_of(wheel, target)):
            name = canonicalize_name(requirement.name)
            version = pins.get(name)
            if version is None:
                reason = "constraints.txt に版がありません / constraints.txt pins no version"
            elif not requirement.specifier.contains(version, prereleases=True):
                reason = f"constraints.txt の {version} は条件に合いません / the pinned {version} does not fit"
            else:
                reason = ""
            if reason:
                found.missing.append(Missing(target, str(requirement), reason))
            elif name not in seen:
                exact.append(f"{name}=={version}")
            seen.add(name)
        found.missing += _download(exact, target, folder, pip)
        have = {name_of(wheel): wheel for wheel in sorted(folder.glob("*.whl"))}
        level = [wheel for name, wheel in have.items() if name not in found.wheels]
        found.wheels |= have
    return found


def _download(wanted: list[str], target: Target, folder: Path, pip: Runner) -> Iterator[Missing]:
    """Ask for all at once, and one by one when that fails, so that every failure is named."""
    if not wanted or _ask(wanted, target, folder, pip)[0] == 0:
        return
    for one in wanted:
        code, said = _ask([one], target, folder, pip)
        if code != 0:
            yield Missing(target, one, _reason(said.splitlines()))


def _ask(wanted: list[str], target: Target, folder: Path, pip: Runner) -> tuple[int, str]:
    return pip(
        (
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            f"--dest={folder}",
            *target.pip_arguments,
            *wanted,
        )
    )


def _reason(lines: Iterable[str]) -> str:
    told = [line.partition("ERROR: ")[2] for line in lines if line.startswith("ERROR: ")]
    return told[-1] if told else "pip が失敗しました / pip failed"

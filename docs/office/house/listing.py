"""What the wheelhouse says of itself: exact versions with hashes, sums of all files, sizes."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from pip._vendor.packaging.utils import parse_wheel_filename

from house.gather import Gathered, name_of
from house.targets import Target

MARK = "# migplan wheelhouse"
_LEGACY_GLIBC = {"manylinux1": 5, "manylinux2010": 12, "manylinux2014": 17}


def sha256(file: Path) -> str:
    """The digest of a file in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def requirements_text(own: Path, gathered: Sequence[Gathered]) -> str:
    """The file pip installs from: every version exact, every wheel with its hash.

    A wheel that only some targets need stands under the condition that names them.
    """
    wheels: dict[str, set[Path]] = defaultdict(set)
    needed: dict[str, list[Target]] = defaultdict(list)
    targets = [found.target for found in gathered]
    for found in gathered:
        for name, wheel in {**found.wheels, name_of(own): own}.items():
            wheels[name].add(wheel)
            needed[name].append(found.target)
    lines = [f"{MARK}: pip install --no-index --find-links wheels --no-deps -r requirements.txt"]
    for name in sorted(wheels):
        version = parse_wheel_filename(next(iter(wheels[name])).name)[1]
        condition = "" if needed[name] == targets else f" ; {_condition(needed[name], targets)}"
        lines.append(f"{name}=={version}{condition}" + "".join(_hashes(wheels[name])))
    return "\n".join(lines) + "\n"


def sums_text(folder: Path) -> str:
    """One line per file, as ``sha256sum -c`` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(f"{sha256(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)


def megabytes(files: Sequence[Path]) -> float:
    """The size of some files together, in MB (10^6 bytes)."""
    return sum(file.stat().st_size for file in files) / 1e6


def oldest_system(gathered: Sequence[Gathered]) -> str:
    """The oldest release of one system on which all its wheels run; empty for Windows."""
    oldest: tuple[str, int] = ("", 0)
    for wheel in (wheel for found in gathered for wheel in found.wheels.values()):
        releases = [_release(tag.platform) for tag in parse_wheel_filename(wheel.name)[3]]
        oldest = max(oldest, min(releases, key=lambda one: one[1]), key=lambda one: one[1])
    return oldest[0]


def _release(platform: str) -> tuple[str, int]:
    """``macosx_12_0_arm64`` to ``("macOS 12", 12)``; a platform that names none to ``("", 0)``."""
    family, *rest = platform.split("_")
    if family == "macosx":
        return (f"macOS {rest[0]}", int(rest[0]))
    if family == "manylinux":
        return (f"glibc 2.{rest[1]}", int(rest[1]))
    minor = _LEGACY_GLIBC.get(family, 0)
    return (f"glibc 2.{minor}", minor) if minor else ("", 0)


def _condition(needed: Sequence[Target], targets: Sequence[Target]) -> str:
    """The marker that is true on the needed targets only."""
    parts: list[str] = []
    for platform in dict.fromkeys(t.system.markers["sys_platform"] for t in needed):
        here, everywhere = (
            [t.python for t in some if t.system.markers["sys_platform"] == platform]
            for some in (needed, targets)
        )
        versions = " or ".join(f"python_version == '{python}'" for python in here)
        some_only = f" and ({versions})" if here != everywhere else ""
        parts.append(f"sys_platform == '{platform}'{some_only}")
    return " or ".join(parts)


def _hashes(wheels: set[Path]) -> list[str]:
    return [f" \\\n    --hash=sha256:{digest}" for digest in sorted({sha256(w) for w in wheels})]

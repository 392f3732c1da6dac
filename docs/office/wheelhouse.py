"""Builds a folder from which migplan is installed where there is no network.

    python docs/office/wheelhouse.py OUT [--python 3.12 3.13] [--platform windows-x64]

Runs on a machine that has a network and pip; needs nothing else. OUT then holds ``wheels/``, exact
versions with hashes, ``SHA256SUMS``, the installer and a page that says what to do.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from house.gather import Gathered, Missing, Runner, gather, read_pins, run_pip
from house.listing import megabytes, oldest_system, requirements_text, sums_text
from house.page import fill, page
from house.targets import PYTHONS, SYSTEMS, USUAL_PYTHONS, Target, targets_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
PAGE = "はじめにお読みください.html"
INSTALLERS = {"install.bat": "\r\n", "install.sh": "\n", "install.py": "\n"}
"""File to line end; the command processor of Windows wants its own."""


class WheelhouseError(Exception):
    """Why nothing was built, in both languages."""


def build(
    out: Path, targets: Sequence[Target], *, allow_missing: bool = False, pip: Runner = run_pip
) -> list[Gathered]:
    """Build a wheelhouse: all of it or nothing.

    Args:
        out: A folder that does not exist yet or is empty.
        targets: The machines it is for.
        allow_missing: Build it even when a wheel cannot be had.
        pip: Runs pip.

    Returns:
        What was found for each target, in the given order.

    Raises:
        WheelhouseError: If ``out`` is taken, migplan's own wheel cannot be built, or a wheel is
            missing; all missing ones are named.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise WheelhouseError(
            f"{out} は空のフォルダーではありません。別の名前を指定してください。\n"
            f"{out} is no empty folder; give another name."
        )
    parent = out.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    # beside OUT, so that the finished folder is put in its place in one step
    with tempfile.TemporaryDirectory(dir=parent, prefix=".wheelhouse-") as scratch:
        work = Path(scratch)
        own = _own_wheel(work / "own", pip)
        pins = read_pins(CONSTRAINTS.read_text(encoding="utf-8"))
        gathered: list[Gathered] = []
        for target in targets:
            tell(f"{target.name} …", error=True)
            folder = work / target.name
            folder.mkdir()
            gathered.append(gather(target, own, pins, folder, pip))
        missing = [one for found in gathered for one in found.missing]
        if missing and not allow_missing:
            raise WheelhouseError(missing_text(missing))
        done = work / "done"
        _lay_out(done, own, gathered)
        if out.is_dir():
            out.rmdir()
        done.rename(out)
    return gathered


def summary(out: Path, gathered: Sequence[Gathered]) -> str:
    """Files and MB of each system, and of the whole folder, in which systems share files."""
    lines: list[str] = []
    for title, some in _by_system(gathered).items():
        names = {wheel.name for found in some for wheel in found.wheels.values()}
        size = megabytes([out / "wheels" / name for name in sorted(names)])
        pythons = "・".join(found.target.python for found in some)
        lines.append(f"{title} (Python {pythons}): {len(names)} files, {size:.0f} MB")
    files = [path for path in sorted(out.rglob("*")) if path.is_file()]
    lines.append(f"合計 / total: {len(files)} files, {megabytes(files):.0f} MB  {out}")
    return "\n".join(lines)


def missing_text(missing: Sequence[Missing]) -> str:
    """All wheels that could not be had."""
    head = (
        f"次の {len(missing)} 個のホイールがありません。 / {len(missing)} wheel(s) cannot be had:"
    )
    return "\n".join([head, *(f"  {one}" for one in missing)])


def _own_wheel(folder: Path, pip: Runner) -> Path:
    code, said = pip(
        (
            "wheel",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "-w",
            str(folder),
            str(ROOT),
        )
    )
    built = sorted(folder.glob("migplan-*.whl"))
    if code != 0 or not built:
        raise WheelhouseError(
            f"migplan のホイールを作れません。 / The wheel of migplan cannot be built.\n{said.strip()}"
        )
    return built[0]


def _lay_out(done: Path, own: Path, gathered: Sequence[Gathered]) -> None:
    wheels = done / "wheels"
    wheels.mkdir(parents=True)
    for wheel in (own, *(wheel for found in gathered for wheel in found.wheels.values())):
        if not (wheels / wheel.name).exists():
            shutil.copyfile(wheel, wheels / wheel.name)
    _write(done / "requirements.txt", requirements_text(own, gathered))
    values = _values(own, gathered, wheels)
    for name, line_end in INSTALLERS.items():
        text = fill((HERE / name).read_text(encoding="utf-8"), values)
        _write(done / name, text.replace("\n", line_end))
    (done / "install.sh").chmod(0o755)
    _write(done / PAGE, page(fill((HERE / "install.md").read_text(encoding="utf-8"), values)))
    _write(done / "SHA256SUMS", sums_text(done))


def _values(own: Path, gathered: Sequence[Gathered], wheels: Path) -> dict[str, str]:
    """What the page and the installers are filled with."""
    pythons = list(dict.fromkeys(found.target.python for found in gathered))
    pythons.sort(key=lambda python: int(python.partition(".")[2]))
    rows: list[str] = []
    for title, some in _by_system(gathered).items():
        names = {wheel.name for found in some for wheel in found.wheels.values()}
        size = megabytes([wheels / name for name in sorted(names)])
        versions = "、".join(found.target.python for found in some)
        rows.append(
            f"| {title} | {versions} | {oldest_system(some) or 'Windows 10'} | {size:.0f} MB |"
        )
    missing = [f"- {one}" for found in gathered for one in found.missing]
    return {
        "version": own.name.split("-")[1],
        "pythons": "、".join(pythons),
        "newest_first": " ".join(reversed(pythons)),
        "rows": "\n".join(rows),
        "missing": "\n".join(missing) or "- なし / none",
        "page": PAGE,
    }


def _by_system(gathered: Sequence[Gathered]) -> dict[str, list[Gathered]]:
    found: dict[str, list[Gathered]] = {}
    for one in gathered:
        found.setdefault(one.target.system.title, []).append(one)
    return found


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8"))


def tell(text: str, *, error: bool = False) -> None:
    """One line for the person at the console."""
    stream = sys.stderr if error else sys.stdout
    stream.write(text + "\n")
    stream.flush()


def main(arguments: Sequence[str] | None = None, pip: Runner = run_pip) -> int:
    """Read the arguments, build, and say what was built; 0 only when nothing is missing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(
        description="ネットワークの無い所で migplan を入れるためのフォルダーを作る。"
        " / Builds a folder from which migplan is installed without a network."
    )
    parser.add_argument("out", type=Path, help="作るフォルダー / the folder to build")
    parser.add_argument("--python", nargs="+", choices=PYTHONS, default=USUAL_PYTHONS)
    parser.add_argument("--platform", nargs="+", choices=tuple(SYSTEMS), default=tuple(SYSTEMS))
    parser.add_argument(
        "--allow-missing",
        action="store_true",
        help="欠けたホイールがあっても作る / build it even when wheels are missing",
    )
    given = parser.parse_args(arguments)
    targets = targets_of(tuple(given.platform), tuple(given.python))
    try:
        gathered = build(given.out, targets, allow_missing=given.allow_missing, pip=pip)
    except WheelhouseError as error:
        tell(str(error), error=True)
        return 1
    except OSError as error:
        tell(f"{error.filename or given.out}: {error.strerror or error}", error=True)
        return 1
    tell(summary(given.out, gathered))
    missing = [one for found in gathered for one in found.missing]
    if missing:
        tell(missing_text(missing), error=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Installs migplan from this folder into an environment of its own; uses no network.

    python install.py [FOLDER]

Every file is checked against its hash before it is installed.
"""

import os
import platform
import struct
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEWEST_FIRST = "{{newest_first}}"
PYTHONS = NEWEST_FIRST.split()
PAGE = "{{page}}"
WINDOWS = os.name == "nt"
_BITS = 64


class InstallError(Exception):
    """Why it does not go on, in both languages."""


def main() -> int:
    """Install, try it, and say how it is started."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        home = _home(sys.argv[1:])
        _check_python()
        python = _environment(home)
        _install(python)
        samples = _try(python)
    except InstallError as error:
        tell(f"\n{error}")
        return 1
    except (OSError, subprocess.CalledProcessError) as error:
        tell(f"\n入れられませんでした。 / The installation failed.\n{error}")
        return 1
    command = python.with_name("migplan.exe" if WINDOWS else "migplan")
    tell(
        f'\n終わりました。次のように使います。 / Done. Use it like this:\n  "{command}" --help\n'
        f'exe を実行できない設定のときは / where programs are restricted:\n  "{python}" -m migplan --help\n'
        f'見本で試す / try it with the sample:\n  "{command}" check "{samples}"'
    )
    return 0


def _home(arguments: list[str]) -> Path:
    """The folder to install into."""
    if arguments:
        return Path(arguments[0]).absolute()
    base = os.environ.get("LOCALAPPDATA") if WINDOWS else None
    return Path(base) / "migplan" if base else Path.home() / "migplan"


def _check_python() -> None:
    version = ".".join(str(part) for part in sys.version_info[:2])
    bits = struct.calcsize("P") * 8
    if version not in PYTHONS or bits != _BITS:
        raise InstallError(
            f"この Python（{platform.python_version()}、{bits} ビット）では入れられません。"
            f"64 ビットの Python {'、'.join(PYTHONS)} のいずれかを使ってください。\n"
            f"This Python cannot be used; it has to be one of {', '.join(PYTHONS)}, 64-bit."
        )


def _environment(home: Path) -> Path:
    """Make the environment, or take the one that is there; return its interpreter."""
    ours = (home / "pyvenv.cfg").is_file()
    if home.exists() and not ours and (not home.is_dir() or any(home.iterdir())):
        raise InstallError(
            f"{home} は空のフォルダーではありません。別の場所を指定してください。\n"
            f"{home} is no empty folder; give another one."
        )
    tell(f"入れる場所 / installing into: {home}")
    if not ours:
        try:
            venv.create(home, with_pip=True)
        except subprocess.CalledProcessError as error:
            raise InstallError(
                "Python の環境を作れません。Debian・Ubuntu では python3-venv を入れてください。\n"
                "The environment cannot be made; on Debian and Ubuntu install python3-venv."
            ) from error
    return home / ("Scripts/python.exe" if WINDOWS else "bin/python")


def _install(python: Path) -> None:
    done = subprocess.run(  # noqa: S603 - this folder's own files
        [
            str(python),
            "-m",
            "pip",
            "--isolated",
            "--disable-pip-version-check",
            "install",
            "--quiet",
            "--no-index",
            "--no-deps",
            "--require-hashes",
            f"--find-links={HERE / 'wheels'}",
            f"--requirement={HERE / 'requirements.txt'}",
        ],
        check=False,
    )
    if done.returncode:
        raise InstallError(
            f"入れられませんでした。上の英文は pip の説明です。{PAGE} の「うまくいかないとき」をご覧ください。\n"
            f"The installation failed for the reason pip gives above; see {PAGE}."
        )


def _try(python: Path) -> Path:
    """Load what needs something of Windows itself; return the folder of the sample."""
    tell("動くか確かめています。 / Trying it out.")
    code = (
        "from ortools.sat.python import cp_model; import migplan.pipeline; "
        "from migplan.assets import inventories; print(inventories() / 'mihon-shi')"
    )
    done = subprocess.run(  # noqa: S603 - the interpreter that was made above
        [str(python), "-I", "-X", "utf8", "-c", code],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:]
        raise InstallError(
            "入りましたが、動きません。Windows では Microsoft Visual C++ 再頒布可能パッケージ（x64）が要ります。"
            f"{PAGE} の「うまくいかないとき」をご覧ください。\n"
            "Installed, but it does not run. On Windows it needs the Microsoft Visual C++"
            f" Redistributable (x64).\n{''.join(said)}"
        )
    return Path(done.stdout.strip())


def tell(text: str) -> None:
    """One line for the person at the console."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

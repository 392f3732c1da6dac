"""Prints a page through a browser that is installed: Chromium, Chrome or Edge, in a process of its own.

It runs with a profile of its own in a folder that is removed afterwards, and under a timeout: nothing
of the user's browser is touched, and nothing of it can hold the report up.
"""

import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from migplan.diagnostics.errors import MigplanError
from migplan.report.shown import shown
from migplan.report.write import failed

TIMEOUT = 120.0
"""Seconds that a browser may take."""

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "chrome",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_WINDOWS = (
    "Microsoft/Edge/Application/msedge.exe",
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
_MOST_SAID = 200


def find_browser() -> Path:
    """The browser to print with: one on the path, or at the usual places of Windows and macOS.

    Raises:
        MigplanError: If there is none.
    """
    for path in _places():
        # Windows also looks in the current folder, where a stranger's program may lie
        if path.is_file() and path.resolve().parent != Path.cwd():
            return path
    raise failed("pdf.no_browser")


def check_font() -> None:
    """Find out that Japanese would come out as empty boxes; Windows and macOS have a font.

    Raises:
        MigplanError: If the fonts are listed and none of them is Japanese.
    """
    program = shutil.which("fc-list") if platform.system() == "Linux" else None
    if program is None:
        return
    try:
        done = subprocess.run(  # noqa: S603
            [program, ":lang=ja", "family"], capture_output=True, timeout=TIMEOUT, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return  # who cannot be asked has not said no
    if done.returncode == 0 and not done.stdout.strip():
        raise failed("pdf.no_font")


def printed(page: str, browser: Path, timeout: float = TIMEOUT) -> bytes:
    """A page as a PDF.

    Args:
        page: HTML that asks for nothing outside.
        browser: The program.
        timeout: Seconds that it may take.

    Raises:
        MigplanError: If the browser fails, writes no PDF or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="migplan-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        given.write_text(page, encoding="utf-8", newline="\n")
        command = [
            str(browser),
            "--headless",
            "--disable-gpu",
            "--disable-extensions",
            "--no-first-run",
            "--no-default-browser-check",
            f"--user-data-dir={Path(folder, 'profile')}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={made}",
            *(["--no-sandbox"] if _is_root() else []),
            given.as_uri(),
        ]
        said = _run(command, browser, timeout)
        content = made.read_bytes() if made.is_file() else b""
    if not content.startswith(b"%PDF-"):
        raise failed("pdf.failed", browser=shown(str(browser)), reason=said)
    return content


def _run(command: list[str], browser: Path, timeout: float) -> str:
    """Run the browser; the last line that it said."""
    name = shown(str(browser))
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=timeout, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise failed("pdf.slow", browser=name, seconds=f"{timeout:.0f}") from None
    except OSError as error:
        raise _cannot_start(name, error) from error
    lines = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
    return shown(lines[-1])[:_MOST_SAID] if lines else f"exit code {done.returncode}"


def _cannot_start(name: str, error: OSError) -> MigplanError:
    return failed("pdf.failed", browser=name, reason=shown(error.strerror or type(error).__name__))


def _places() -> Iterator[Path]:
    yield from (Path(path) for path in map(shutil.which, _NAMES) if path)
    match platform.system():
        case "Windows":
            folders = [Path(os.environ[name]) for name in _WINDOWS_FOLDERS if os.environ.get(name)]
            yield from (folder / program for program in _WINDOWS for folder in folders)
        case "Darwin":
            yield from (Path("/Applications") / program for program in _MAC)
        case _:
            return


def _is_root() -> bool:
    """The sandbox of Chromium does not start for root; for everybody else it stays on."""
    user = getattr(os, "geteuid", None)  # Windows has no such thing
    return user is not None and user() == 0

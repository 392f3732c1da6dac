"""Golden files: what a renderer wrote when somebody last looked at it and found it good."""

import difflib
import re
from pathlib import Path

from migplan import __version__

_FOLDER = Path(__file__).resolve().parent.parent / "golden"
_STYLE = re.compile(r"(<style>).*?(</style>)", re.DOTALL)
_SCRIPT = re.compile(r"(<script>).*?(</script>)", re.DOTALL)
_HASH = re.compile(r"'sha256-[^']+'")


def check(name: str, actual: str) -> None:
    """Compare with ``tests/golden/NAME``.

    On a difference the text is left in ``tests/golden/actual/NAME``: look at it, and copy it over
    the golden file when it is right.
    """
    golden = _FOLDER / name
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if actual == expected:
        return
    left = _FOLDER / "actual" / name
    left.parent.mkdir(parents=True, exist_ok=True)
    with left.open("w", encoding="utf-8", newline="\n") as file:
        file.write(actual)
    lines = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "golden", "actual", lineterm="", n=1
    )
    shown = "\n".join(list(lines)[:40])
    raise AssertionError(f"{name} differs from its golden file; the new text is in {left}\n{shown}")


def content(page: str) -> str:
    """The page without style, script and version: what it says and how it is built."""
    page = _SCRIPT.sub(r"\1\2", _STYLE.sub(r"\1\2", page))
    return _HASH.sub("'sha256-'", page).replace(f"migplan {__version__}", "migplan VERSION")

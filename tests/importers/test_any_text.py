"""Whatever stands in a file: it is an inventory, or an error with addresses."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from migplan.diagnostics.errors import InventoryError
from migplan.importers import load
from tests.importers.written import BODY, a_folder

_PIECES = st.sampled_from(
    [
        "id", "name", "systems", "linkages", "policy", "pin", "a", "b", "住民基本台帳", "2027-03",
        "true", "12", "1.5", "null", ": ", ":", "- ", "\n", "\n  ", "\n    ", "\t", "\r\n", ",",
        ";", '"', "'", "[", "]", "{", "}", "&x ", "*x", "<<: ", "!t ", "| ", "> ", "#", "---\n",
        "? ", "%", "\x00", "\ufeff", "\u2028", "\x85", "\ud7ff", "\uffff", "businesses", "seasons",
    ]
)  # fmt: skip
_TEXT = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=40).map("".join))
_NAMES = st.sampled_from(
    ["inventory.yaml", "systems.yaml", "policy.yaml", "systems.csv", "linkages.csv"]
)


def _survives(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = a_folder(Path(folder), {"municipality.yaml": BODY, name: data})
        try:
            load(path)
        except InventoryError as error:
            told = error
        else:
            return
    assert told.diagnostics
    assert told.text("ja")
    assert told.text("en")


@settings(max_examples=400, deadline=None, derandomize=True)
@given(_NAMES, _TEXT)
@example("systems.csv", "id,name\n\x85,a")
def test_any_text_is_read_or_refused(name: str, text: str):
    _survives(name, text.encode("utf-8"))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_NAMES, st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(name: str, data: bytes):
    _survives(name, data)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_TEXT.filter(lambda text: "\n" not in text))
def test_any_text_as_a_value_is_read_or_refused(text: str):
    line = f"- id: a\n  name: {text}\n  deadline: {text}\n  businesses: [{text}]\n"
    _survives("systems.yaml", line.encode("utf-8"))

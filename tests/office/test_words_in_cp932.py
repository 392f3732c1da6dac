"""What migplan says in Japanese can be shown in code page 932, the code of most office consoles."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from migplan.assets import templates
from migplan.diagnostics.codes import CODES
from migplan.importers.field_words import FIELDS
from migplan.report.words import table

ROOT = Path(__file__).resolve().parents[2]

_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
READ_NEVER_SHOWN = {"date_words.py", "dates.py", "flags.py", "numbers.py"}
"""In importers/values: characters that lists may hold, which no message repeats."""
ON_PAGES_ONLY = {
    "gantt.beyond": "▸",  # an arrow on the page, beside a bar
    "lots.when_lead": "▶◀",  # the marks of the figure it explains
}


def unknown(text: str) -> str:
    """The characters of a text that cp932 cannot show."""
    return "".join(sorted({c for c in text if not c.encode("cp932", "ignore")}))


def test_every_problem_and_its_remedy_can_be_shown():
    for code, row in CODES.items():
        for text in (row.ja, row.hint_ja, row.near_ja, row.en, row.hint_en, row.near_en):
            assert not unknown(text), code


def test_every_message_can_be_shown_but_a_few_of_the_page():
    for key, row in table().items():
        assert unknown(row["ja"]) == ON_PAGES_ONLY.get(key, ""), key


def test_every_name_and_description_of_a_field_can_be_shown():
    for field, words in FIELDS.items():
        assert not unknown("".join(words)), field


@pytest.mark.parametrize(
    "file",
    [
        *sorted((ROOT / "migplan" / "catalogue" / "data").iterdir()),
        Path(str(templates())) / "domains.yaml",
    ],
    ids=lambda file: file.name,
)
def test_every_table_of_the_catalogue_can_be_shown(file: Path):
    assert not unknown(file.read_text(encoding="utf-8"))


def test_every_japanese_sentence_in_the_code_can_be_shown_and_all_of_the_commands():
    for file in sorted((ROOT / "migplan").rglob("*.py")):
        if file.parent.name == "values" and file.name in READ_NEVER_SHOWN:
            continue
        for text in _strings(file):
            if file.parent.name == "commands" or _JAPANESE.search(text):
                assert not unknown(text), (file.name, text)


def _strings(file: Path) -> Iterator[str]:
    """Every text but the docstrings; those of the commands are their help, so they count."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    told = file.parent.name == "commands"
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and not told}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value

"""What the code imports is what the package asks for."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE_OF = {"pyyaml": "yaml", "python-calamine": "python_calamine"}
EXTRAS = {"pptx"}
"""Modules that only somebody who asks for more needs; the code does without them."""


def imported() -> set[str]:
    found: set[str] = set()
    for file in (ROOT / "migplan").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"migplan"}


def test_every_imported_package_is_a_dependency_and_the_other_way_round():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {
        re.split(r"[^A-Za-z0-9_-]", line, maxsplit=1)[0].lower() for line in project["dependencies"]
    }

    assert imported() - EXTRAS == {MODULE_OF.get(name, name) for name in names}

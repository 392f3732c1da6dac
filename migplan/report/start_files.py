"""A start as a folder of files: what may be there besides stands in comments, to be uncommented."""

import json
from collections.abc import Sequence
from typing import Final

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.start import Start
from migplan.importers.schema import inventory_schema
from migplan.model.linkage import Linkage
from migplan.model.system import System
from migplan.report.inventory_csv import BOM, csv_text
from migplan.report.inventory_files import inventory_files, modeline
from migplan.report.inventory_order import in_order
from migplan.report.yaml_text import yaml_text

SCHEMA: Final = "inventory.schema.json"
OFFERED: Final = "_linkages_of_local_systems.csv"
"""Not read, because of the first character of its name; its rows are there to be copied."""

_SYSTEMS = {
    "ja": (
        "# システムの一覧。必須は id（記号）と name（名前）だけで、分からない項目は書かずにおきます。",
        "# 書ける項目の例: state（移行状況）、owner（主管課）、vendor（移行後の事業者）、package（移行後のパッケージ）、deadline（移行期限）",
    ),
    "en": (
        "# The systems. Only id and name are required; leave out what you do not know.",
        "# More fields: state, owner, vendor, package, deadline.",
    ),
}
_OFFERED = {
    "ja": (
        "# ---- 団体にあるかもしれないシステム ----",
        "# あるものは行頭の「# 」（半角空白まで）を消します。無いものはこのままで、読まれません。",
        f"# その連携の例は {OFFERED} にあります。要る行を linkages.csv に写してください。",
    ),
    "en": (
        "# ---- systems that may be there ----",
        "# Delete '# ' (with the blank) before those that are. The others are not read.",
        f"# Their usual linkages are in {OFFERED}: copy the rows you need into linkages.csv.",
    ),
}
_POLICY = {
    "ja": (
        "# 計画の前提。書かない項目には既定の値を使い、前提として計画に示します。",
        "# as_of（基準日）、horizon_end（計画期間の末）、parallel_projects（並行作業の上限）など。例:",
        "#   as_of: 2026-10-01",
        "#   parallel_projects: 3",
    ),
    "en": (
        "# Premises of the plan; what is left out gets a default that the plan shows. Such as:",
        "#   as_of: 2026-10-01",
        "#   parallel_projects: 3",
    ),
}


def start_files(start: Start, catalogue: Catalogue, *, lang: str = "ja") -> dict[str, str]:
    """Write a start as the files of a folder, with the schema that editors complete by.

    Returns:
        Content by file name.
    """
    files = inventory_files(start.inventory, schema=SCHEMA)
    files.pop("systems.csv", None)
    head = modeline(SCHEMA)
    policy = files.get("policy.yaml", f"{head}policy:\n").removeprefix(head)
    files["policy.yaml"] = head + "\n".join(_POLICY[lang]) + "\n" + policy
    files["systems.yaml"] = head + _systems_yaml(start, catalogue, lang)
    if offered := _offered_table(start.offered_linkages):
        files[OFFERED] = offered
    files[SCHEMA] = json.dumps(inventory_schema(catalogue), ensure_ascii=False, indent=2) + "\n"
    return files


def _systems_yaml(start: Start, catalogue: Catalogue, lang: str) -> str:
    systems = in_order(start.inventory.systems, catalogue)
    lines = [*_SYSTEMS[lang], _records(systems).rstrip("\n")]
    if start.offered:
        lines += ["", *(f"  {line}" for line in _OFFERED[lang])]
        offered = _records(start.offered).splitlines()[1:]
        lines += [f"# {line}" for line in offered]
    return "\n".join(lines) + "\n"


def _records(systems: Sequence[System]) -> str:
    content = [system.model_dump(mode="json", exclude_defaults=True) for system in systems]
    return yaml_text({"systems": content})


def _offered_table(linkages: Sequence[Linkage]) -> str:
    rows = sorted(linkages, key=lambda row: str(row.id))
    text = csv_text(Linkage, rows) if rows else None
    return BOM + text if text else ""

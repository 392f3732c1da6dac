"""One row of the national list of systems in extension as a first inventory of that body."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from migplan.catalogue.scope import usual_scope
from migplan.importers.tokutei_list import BUSINESSES, COMMON, TOWNS, Body, read_body
from migplan.model.system import State, SystemKind

LIST_NAME: Final = "デジタル庁 特定移行支援システムの該当見込み一覧"
LIST_URL: Final = "https://www.digital.go.jp/policies/local_governments"

_COMMON_PARTS = (
    "application_management",
    "inter_system_linkage",
    "non_resident_number",
    "integrated_address",
)
_COLUMNS = ("id", "name", "kind", "businesses", "state", "note", "source")


def import_tokutei(list_file: Path, code: str, as_of: date, list_date: str) -> dict[str, str]:
    """Make the files of an inventory from one row of the national list.

    A mark means ``in_extension`` with an unknown deadline, an empty cell ``expected_live``:
    nobody said that it is live. Businesses that the body does not do itself are left out, see
    ``usual_scope``; a marked one never is.

    Args:
        list_file: The list, saved as CSV in UTF-8 or CP932.
        code: 団体コード of the body, six digits.
        as_of: As-of date of the new inventory.
        list_date: The date of the list as it names it, such as ``令和7年12月末時点``.

    Returns:
        Content by file name: ``municipality.yaml``, ``policy.yaml``, ``systems.csv``.

    Raises:
        InventoryError: If the list cannot be read, has no row of the body or more than one, or
            the row holds something other than marks.
    """
    return inventory_files_of(read_body(list_file, code), as_of, list_date)


def inventory_files_of(body: Body, as_of: date, list_date: str) -> dict[str, str]:
    """The files of the inventory of a body that was read from the list.

    Args:
        body: Its row.
        as_of: As-of date of the new inventory.
        list_date: The date of the list as it names it.

    Returns:
        Content by file name, as ``import_tokutei``.
    """
    usual = usual_scope(body.kind, tuple(BUSINESSES.values()))
    scope = [word for word, key in BUSINESSES.items() if word in body.late or key in usual]
    return {
        "municipality.yaml": _municipality_yaml(body, list_date, scope),
        "policy.yaml": _yaml({"policy": {"as_of": as_of.isoformat()}}),
        "systems.csv": _systems_csv(body, f"{LIST_NAME}（{list_date}） {LIST_URL}", scope),
    }


def _municipality_yaml(body: Body, list_date: str, scope: list[str]) -> str:
    note = (
        "一覧で空欄の業務は移行済みの見込みとした。"
        "稼働の日・事業者・契約・連携は一覧に無く、不明である。"
    )
    left_out = [word for word in BUSINESSES if word not in scope]
    if left_out and body.kind in TOWNS:
        note += (
            f"{'・'.join(left_out)}は●が無く、町村では都道府県が行うのが通例のため除いた。"
            "自ら行う場合は加えること。"
        )
    reference = {"title": LIST_NAME, "url": LIST_URL, "date": list_date}
    facts = {"code": body.code, "name": body.name, "kind": body.kind}
    return _yaml({"municipality": {**facts, "references": [reference], "note": note}})


def _systems_csv(body: Body, source: str, scope: Iterable[str]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    for word in scope:
        key = BUSINESSES[word]
        state = _state(word in body.late)
        table.writerow([key, word, SystemKind.STANDARD, key, *state, source])
    state, parts = _state(COMMON in body.late), ";".join(_COMMON_PARTS)
    platform = SystemKind.COMMON_FUNCTION
    table.writerow(["common_functions", COMMON, platform, parts, *state, source])
    return text.getvalue()


def _state(late: bool) -> tuple[str, str]:
    """State and note of a system."""
    if late:
        return State.IN_EXTENSION, "一覧に●。移行期限は一覧に無く不明。"
    return State.EXPECTED_LIVE, "一覧で空欄。移行済みの見込みで、稼働の日は不明。"


def _yaml(content: Mapping[str, Any]) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)

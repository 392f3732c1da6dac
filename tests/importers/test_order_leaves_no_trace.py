"""Equal content gives an equal inventory, however it is ordered and spread over files."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.importers import load
from tests.importers.written import a_folder

SECTIONS: dict[str, list[dict[str, Any]]] = {
    "systems": [
        {
            "id": "juki",
            "name": "住民記録",
            "businesses": ["住民基本台帳", "印鑑登録", "resident_record"],
            "functions_used": ["検索", "証明"],
            "shared_functions": ["宛名", "印刷"],
            "deferred_functions": [
                {"name": "帳票", "linkages": ["x2", "x1"]},
                {"name": "抽出", "due": "2027-03"},
            ],
        },
        {"id": "zei", "name": "税", "businesses": ["016"], "deadline": "FY2027", "vendor": "甲社"},
        {"id": "gakudo", "name": "学童保育", "disposition": "stay", "vendor": "乙社"},
    ],
    "linkages": [
        {"provider": "juki", "consumer": "zei", "data": "住民情報"},
        {"provider": "juki", "consumer": "zei", "data": "世帯情報"},
        {"provider": "juki", "consumer": "gakudo"},
        {"id": "x1", "provider": "zei", "consumer": "gakudo", "data": "所得"},
    ],
    "contracts": [
        {"id": "k2", "systems": ["zei", "juki"], "end": "2027-03"},
        {"id": "k1", "systems": ["gakudo"]},
    ],
    "partners": [{"id": "bank", "name": "銀行"}, {"id": "daiko", "name": "代行"}],
}
MUNICIPALITY: dict[str, Any] = {
    "name": "見本市",
    "references": [{"title": "乙"}, {"title": "甲", "url": "x"}],
}
POLICY: dict[str, Any] = {
    "slots": ["2027-05-06", "2027-01-04"],
    "vendors": [
        {"vendor": "乙社", "parallel_projects": 2},
        {
            "vendor": "甲社",
            "engineers": 1,
            "changes": [
                {"start": "2027-06", "end": "2027-06", "people": 2},
                {"start": "2027-04", "end": "2027-04", "people": 0},
            ],
        },
    ],
    "move_together": [["zei", "juki"], ["gakudo", "zei"]],
    "precedences": [
        {"before": "juki", "after": "zei"},
        {"before": "juki", "after": "gakudo", "lag_months": 1},
    ],
    "prices": [
        {"key": "season", "low": 1, "typical": 2, "high": 3},
        {"key": "lateness", "low": 1, "typical": 2, "high": 3},
    ],
    "seasons": [
        {
            "business": business,
            "start": "03-10",
            "end": "04-10",
            "severity": "soft",
            "reason": {"ja": "繁忙", "en": "busy"},
        }
        for business in ("*", "住民基本台帳")
    ],
}


def _load(files: dict[str, object]) -> Any:
    with TemporaryDirectory() as folder:
        texts = {name: json.dumps(part, ensure_ascii=False) for name, part in files.items()}
        return load(a_folder(Path(folder), texts)).inventory


PLAIN = {"municipality.yaml": MUNICIPALITY, "policy.yaml": POLICY, "inventory.yaml": SECTIONS}


@st.composite
def _shuffled(draw: st.DrawFn, value: Any) -> Any:
    """The same content in another order of keys and list items."""
    if isinstance(value, dict):
        keys = draw(st.permutations(list(value)))
        return {key: draw(_shuffled(value[key])) for key in keys}
    if isinstance(value, list):
        return [draw(_shuffled(item)) for item in draw(st.permutations(value))]
    return value


@st.composite
def _spread(draw: st.DrawFn) -> dict[str, object]:
    """The same content, each record in one of two files."""
    files: dict[str, Any] = {
        "municipality.yaml": draw(_shuffled(MUNICIPALITY)),
        "inventory.yaml": {"policy": draw(_shuffled(POLICY))},
    }
    for section, records in SECTIONS.items():
        for record in draw(_shuffled(records)):
            if draw(st.booleans()):
                files.setdefault(f"{section}.yaml", []).append(record)
            else:
                files["inventory.yaml"].setdefault(section, []).append(record)
    return files


@settings(max_examples=60, deadline=None, derandomize=True)
@given(_spread())
def test_order_of_rows_keys_and_files_leaves_no_trace(files: dict[str, object]):
    assert _load(files) == _load(PLAIN)


def test_the_plain_form_says_what_was_put_in():
    inventory = _load(PLAIN)

    assert [system.id for system in inventory.systems] == ["gakudo", "juki", "zei"]
    assert len(inventory.linkages) == 4
    assert inventory.policy.move_together == (("gakudo", "zei"), ("juki", "zei"))
    assert inventory.systems[1].businesses == ("resident_record", "seal_registration")

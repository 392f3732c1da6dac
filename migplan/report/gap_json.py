"""The gap register as a JSON document for other programs."""

import json
from typing import Any

from migplan import __version__
from migplan.report.registered import Registered

REGISTER_VERSION = 1
"""Fields are only added while it stays the same."""


def register_json(found: Registered) -> str:
    """The whole register; amounts in yen, days as ``2027-03-31``, sentences in both languages."""
    document: dict[str, Any] = {
        "generator": "migplan",
        "version": __version__,
        "schema_version": REGISTER_VERSION,
        "municipality": found.case.municipality.name,
        "as_of": found.case.as_of.isoformat(),
        "with_plan": found.plan is not None,
        "passed_over": [rule.code for rule in found.passed_over],
        "counts": {
            "open": len(found.open),
            "open_by_severity": {level.value: n for level, n in found.by_severity().items()},
            "bridges": len(found.bridges),
            "decided": len(found.decided),
        },
        "rows": [row.model_dump(mode="json") for row in found.rows],
        "decisions_to_look_at": [
            {
                **remark.model_dump(mode="json"),
                "address": found.addresses.get(f"decision:{remark.decision.gap}"),
            }
            for remark in found.remarks
        ],
    }
    # the mark by which a file of ours is known stands at the very beginning
    return json.dumps(document, ensure_ascii=False, indent=1).replace(
        '{\n "generator": "migplan"', '{"generator":"migplan"', 1
    )

"""Reading a group plan back, with the plans it speaks of."""

import json
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from migplan.commands.reading import PlanUnreadableError, read_plan
from migplan.model.group import GROUP_VERSION, Group
from migplan.model.plan import Plan


def is_group(path: Path) -> bool:
    """Whether a file looks like a group plan; a broken file does not."""
    try:
        document: Any = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError):
        return False
    return isinstance(document, dict) and "bodies" in document


def read_group(path: Path) -> tuple[Group, dict[str, Plan]]:
    """Read ``group.json`` and the plan of each body beside it.

    Raises:
        PlanUnreadableError: If one of them is none that this version reads.
    """
    known = cast("dict[str, Any]", json.loads(path.read_text(encoding="utf-8")))
    version = known.get("schema_version")
    known.pop("generator", None)
    try:
        group = Group.model_validate(known)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise PlanUnreadableError(
            f"{path}: 共同計画の内容が壊れています（{place}）。", f"{path}: damaged at {place}."
        ) from None
    if version != GROUP_VERSION:
        raise PlanUnreadableError(
            f"{path}: この版の migplan が読める共同計画ではありません（schema_version: {version}）。",
            f"{path}: not a group plan this migplan reads (schema_version: {version}).",
        )
    plans: dict[str, Plan] = {}
    for body in group.bodies:
        file = path.parent / body.folder / "plan.json"
        if Path(body.folder).name != body.folder or not file.is_file():
            raise PlanUnreadableError(
                f"{file}: {body.name}の計画がありません。", f"{file}: no plan of {body.name}."
            )
        plans[body.folder] = read_plan(file)
    return group, plans

"""Reading a plan back."""

import json
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from migplan.diagnostics.errors import Exit, MigplanError
from migplan.model.plan import SCHEMA_VERSION, CostKind, Plan

_WITH_FINDINGS = 3
"""Schema version from which on a plan holds work on systems that stay and the money for gaps."""


class PlanUnreadableError(MigplanError):
    """A file is no plan that this version reads."""

    exit_code = Exit.UNREADABLE


def plan_file(path: Path) -> Path:
    """The ``plan.json`` that a path means: the file itself, or the one in a folder.

    Raises:
        PlanUnreadableError: If the folder has none.
    """
    if not path.is_dir():
        return path
    file = path / "plan.json"
    if not file.is_file():
        there = sorted(str(found.parent) for found in path.glob("*/plan.json"))
        ja = f"次のどれかを指定してください: {'、'.join(there)}" if there else ""
        en = f" Give one of {', '.join(there)}." if there else ""
        raise PlanUnreadableError(
            f"{path}: このフォルダーに計画（plan.json）はありません。{ja}",
            f"{path}: no plan (plan.json) in this folder.{en}",
        )
    return file


def read_plan(path: Path) -> Plan:
    """Read ``plan.json``.

    Raises:
        PlanUnreadableError: If the file is no plan of a schema version this migplan knows.
    """
    try:
        document: Any = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise PlanUnreadableError(
            f"{path}: 計画（plan.json）として読めません。", f"{path} is not a plan (plan.json)."
        ) from None
    known = cast("dict[str, Any]", document) if isinstance(document, dict) else {}
    if "bodies" in known:
        raise PlanUnreadableError(
            f"{path}: 複数の団体の共同計画です。団体ごとのフォルダーの plan.json を指定してください。",
            f"{path} is the plan of a group; give the plan.json in the folder of one body.",
        )
    version = known.get("schema_version")
    if not isinstance(version, int) or version not in range(1, SCHEMA_VERSION + 1):
        raise PlanUnreadableError(
            f"{path}: この版の migplan が読める計画ではありません（schema_version: {version}）。`migplan plan` で作り直してください。",
            f"{path}: not a plan this migplan reads (schema_version: {version}); make it again with `migplan plan`.",
        )
    known.pop("generator", None)
    _name_every_kind(known)
    try:
        plan = Plan.model_validate(known)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise PlanUnreadableError(
            f"{path}: 計画の内容が壊れています（{place}）。`migplan plan` で作り直してください。",
            f"{path}: the plan is damaged at {place}; make it again with `migplan plan`.",
        ) from None
    if version == 1:
        plan = _from_version_1(plan)
    if version < _WITH_FINDINGS:
        plan = _with_what_follows(plan)
    return plan.model_copy(update={"schema_version": SCHEMA_VERSION})


def _name_every_kind(document: dict[str, Any]) -> None:
    """Kinds of cost that came later cost nothing in a plan made before."""
    cost: Any = document.get("cost")
    kinds: Any = cost.get("by_kind") if isinstance(cost, dict) else None  # pyright: ignore[reportUnknownMemberType,reportUnknownVariableType]
    if isinstance(kinds, dict):
        kinds.setdefault(str(CostKind.CHANGE), 0)  # pyright: ignore[reportUnknownMemberType]


def _from_version_1(plan: Plan) -> Plan:
    """A plan without phases, whose fingerprint was taken over every field, as one of today's.

    What made its units is unknown, so ``groups`` stays empty: the units count as stated. Its dates and yen are verified like any other's; that its case is the one it was made for can no
    longer be told.
    """
    from migplan.planning.fingerprint import fingerprint

    origin = plan.provenance.model_copy(update={"inputs_sha256": fingerprint(plan.case)})
    return plan.model_copy(update={"provenance": origin})


def _with_what_follows(plan: Plan) -> Plan:
    """A plan from before reworks were work with dates and gaps cost money in a year, with both.

    Its gaps stay those that were found then: few kinds, without a price.
    """
    from migplan.gaps.yearly import remedies_by_year
    from migplan.planning.adapt import adaptations_of

    waves = {cutover.system: cutover.wave for cutover in plan.cutovers}
    linkages = {str(linkage.id) for linkage in plan.case.linkages}
    if any(row.mover not in waves or row.linkage not in linkages for row in plan.reworks):
        return plan  # what is wrong with it, the verifier tells
    return plan.model_copy(
        update={
            "adaptations": adaptations_of(plan.case, plan.reworks, waves),
            "remedies": remedies_by_year(plan.gaps, plan.as_of),
        }
    )


def read_sound_plan(path: Path) -> Plan:
    """Read a plan that stands up to the verifier; nothing else is shown to anybody.

    Raises:
        PlanUnreadableError: If it is no plan, or not a sound one.
    """
    from migplan.planning.verify import violations

    plan = read_plan(path)
    wrong = violations(plan)
    if wrong:
        raise PlanUnreadableError(
            f"{path}: 検算に合わない計画です（{len(wrong)} 件）。`migplan verify` で確かめ、`migplan plan` で作り直してください。",
            f"{path}: the plan does not verify ({len(wrong)} faults); see `migplan verify`, and make it again with `migplan plan`.",
        )
    return plan


def read_before(path: Path, plan: Plan) -> Plan:
    """Read an earlier version of a plan, to tell what changed since.

    Raises:
        PlanUnreadableError: If it is no sound plan, or one of another municipality.
    """
    from migplan.catalogue.keep import same_body

    before = read_sound_plan(path)
    if not same_body(plan.case, before):
        raise PlanUnreadableError(
            f"{path}: 「{before.municipality}」の計画です。--since には「{plan.municipality}」の前の版を指定してください。",
            f"{path}: the plan of {before.municipality}; --since wants an earlier version of that of {plan.municipality}.",
        )
    return before


def body_of(path: Path) -> str | None:
    """Whose plan a file holds, if it is a plan at all."""
    try:
        return read_plan(path).municipality
    except (OSError, PlanUnreadableError):
        return None

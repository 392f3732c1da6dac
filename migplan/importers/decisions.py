"""The file of what people decided about gaps, beside the inventory.

A list of records with ``gap``, ``verdict``, ``who``, ``when``, ``why`` and perhaps ``until``. A gap
is left out of the count only with a reason, so a record without one is a problem, not a decision.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.decode import decode
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.values.plain import plain
from migplan.importers.yaml_file import parse_yaml
from migplan.model.gap import GapDecision, Verdict

_YAML = (".yaml", ".yml")
_NAME = "decisions"
_WHOLE = "inventory"
_LIST = "decisions"
_KEY = re.compile(r"GAP\d{3}@\S.*")
_NOTHING_WRITTEN = "MIG141"
_ASKED = {
    "who": ("決めた人", "who decided"),
    "when": ("決めた日", "the day"),
    "why": ("理由", "why"),
}
VERDICTS: Mapping[str, Verdict] = {
    **{plain(verdict): verdict for verdict in Verdict},
    **dict.fromkeys(("許容する", "許容", "受容", "受容する"), Verdict.ACCEPTED),
    **dict.fromkeys(("対応する", "対応予定", "対応", "tobedone"), Verdict.PLANNED),
    **dict.fromkeys(("誤検出", "誤検知", "falsealarm"), Verdict.FALSE_ALARM),
}
"""The words of the file and of the lists that are filled in, without blanks and case."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, by gap, and where each decision was written."""

    all: tuple[GapDecision, ...] = ()
    places: Mapping[str, Location] = field(default_factory=dict[str, Location])

    @property
    def addresses(self) -> dict[str, str]:
        """``decision:GAP`` to ``file:line``."""
        return {f"decision:{gap}": place.address for gap, place in self.places.items()}


def decisions_beside(inventory: Path) -> Path | None:
    """The file of decisions that belongs to an inventory, if there is one.

    Inside a folder it is ``decisions.yaml``; beside ``NAME.yaml`` or ``NAME.xlsx`` it is
    ``NAME.decisions.yaml``. An ``inventory`` file inside its folder may have either.

    Raises:
        InventoryError: If there are two.
    """
    folder = inventory if inventory.is_dir() else inventory.parent
    stem = _WHOLE if inventory.is_dir() else inventory.stem
    stems = {f"{stem}.{_NAME}".lower(), *([_NAME] if stem.lower() == _WHOLE else [])}
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        return None  # that the folder cannot be read is told by who reads the inventory
    found = [
        entry
        for entry in entries
        if entry.suffix.lower() in _YAML and entry.stem.lower() in stems and entry.is_file()
    ]
    if len(found) > 1:
        place = Location(PurePosixPath(found[1].name))
        raise InventoryError([Diagnostic("MIG379", place, {"first": found[0].name})])
    return found[0] if found else None


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions.

    Raises:
        InventoryError: With every problem of the file.
    """
    shown = PurePosixPath(path.name)
    if path.suffix.lower() not in _YAML:
        raise InventoryError([Diagnostic("MIG389", Location(shown))])
    try:
        node, problems = parse_yaml(read_text(path, shown, ("utf-8-sig",)), shown)
    except UnreadableFileError as error:
        if error.problem.code == _NOTHING_WRITTEN:
            return Decisions()
        raise InventoryError([error.problem]) from error
    if isinstance(node.value, dict) and set(node.value) == {_LIST}:
        node = node.value[_LIST]
    if node.value is not None and not isinstance(node.value, list):
        problems.append(Diagnostic("MIG389", node.location))
    return decisions_of(node.value if isinstance(node.value, list) else [], problems)


def decisions_of(nodes: Sequence[Node], problems: Sequence[Diagnostic] = ()) -> Decisions:
    """The decisions of records that were read, whatever kind of file they stood in.

    Raises:
        InventoryError: With ``problems`` and every problem of the records.
    """
    wrong = [*problems]
    found: dict[str, GapDecision] = {}
    places: dict[str, Location] = {}
    for node in nodes:
        decision = _decision(node, wrong)
        if decision is None:
            continue
        if decision.gap in places:
            values = {"value": decision.gap, "first": str(places[decision.gap])}
            wrong.append(Diagnostic("MIG377", node.find(("gap",)).location, values))
            continue
        places[decision.gap] = node.find(("gap",)).location
        found[decision.gap] = decision
    if wrong:
        raise InventoryError(wrong)
    keys = sorted(found)
    return Decisions(tuple(found[key] for key in keys), {key: places[key] for key in keys})


def _decision(node: Node, wrong: list[Diagnostic]) -> GapDecision | None:
    """One record; what is wrong with it is added."""
    inside = node.value
    if not isinstance(inside, dict):
        wrong.append(Diagnostic("MIG131", node.location))
        return None
    own: list[Diagnostic] = []
    told = set(_ASKED)
    gap = inside.get("gap")
    if gap is not None and isinstance(gap.value, str):
        # blanks around a key are seen by nobody, and would make it the key of no gap
        gap = replace(gap, value=gap.value.strip(), text=gap.text.strip())
        inside = inside | {"gap": gap}
        node = replace(node, value=inside)
    for name, (ja, en) in _ASKED.items():
        if not _text(inside.get(name)):
            values = {"field": name, "field_ja": ja, "field_en": en}
            own.append(Diagnostic("MIG376", node.find((name,)).location, values))
    verdict = inside.get("verdict")
    if verdict is not None and _text(verdict) and verdict.text:
        known = VERDICTS.get(plain(verdict.text))
        if known is None:
            own.append(Diagnostic("MIG375", verdict.location, {"value": verdict.text}))
            told.add("verdict")
        else:
            node = replace(node, value=inside | {"verdict": replace(verdict, value=known.value)})
    refused: list[Diagnostic] = []
    decision = decode(GapDecision, node, refused)
    own += [problem for problem in refused if not _said(problem, told, own)]
    if gap is not None and gap.text and not _KEY.fullmatch(gap.text):
        own.append(Diagnostic("MIG374", gap.location, {"value": gap.text}))
    if decision and decision.until and decision.until < decision.when:
        values = {"value": decision.until.isoformat(), "first": decision.when.isoformat()}
        own.append(Diagnostic("MIG378", node.find(("until",)).location, values))
    wrong += own
    return decision


def _said(problem: Diagnostic, told: set[str], own: Sequence[Diagnostic]) -> bool:
    """Whether the model refuses a field of which more has been said in better words."""
    name = problem.values.get("field", "")
    missing = any(entry.values.get("field") == name for entry in own)
    return name in told and (missing or name == "verdict")


def _text(node: Node | None) -> str:
    """What stands in a field, without blanks around it; a list or record counts as something."""
    if node is None or node.value is None:
        return ""
    return "?" if isinstance(node.value, (dict, list)) else node.text.strip()

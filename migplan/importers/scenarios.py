"""Scenarios: small files of changed premises, in a folder ``scenarios`` beside the inventory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.decode import decode
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.yaml_file import parse_yaml
from migplan.model.scenario import Scenario

FOLDER = "scenarios"
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario as it was read; its ``key`` is the name of the file without its end."""

    key: str
    scenario: Scenario
    node: Node


def scenarios_beside(inventory: Path) -> Path:
    """The folder of the scenarios of an inventory, whether it is there or not."""
    return (inventory if inventory.is_dir() else inventory.parent) / FOLDER


def read_scenarios(paths: Sequence[Path]) -> tuple[ScenarioFile, ...]:
    """Read scenarios from files, and from all YAML files of folders.

    Returns:
        The scenarios by key.

    Raises:
        InventoryError: With every problem of all files.
    """
    problems: list[Diagnostic] = []
    found: list[ScenarioFile] = []
    for path in paths:
        files = _files(path)
        if not files:
            shown = Location(PurePosixPath(path.name or "."))
            problems.append(Diagnostic("MIG448", shown, {"value": path.name}))
        for file in files:
            read = _read(file, problems)
            if read is not None:
                found.append(read)
    problems += _alike(found)
    if problems:
        raise InventoryError(problems)
    return tuple(sorted(found, key=lambda file: file.key))


def _files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,) if path.exists() else ()
    found = (file for file in path.iterdir() if file.suffix.lower() in _YAML and file.is_file())
    return tuple(sorted(f for f in found if not f.name.startswith(("_", "."))))


def _read(file: Path, problems: list[Diagnostic]) -> ScenarioFile | None:
    shown = PurePosixPath(file.name)
    if file.suffix.lower() not in _YAML:
        problems.append(Diagnostic("MIG440", Location(shown), {"value": file.name}))
        return None
    try:
        node, wrong = parse_yaml(read_text(file, shown, ("utf-8-sig",)), shown)
    except UnreadableFileError as error:
        problems.append(error.problem)
        return None
    scenario = decode(Scenario, node, wrong)
    if scenario is not None and not wrong:
        wrong += _by_itself(scenario, node)
    problems += wrong
    return None if scenario is None else ScenarioFile(file.stem, scenario, node)


def _by_itself(scenario: Scenario, node: Node) -> Iterator[Diagnostic]:
    """What is wrong whatever the inventory."""
    if not scenario.changes:
        yield Diagnostic("MIG444", node.location, {"value": scenario.name})
    for n, cap in enumerate(scenario.budgets):
        if (cap.most_yen is None) == (cap.percent is None):
            place = node.find(("budgets", n)).location
            yield Diagnostic("MIG446", place, {"first": "most_yen", "second": "percent"})
    for n, price in enumerate(scenario.prices):
        place = node.find(("prices", n)).location
        levels = (price.low, price.typical, price.high)
        if price.percent is not None and any(level is not None for level in levels):
            yield Diagnostic("MIG446", place, {"first": "percent", "second": "low・typical・high"})
        elif price.percent is None:
            yield from _levels(levels, node.find(("prices", n)))
    for n, row in enumerate(scenario.capacity):
        if row.engineers is None and row.parallel_projects is None:
            place = node.find(("capacity", n, "vendor")).location
            yield Diagnostic("MIG449", place, {"value": row.vendor})
    yield from _twice(scenario, node)


def _levels(levels: Sequence[float | None], node: Node) -> Iterator[Diagnostic]:
    names = ("low", "typical", "high")
    given = [level for level in levels if level is not None]
    if not given:
        yield Diagnostic(
            "MIG446", node.location, {"first": "percent", "second": "low・typical・high"}
        )
    elif len(given) < len(names):
        for name, level in zip(names, levels, strict=True):
            if level is None:
                yield Diagnostic("MIG120", node.location, {"field": name})
    elif sorted(given) != given:
        values = {name: f"{level:g}" for name, level in zip(names, given, strict=True)}
        yield Diagnostic("MIG213", node.find(("low",)).location, values)


def _twice(scenario: Scenario, node: Node) -> Iterator[Diagnostic]:
    """Rows of one list about the same thing."""
    lists: tuple[tuple[str, str, list[str]], ...] = (
        ("vendor_slips", "vendor", [row.vendor for row in scenario.vendor_slips]),
        ("budgets", "fiscal_year", [str(row.fiscal_year) for row in scenario.budgets]),
        ("pins", "system", [row.system for row in scenario.pins]),
        ("prices", "key", [row.key for row in scenario.prices]),
        ("capacity", "vendor", [row.vendor for row in scenario.capacity]),
        ("deadlines", "system", [row.system for row in scenario.deadlines]),
    )
    for name, field, keys in lists:
        first: dict[str, Location] = {}
        for n, key in enumerate(keys):
            place = node.find((name, n, field)).location
            if key in first:
                yield Diagnostic("MIG447", place, {"value": key, "first": str(first[key])})
            first.setdefault(key, place)


def _alike(found: Sequence[ScenarioFile]) -> Iterator[Diagnostic]:
    """Files of one key, or with one name: nobody could tell them apart."""
    first: dict[str, Location] = {}
    for file in found:
        for value in dict.fromkeys((file.key.lower(), file.scenario.name)):
            if value in first:
                yield Diagnostic(
                    "MIG447", file.node.location, {"value": value, "first": str(first[value])}
                )
        for value in (file.key.lower(), file.scenario.name):
            first.setdefault(value, file.node.location)

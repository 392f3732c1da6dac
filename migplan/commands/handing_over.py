"""What the hand-overs share: whether a path is a plan or an inventory, and where files may go."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from migplan.report.handover import Basis

basis_argument = click.argument(
    "source", type=click.Path(exists=True, path_type=Path), metavar="INVENTORY|PLAN"
)
force_option = click.option(
    "--force", is_flag=True, help="migplan が作ったのではないファイルにも上書きする。"
)


def is_plan(path: Path) -> bool:
    """Whether a path means a plan: a JSON file, or a folder that holds one or those of a group."""
    if path.is_dir():
        return (path / "plan.json").is_file() or any(path.glob("*/plan.json"))
    return path.suffix.lower() == ".json"


def read_basis(path: Path, linkages: Path | None = None) -> "Basis":
    """Read a plan, or an inventory with the gaps that need no plan.

    Raises:
        MigplanError: If it is neither, or not a sound one.
    """
    from migplan.report.handover import Basis

    if is_plan(path):
        from migplan.commands.reading import plan_file, read_sound_plan

        return Basis.of_plan(read_sound_plan(plan_file(path)))
    from migplan.pipeline import gaps_of, open_inventory

    opened = open_inventory(path, linkages=linkages)
    stated = {system.id: system for system in opened.stated.systems}
    return Basis(opened.case, gaps_of(opened), opened.addresses, stated=stated)


def files_read(path: Path) -> tuple[Path, ...]:
    """The files that nothing may be written over."""
    if not path.is_dir():
        return (path,)
    return tuple(sorted(entry for entry in path.iterdir() if entry.is_file()))


def told_source(basis: "Basis", lang: str) -> str:
    """One line that says what a hand-over was made from."""
    day = basis.case.as_of.isoformat()
    if basis.plan:
        return (
            f"移行計画（基準日 {day}）から作成しました。"
            if lang == "ja"
            else f"Made from the plan as of {day}."
        )
    return (
        f"棚卸データ（基準日 {day}）から作成しました。切替日を入れるには、計画（plan.json）を指定してください。"
        if lang == "ja"
        else f"Made from the inventory as of {day}; give a plan (plan.json) to have the dates of cutovers."
    )


def told_files(paths: Sequence[Path], lang: str) -> str:
    """The files written, one a line."""
    head = "書き出したファイル:" if lang == "ja" else "Written:"
    return "\n".join([head, *(f"  {path}" for path in paths)])

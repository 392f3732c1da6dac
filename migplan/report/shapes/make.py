"""Makes the shapes that were asked for; one that cannot be made takes no other with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from migplan.diagnostics.errors import Exit, MigplanError
from migplan.report.shapes import SHAPES
from migplan.report.shapes.job import Job
from migplan.report.write import write_all

Files = Mapping[str, str | bytes]
"""File name to content."""


class ShapesMissingError(MigplanError):
    """Some shapes could not be made; all others were written."""

    exit_code = Exit.FINDINGS


@dataclass(frozen=True, slots=True)
class Made:
    """What could be made, and why the rest could not."""

    files: Files
    failures: tuple[MigplanError, ...] = ()


def make(job: Job, shapes: Iterable[str]) -> Made:
    """Make some shapes in the order of ``SHAPES``; a failure is kept, not raised.

    Raises:
        KeyError: If there is no such shape.
    """
    asked = {name: SHAPES[name] for name in shapes}
    files: dict[str, str | bytes] = {}
    failures: list[MigplanError] = []
    for module in (module for name, module in SHAPES.items() if name in asked):
        made: Callable[[Job], Files] = import_module(f"{__package__}.{module}").files
        try:
            files |= made(job)
        except MigplanError as error:
            failures.append(error)
    return Made(files, tuple(failures))


def write_shapes(
    job: Job,
    shapes: Iterable[str],
    folder: Path,
    *,
    force: bool = False,
    told: Callable[[tuple[Path, ...]], None] = lambda _: None,
) -> tuple[Path, ...]:
    """Write all that can be made of some shapes, or nothing when a file must not be overwritten.

    Args:
        job: What is told, and how.
        shapes: Names of ``SHAPES``.
        folder: Is made when it does not exist.
        force: Overwrite files that migplan did not make.
        told: Is called with the files once they are written.

    Raises:
        MigplanError: As ``write_all`` does; and ``ShapesMissingError``, after the rest was written,
            if a shape could not be made.
    """
    made = make(job, shapes)
    paths = write_all(folder, made.files, force=force) if made.files else ()
    if paths:
        told(paths)
    if made.failures:
        raise ShapesMissingError(
            "\n".join(error.ja for error in made.failures),
            "\n".join(error.en for error in made.failures),
        )
    return paths

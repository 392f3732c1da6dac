"""How a solver tells a reader that it is getting on."""

from collections.abc import Callable

Progress = Callable[[str, int | None, int], None]
"""Called with a step, the best total so far (``None`` before there is one) and the best bound; yen."""


def no_progress(step: str, total: int | None, bound: int) -> None:
    """Report nothing."""
    del step, total, bound

"""How a solver tells a reader that it is getting on."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, the best total so far and the best bound so far; yen."""


def no_progress(step: str, total: int, bound: int) -> None:
    """Report nothing."""
    del step, total, bound

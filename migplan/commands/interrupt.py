"""Ctrl-C as a wish: the first ends the search with the best plan so far, the second aborts."""

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager


@contextmanager
def interruptible(told: Callable[[], None]) -> Generator[Callable[[], bool]]:
    """Give a function that says whether somebody has pressed Ctrl-C; a second Ctrl-C aborts.

    Outside the main thread, and where interrupts are ignored, nothing is changed.

    Args:
        told: Called once, from the asking function, when the wish is first seen.
    """
    usual = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(usual):
        yield lambda: False
        return
    wish = _Wish(told)

    def ask(*_: object) -> None:
        wish.asked = True
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, ask)
    try:
        yield wish
    finally:
        signal.signal(signal.SIGINT, usual)


class _Wish:
    """Whether to stop; told outside the signal handler, where writing is safe."""

    def __init__(self, told: Callable[[], None]) -> None:
        self.asked = False
        self._told: Callable[[], None] | None = told

    def __call__(self) -> bool:
        if self.asked and self._told is not None:
            told, self._told = self._told, None
            told()
        return self.asked

"""The known name most like a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

MOST_GUESSES = 200
"""Unknown names for which a near one is searched; a list wrong throughout needs no more."""

LONGEST_GUESS = 60
"""Characters of a name that is worth a search."""

_MOST = 2_000


def nearest(text: str, names: Iterable[str]) -> str:
    """The name most like ``text``; empty when none is near.

    Long texts and long lists are not searched: there a guess costs more than it helps.
    """
    candidates = tuple(sorted(names))
    if len(text) > LONGEST_GUESS or len(candidates) > _MOST:
        return ""
    return _search(text.lower(), candidates)


@lru_cache(maxsize=1024)
def _search(text: str, candidates: tuple[str, ...]) -> str:
    lower = {name.lower(): name for name in reversed(candidates)}
    found = get_close_matches(text, list(lower), n=1, cutoff=0.6)
    return lower[found[0]] if found else ""

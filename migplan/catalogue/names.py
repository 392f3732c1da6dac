"""Finding an entry by any of its names, and the nearest one for a hint."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

_IGNORED = re.compile(r"[\s・･.,、。_/／\-‐－―()（）「」『』【】\[\]]+")
_ENDINGS = ("情報システム", "システム", "業務", "事務", "管理", "system")
_CUTOFF = 0.6
"""Japanese names are short: one wrong character of three still has to be near."""


def folded(text: str) -> str:
    """A name as it is compared: NFKC, without case, spaces and punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _IGNORED.sub("", plain)


class Names:
    """An index of names; one name may stand for several ids."""

    def __init__(self, pairs: Iterable[tuple[str, str]], shown: dict[str, str]) -> None:
        """Index ``(name, id)`` pairs; ``shown`` is what an id is called in a hint."""
        self._ids: dict[str, tuple[str, ...]] = {}
        self._shown = shown
        for name, key in pairs:
            known = self._ids.get(folded(name), ())
            if key not in known:
                self._ids[folded(name)] = (*known, key)

    def all(self, text: str) -> tuple[str, ...]:
        """The ids a name stands for, in the order they were indexed; none when it is unknown."""
        return next((self._ids[form] for form in _forms(text) if form in self._ids), ())

    def one(self, text: str) -> str | None:
        """The id a name stands for; None when it is unknown or stands for several."""
        found = self.all(text)
        return found[0] if len(found) == 1 else None

    def nearest(self, text: str) -> str | None:
        """What to write instead: an id for ASCII text, a name otherwise."""
        near = get_close_matches(folded(text), self._ids, n=1, cutoff=_CUTOFF)
        if not near:
            return None
        key = self._ids[near[0]][0]
        return key if text.isascii() else self._shown.get(key, key)


def _forms(text: str) -> Iterator[str]:
    """The name itself, then without one ending such as 'システム' after the other."""
    form = folded(text)
    yield form
    shorter = True
    while shorter:
        shorter = False
        for ending in _ENDINGS:
            if form.endswith(ending) and form != ending:
                form = form.removesuffix(ending)
                yield form
                shorter = True
                break

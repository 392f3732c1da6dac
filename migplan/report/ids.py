"""Ids for nodes of the page and of DOT: plain letters, the same from run to run."""

import re
from collections.abc import Iterable

_STRANGE = re.compile(r"[^A-Za-z0-9_]")


def node_ids(keys: Iterable[str]) -> dict[str, str]:
    """An id such as ``n_S001`` for every key; keys that differ get ids that differ.

    Ids keep to letters, digits and underscores, because Graphviz rewrites other characters.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(set(keys)):
        plain = "n_" + _STRANGE.sub(lambda match: f"_{ord(match[0]):x}_", key)
        name, n = plain, 1
        while name.lower() in taken:
            n += 1
            name = f"{plain}_{n}"
        taken.add(name.lower())
        found[key] = name
    return found

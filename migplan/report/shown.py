"""Text of the user made fit to be shown: whole, on one line, without invisible characters.

Escaping is the business of the template, the DOT quoting and the SVG writer; here only characters
that change how their neighbours are shown are made visible.
"""

import unicodedata

_KEPT = frozenset("\u3000\u00a0\u200c\u200d")
"""Ideographic and no-break space, and the joiners that emoji and some scripts are made with."""


def shown(text: str) -> str:
    """One line of text; control and direction characters are written as ``\\u202e``.

    Characters of a body's own (private use) stay: the reader's font may hold them.
    """
    if text.isprintable() and text.isascii():
        return text
    return "".join(map(_visible, text.replace("\r\n", "\n")))


def _visible(char: str) -> str:
    if char in "\n\r\t":
        return " "
    if char.isprintable() or char in _KEPT:
        return char
    match unicodedata.category(char):
        case "Co" | "Zs":
            return char
        case "Cs":
            return "\ufffd"
        case _:
            return f"\\u{ord(char):04x}"

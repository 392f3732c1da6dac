"""What leaves through a console that may know few characters, such as one in code page 932.

Text shows ``?`` for a character the console lacks: that is the business of the streams, set once
in ``main``. A document for other programs must not lose characters, so it is escaped instead.
"""

import codecs
import sys
from typing import Any, cast

import click

_ESCAPED = "migplan.json"


def never_stop_at_a_character() -> None:
    """Let both streams show ``?`` for what they cannot show.

    Streams that something else has put in their place may be wrapped or missing; a program that
    starts without a console has none.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def echo_json(text: str, *, nl: bool = True) -> None:
    """Write a JSON document; characters that the console lacks become ``\\uXXXX``.

    Only the strings of a JSON document can hold such characters, so it stays the same document.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(text.encode(encoding, _ESCAPED).decode(encoding), nl=nl)


def _escape(error: UnicodeError) -> tuple[str, int]:
    """An error handler of codecs: every character as the one or two units of UTF-16."""
    found = cast("Any", error)
    lost = found.object[found.start : found.end].encode("utf-16-be", "surrogatepass")
    units = (lost[place : place + 2].hex() for place in range(0, len(lost), 2))
    return "".join(f"\\u{unit}" for unit in units), found.end


codecs.register_error(_ESCAPED, _escape)

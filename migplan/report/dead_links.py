"""Links into parts of the page that a reader does not get."""

import re

_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'(<a\b[^>]*?) href="#([^"]+)"')


def without_dead_links(page: str) -> str:
    """The page; a link to a place that it does not have becomes plain text."""
    there = frozenset(_ID.findall(page))
    return _LINK.sub(lambda match: match[0] if match[2] in there else match[1], page)

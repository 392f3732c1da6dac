"""Quoting for the few places that no template engine quotes."""

import re

_ASIDE = re.compile(r"[^A-Za-z0-9]")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def text_node(text: str) -> str:
    """Text between tags of XML or HTML."""
    kept = _NOT_XML.sub("\ufffd", text)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """A value between double quotes."""
    return text_node(text).replace('"', "&quot;").replace("'", "&#39;")


def css_string(text: str) -> str:
    """A quoted string of CSS inside a ``<style>`` element: all but plain letters as code points."""
    return '"' + _ASIDE.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'

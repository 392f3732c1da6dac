"""Shapes of the report: what one plan is handed over as.

A new shape is one file of this folder with a function ``files``, and one entry of ``SHAPES``.
Nothing is imported before a shape is asked for: some of them need libraries that are slow to load.
"""

from typing import Final

PAGE: Final = "html"
"""The shape that is made when nobody asks for another."""

SHAPES: Final = {
    PAGE: "page",
    "xlsx": "book",
    "md": "markdown",
    "svg": "figures",
    "pdf": "paper",
    "pptx": "slide",
}
"""What the user asks for, and the file of this folder that makes it."""

"""Native shapes on a slide, measured in pixels of 1/96 inch: what people can take hold of and move."""

import io
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from migplan.report.palette import INK
from migplan.report.width import cut, em_width
from migplan.report.write import failed
from migplan.report.xlsx import repacked

WIDTH, HEIGHT = 1280.0, 720.0
"""13.33 by 7.5 inches: 16 to 9."""
FONT = "Yu Gothic"
_EMU = 9525
_TITLE_EM = 100.0
_POINTS = 0.75
"""Points of a pixel."""

_WIDER = 1.08
"""Fonts of other computers may run so much wider than the one that widths are reckoned for."""

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set."""

    size: float = 14.0
    colour: str = INK
    bold: bool = False
    align: Align = "left"

    def ems(self, width: float) -> float:
        """How much text fits into a width for sure."""
        return width / (self.size * _WIDER)

    def width(self, text: str) -> float:
        """How wide a text is at most."""
        return em_width(text) * self.size * _WIDER


class Canvas:
    """One slide.

    Raises:
        MigplanError: If the library for slides is not installed.
    """

    def __init__(self) -> None:
        try:
            import pptx
        except ImportError:
            raise failed("pptx.missing") from None
        self._made: Any = pptx.Presentation()
        self._made.slide_width, self._made.slide_height = _emu(WIDTH), _emu(HEIGHT)
        _without_preview(self._made.part.package)
        blank = self._made.slide_layouts[6]
        self._slide: Any = self._made.slides.add_slide(blank)

    def shape(self, kind: str, box: Box, fill: str, *, name: str, about: str = "") -> Any:
        """Draw a filled shape.

        Args:
            kind: A name of ``MSO_SHAPE`` such as ``RECTANGLE`` or ``DIAMOND``.
            box: Where.
            fill: Colour as ``#rrggbb``.
            name: For the list of shapes of the office program.
            about: What a screen reader says.
        """
        from pptx.enum.shapes import MSO_SHAPE

        made = self._slide.shapes.add_shape(getattr(MSO_SHAPE, kind), *_corners(box))
        made.fill.solid()
        made.fill.fore_color.rgb = _colour(fill)
        made.line.fill.background()
        _plain(made)
        _named(made, name, about)
        return made

    def text(
        self,
        lines: str | tuple[str, ...],
        box: Box,
        font: Type,
        *,
        name: str = "",
        within: Any = None,
    ) -> None:
        """Write lines into a box of their own, or into a shape; they must fit, nothing shrinks."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        made = within or self._slide.shapes.add_textbox(*_corners(box))
        if name:
            _named(made, name, "")
        frame = made.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for n, line in enumerate((lines,) if isinstance(lines, str) else lines):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            paragraph.alignment = getattr(PP_ALIGN, font.align.upper())
            run = paragraph.add_run()
            run.text = line
            self._set(run, font)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        *,
        dashed: bool,
        name: str,
    ) -> None:
        """Draw a straight line."""
        from pptx.enum.dml import MSO_LINE
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Pt

        made = self._slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, *(_emu(value) for value in (*start, *end))
        )
        made.line.color.rgb = _colour(colour)
        made.line.width = Pt(1.25)
        if dashed:
            made.line.dash_style = MSO_LINE.DASH
        _plain(made)
        _named(made, name, "")

    def notes(self, text: str) -> None:
        """What the slide has no room for, under it."""
        self._slide.notes_slide.notes_text_frame.text = text

    def content(self, title: str, created: date) -> bytes:
        """The file; the same slide gives the same bytes."""
        properties = self._made.core_properties
        properties.title, properties.author = cut(title, _TITLE_EM), "migplan"
        properties.last_modified_by, properties.revision = "migplan", 1
        out = io.BytesIO()
        self._made.save(out)
        return repacked(out.getvalue(), created)

    @staticmethod
    def _set(run: Any, font: Type) -> None:
        from pptx.oxml.ns import qn
        from pptx.util import Pt

        run.font.name, run.font.bold = FONT, font.bold
        run.font.size = Pt(round(font.size * _POINTS * 2) / 2)
        run.font.color.rgb = _colour(font.colour)
        # Japanese characters follow a font of their own
        latin = run._r.get_or_add_rPr().find(qn("a:latin"))
        east = latin.makeelement(qn("a:ea"), {"typeface": FONT})
        latin.addnext(east)


def _without_preview(package: Any) -> None:
    """The library's empty presentation brings a picture of itself along."""
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package.drop_rel(key)


def _plain(made: Any) -> None:
    """Take the theme's style away: shadows and outlines, which differ from program to program."""
    for style in made._element.xpath("./p:style"):
        made._element.remove(style)


def _named(made: Any, name: str, about: str) -> None:
    made.name = name
    if about:
        made._element.xpath(".//p:cNvPr")[0].set("descr", about)


def _corners(box: Box) -> tuple[int, int, int, int]:
    return _emu(box.x), _emu(box.y), _emu(box.width), _emu(box.height)


def _emu(value: float) -> int:
    return round(value * _EMU)


def _colour(text: str) -> Any:
    from pptx.dml.color import RGBColor

    red, green, blue = (int(text[n : n + 2], 16) for n in (1, 3, 5))
    return RGBColor(red, green, blue)

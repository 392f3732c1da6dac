import pytest

from migplan.report.svg_clean import NotADrawingError, clean

HEAD = (
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
)


def drawing(inside: str) -> str:
    return f'{HEAD}<svg width="9pt" height="9pt" viewBox="0.00 0.00 9.00 9.00" xmlns="http://www.w3.org/2000/svg">{inside}</svg>'


def test_shapes_and_texts_stay():
    cleaned = clean(
        drawing('<g id="a"><path d="M0 0" stroke="red"/><text x="1">税 &amp; 料</text></g>'),
        "p-",
        "serif",
    )

    assert (
        '<g id="p-a"><path d="M0 0" stroke="red"></path><text x="1">税 &amp; 料</text></g>'
        in cleaned
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="http://example.invalid/x.png"/>',
        '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>',
        "<style>@import url(http://example.invalid)</style>",
        '<g onload="alert(1)" style="fill:url(http://example.invalid)"/>',
        '<path fill="url(http://example.invalid#a)" d="M0 0"/>',
        "<g><title>S001-&gt;S002</title></g>",
        "<!-- comment -->",
    ],
)
def test_nothing_that_acts_or_asks_comes_through(inside: str):
    cleaned = clean(drawing(inside), "p-", "serif")

    for word in (
        "script",
        "example.invalid",
        "onload",
        "foreignObject",
        "style",
        "title",
        "comment",
    ):
        assert word not in cleaned


def test_a_link_is_opened_and_its_content_kept():
    inside = '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://example.invalid"><text>x</text></a>'

    assert "<text>x</text>" in clean(drawing(inside), "p-", "serif")
    assert "example" not in clean(drawing(inside), "p-", "serif")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no drawing",
        "<svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">&a;</svg>',
    ],
)
def test_what_is_no_drawing_is_refused(text: str):
    with pytest.raises(NotADrawingError):
        clean(text, "p-", "serif")

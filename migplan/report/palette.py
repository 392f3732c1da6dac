"""The colours of the waves; each is dark enough for white text on it (WCAG AA, 4.5:1)."""

WAVES = ("#1f5a99", "#0b6b6b", "#3d7330", "#765800", "#8a4b1f", "#68488f", "#96386b", "#44546a")
"""They take turns; no red among them, which means trouble."""

CALM, BRIDGED, TROUBLE, INK, PAPER = "#7a8896", "#1f5a99", "#b3261e", "#15263a", "#ffffff"


def wave_hex(number: int) -> str:
    """The colour of a wave."""
    return WAVES[(number - 1) % len(WAVES)]


def wave_class(number: int) -> str:
    """The class that paints a wave; the number always stands beside the colour."""
    return f"c{(number - 1) % len(WAVES) + 1}"

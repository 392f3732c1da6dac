import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from migplan.report.columns import Item, place
from migplan.report.routes import Grid, Line

GRID = Grid(0.0, 50.0, 200.0, 120.0)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[list[Item]], list[Line]]:
    columns = [
        [
            Item(f"{n}-{m}", draw(st.sampled_from([26.0, 41.0, 56.0])))
            for m in range(draw(st.integers(1, 5)))
        ]
        for n in range(draw(st.integers(1, 5)))
    ]
    keys = [item.key for items in columns for item in items]
    ends = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(
        lambda pair: pair[0] != pair[1]
    )
    return columns, [Line(a, b) for a, b in draw(st.lists(ends, max_size=12, unique=True))]


@given(sheets())
def test_boxes_of_a_column_never_overlap(sheet: tuple[list[list[Item]], list[Line]]):
    columns, drawn = sheet
    placed = place(columns, drawn, GRID)

    assert set(placed.boxes) == {item.key for items in columns for item in items}
    for items in columns:
        rows = sorted((placed.boxes[item.key] for item in items), key=lambda box: box.y)
        assert all(above.y + above.height <= below.y + 1e-6 for above, below in pairwise(rows))
    assert all(box.y >= GRID.top - 1e-6 for box in placed.boxes.values())
    assert all(box.y + box.height <= placed.bottom + 1e-6 for box in placed.boxes.values())


@given(sheets())
def test_no_line_runs_through_a_box(sheet: tuple[list[list[Item]], list[Line]]):
    columns, drawn = sheet
    placed = place(columns, drawn, GRID)

    assert len(placed.routes) == len(drawn)
    for route in placed.routes:
        # Inside a column a line runs level: the H commands are all that may meet a box.
        for part in re.finditer(r"(?:^M|C)[^HC]*H-?[\d.]+", route.path):
            numbers = [float(text) for text in _NUMBER.findall(part[0])]
            y, right = numbers[-2], numbers[-1]
            left = numbers[-3]
            for box in placed.boxes.values():
                inside = min(left, right) < box.x + box.width - 1 and max(left, right) > box.x + 1
                assert not (inside and box.y + 0.2 < y < box.y + box.height - 0.2)


@given(sheets())
def test_the_same_sheet_is_placed_in_the_same_way(sheet: tuple[list[list[Item]], list[Line]]):
    assert place(*sheet, GRID) == place(*sheet, GRID)


def test_a_straight_pair_is_drawn_straight():
    placed = place([[Item("a", 26)], [Item("b", 26)]], [Line("a", "b")], GRID)

    assert placed.boxes["a"].y == placed.boxes["b"].y
    assert "C" not in placed.routes[0].path

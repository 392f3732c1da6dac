"""The national list of systems in extension (特定移行支援システムの該当見込み一覧).

One row per body, one column per business, ● for what is not done in the first period, and title
rows above the header.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.csv_file import Cell, parse_csv
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.xlsx_file import read_xlsx

BUSINESSES: Final[Mapping[str, str]] = {
    "住民基本台帳": "resident_record",
    "印鑑登録": "seal_registration",
    "戸籍": "family_register",
    "戸籍の附票": "family_register_supplement",
    "選挙人名簿管理": "electoral_roll",
    "個人住民税": "individual_resident_tax",
    "法人住民税": "corporate_resident_tax",
    "固定資産税": "fixed_asset_tax",
    "軽自動車税": "light_vehicle_tax",
    "就学": "school_enrollment",
    "国民年金": "national_pension",
    "国民健康保険": "national_health_insurance",
    "後期高齢者医療": "elderly_medical",
    "介護保険": "long_term_care",
    "障害者福祉": "disability_welfare",
    "生活保護": "public_assistance",
    "健康管理": "health_management",
    "児童手当": "child_allowance",
    "児童扶養手当": "child_rearing_allowance",
    "子ども・子育て支援": "childcare_support",
}
"""Catalogue ids of the 20 businesses by the words of the header, in its order."""

COMMON: Final = "共通機能"
PREFECTURE: Final = "都道府県"
TOWNS: Final = frozenset({"町", "村"})

_CODE, _NAME, _KIND = "団体コード", "自治体名", "自治体区分"
_KINDS = ("指定都市", "中核市", "一般市", "特別区", *sorted(TOWNS), PREFECTURE)
_MARKED = (*BUSINESSES, COMMON)
_MARK = "●"
_CODE_LENGTH = 6
_SAME_REGION = 4
_PREFECTURE_ENDS = ("都", "道", "府", "県")


@dataclass(frozen=True, slots=True)
class Body:
    """What the list says of one body."""

    code: str
    name: str
    kind: str
    """自治体区分 as the list words it."""
    late: frozenset[str]
    """Header words of the businesses, and of the common functions, that are marked."""


def read_body(list_file: Path, code: str) -> Body:
    """Read the row of one body; what is odd in other rows is not its affair.

    Args:
        list_file: The list: a workbook, or CSV in UTF-8 or CP932.
        code: 団体コード, six digits.

    Raises:
        InventoryError: If the list cannot be read, has no row of the body or more than one, or
            the row holds something other than marks.
    """
    return read_bodies(list_file, (code,))[0]


def read_bodies(list_file: Path, codes: Iterable[str]) -> tuple[Body, ...]:
    """Read the rows of several bodies.

    Args:
        list_file: The list: a workbook, or CSV in UTF-8 or CP932.
        codes: 団体コード, six digits each; one that is given twice is read once.

    Raises:
        InventoryError: With the problems of all of them, each as for one body.
    """
    listed = _listed(list_file)
    return _bodies(listed, list(dict.fromkeys(_digits(code) for code in codes)), [])


def read_prefecture(list_file: Path, prefecture: str) -> tuple[Body, ...]:
    """Read the rows of the municipalities of one prefecture, its own government left out.

    Args:
        list_file: The list: a workbook, or CSV in UTF-8 or CP932.
        prefecture: Its name as the names of the list begin, such as ``京都府``.

    Raises:
        InventoryError: If the list has none or one alone, or with the problems of all rows.
    """
    listed = _listed(list_file)
    name = _plain(prefecture)
    code_at, name_at, kind_at = (listed.columns[word] for word in (_CODE, _NAME, _KIND))
    rows = [
        row
        for row in listed.below
        if len(row) > max(code_at, name_at, kind_at)
        and _plain(row[name_at].text).startswith(name)
        and row[kind_at].text != PREFECTURE
    ]
    if not name.endswith(_PREFECTURE_ENDS) or not rows:
        raise InventoryError([Diagnostic("MIG438", Location(listed.shown), {"value": prefecture})])
    if len(rows) == 1:
        values = {"value": name, "code": rows[0][code_at].text}
        raise InventoryError([Diagnostic("MIG439", rows[0][code_at].location, values)])
    problems = [
        Diagnostic("MIG120", row[code_at].location, {"field": _CODE})
        for row in rows
        if not row[code_at].text
    ]
    codes = list(dict.fromkeys(_digits(row[code_at].text) for row in rows if row[code_at].text))
    return _bodies(listed, codes, problems)


@dataclass(frozen=True, slots=True)
class _Listed:
    """The list as cells."""

    shown: PurePosixPath
    columns: Mapping[str, int]
    below: list[list[Cell]]
    """The rows below the header."""


def _listed(list_file: Path) -> _Listed:
    shown = PurePosixPath(list_file.name)
    try:
        rows = _rows(list_file, shown)
    except UnreadableFileError as error:
        raise InventoryError([error.problem]) from error
    return _Listed(shown, *_columns(rows, shown))


def _bodies(listed: _Listed, codes: Iterable[str], problems: list[Diagnostic]) -> tuple[Body, ...]:
    found: list[Body] = []
    for code in codes:
        try:
            found.append(_body(listed, code))
        except InventoryError as error:
            problems += error.diagnostics
    if problems:
        raise InventoryError(problems)
    return tuple(found)


def _body(listed: _Listed, code: str) -> Body:
    row = _row(code, listed.columns, listed.below, listed.shown)
    cells = {word: row[place] for word, place in listed.columns.items()}
    _check(cells)
    late = frozenset(word for word in _MARKED if cells[word].text)
    return Body(code, cells[_NAME].text, cells[_KIND].text, late)


def _rows(list_file: Path, shown: PurePosixPath) -> list[list[Cell]]:
    """The list as cells of text: CSV, or the workbook it is published as."""
    if list_file.suffix.lower() != ".xlsx":
        return parse_csv(read_text(list_file, shown, ("utf-8-sig", "cp932")), shown)
    found: list[list[Cell]] = []
    for grid in read_xlsx(list_file, shown):
        width = max((len(row) for row in grid.rows), default=0)
        for number in range(len(grid.rows)):
            values = [grid.at(number, column) for column in range(width)]
            texts = ["" if value is None else str(value).strip() for value in values]
            if any(texts):
                places = (grid.locate(number, column) for column in range(width))
                found.append([Cell(text, place) for text, place in zip(texts, places, strict=True)])
    return found


def _columns(
    rows: list[list[Cell]], shown: PurePosixPath
) -> tuple[dict[str, int], list[list[Cell]]]:
    """The place of each column in the header, and the rows below it."""
    for number, row in enumerate(rows):
        columns = {_plain(cell.text): place for place, cell in reversed([*enumerate(row)])}
        if columns.keys() >= {_CODE, _NAME, _KIND}:
            missing = [word for word in _MARKED if word not in columns]
            if missing:
                place = row[0].location
                raise InventoryError(
                    [Diagnostic("MIG151", place, {"field": word}) for word in missing]
                )
            return columns, rows[number + 1 :]
    raise InventoryError([Diagnostic("MIG150", Location(shown))])


def _row(
    code: str, columns: Mapping[str, int], below: list[list[Cell]], shown: PurePosixPath
) -> list[Cell]:
    wanted, place = _digits(code), columns[_CODE]
    coded = [row for row in below if len(row) > place and row[place].text]
    found = [row for row in coded if _digits(row[place].text) == wanted]
    if not found:
        near = _nearest(wanted, coded, columns)
        raise InventoryError(
            [Diagnostic("MIG152", Location(shown), {"code": code, "nearest": near})]
        )
    first, *others = found
    at = first[place].location
    problems = [
        Diagnostic("MIG154", row[place].location, {"code": wanted, "first": str(at)})
        for row in others
    ]
    expected = max(columns.values()) + 1
    if len(first) < expected:
        values = {"found": str(len(first)), "expected": str(expected)}
        problems.append(Diagnostic("MIG111", first[0].location, values))
    if problems:
        raise InventoryError(problems)
    return first


def _check(cells: Mapping[str, Cell]) -> None:
    problems = [
        Diagnostic("MIG153", cells[word].location, {"field": word, "value": cells[word].text})
        for word in _MARKED
        if cells[word].text not in ("", _MARK)
    ]
    kind = cells[_KIND]
    if kind.text not in _KINDS:
        values = {"value": kind.text, "allowed": "、".join(_KINDS)}
        problems.append(Diagnostic("MIG124", kind.location, values))
    if not cells[_NAME].text:
        problems.append(Diagnostic("MIG120", cells[_NAME].location, {"field": _NAME}))
    if problems:
        raise InventoryError(problems)


def _nearest(wanted: str, rows: Iterable[list[Cell]], columns: Mapping[str, int]) -> str:
    """Code and name most like a code; its first digits count most, they say where a body lies."""

    def likeness(code: str) -> tuple[int, int]:
        same = [a == b for a, b in zip(code, wanted, strict=False)]
        return [*same, False].index(False), sum(same)

    codes = {_digits(row[columns[_CODE]].text): row for row in rows}
    best = max(sorted(codes), key=likeness, default="")
    if likeness(best)[0] < _SAME_REGION:
        return ""
    row = codes[best]
    name = row[columns[_NAME]].text if len(row) > columns[_NAME] else ""
    return f"{best} {name}".strip()


def _plain(text: str) -> str:
    """A header word without line breaks, blanks and full-width forms."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _digits(code: str) -> str:
    """A code of six digits; spreadsheets drop the leading zero."""
    return _plain(code).zfill(_CODE_LENGTH)

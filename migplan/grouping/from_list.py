"""Bodies of the national list as the folder of a group: a first comparison before anybody is asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import yaml

from migplan.grouping.together import folder_names
from migplan.importers.sections import GROUP_FILE
from migplan.importers.tokutei import LIST_NAME, LIST_URL, inventory_files_of
from migplan.importers.tokutei_list import Body

_NAMES_IN_TITLE: Final = 4
_ENDS: Final = ("都", "道", "府", "県")
_NOTE: Final = (
    "一覧から作ったもので、実在の協議会を表すものではない。一覧に載っていない市区町村"
    "（特定移行支援システムの該当見込みがない団体）は含まない。"
    "人口・事業者・契約・連携・議会の月は一覧に無く、不明である。"
)


def group_folder(
    bodies: Sequence[Body], *, name: str, as_of: date, list_date: str
) -> dict[str, str]:
    """Make the files of a group from rows of the national list.

    Args:
        bodies: Two or more, in the order they are to stand in.
        name: Of the group; empty: the names of its first members.
        as_of: As-of date of the new inventories.
        list_date: The date of the list as it names it.

    Returns:
        Content by path below the folder of the group: ``group.yaml``, and for each body the
        files of its inventory in a folder of its code and name.
    """
    folders = folder_names([f"{body.code}-{_short(body.name)}" for body in bodies])
    contents = {GROUP_FILE: _group_yaml(folders, name or _named(bodies), list_date)}
    for folder, body in zip(folders, bodies, strict=True):
        files = inventory_files_of(body, as_of, list_date)
        contents |= {f"{folder}/{file}": text for file, text in files.items()}
    return contents


def _group_yaml(folders: Sequence[str], name: str, list_date: str) -> str:
    reference = {"title": LIST_NAME, "url": LIST_URL, "date": list_date}
    content: dict[str, Any] = {
        "name": name,
        "references": [reference],
        "note": _NOTE,
        "members": [{"inventory": folder} for folder in folders],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)


def _named(bodies: Sequence[Body]) -> str:
    names = "・".join(body.name for body in bodies[:_NAMES_IN_TITLE])
    return names if len(bodies) <= _NAMES_IN_TITLE else f"{names}ほか（{len(bodies)}団体）"


def prefecture_of(name: str) -> str:
    """The prefecture a name of the list begins with: 京都府 of 京都府京都市; empty without one."""
    at = next((n for n in (2, 3) if name[n : n + 1] in _ENDS and len(name) > n + 1), None)
    return "" if at is None else name[: at + 1]


def _short(name: str) -> str:
    """The name without its prefecture, which the code tells already."""
    return name.removeprefix(prefecture_of(name))

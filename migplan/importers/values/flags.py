"""Yes and no as municipal lists mark them: ●, ○, 要, 有, -, ×, 対象外."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from migplan.importers.grid import Value
from migplan.importers.values.plain import plain
from migplan.importers.values.repair import Repair


class FlagStatus(StrEnum):
    """What became of a cell."""

    KNOWN = "known"
    EMPTY = "empty"
    OUT_OF_SCOPE = "out_of_scope"
    """対象外, 該当なし: the question does not arise."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class FlagReading:
    """What a cell says to a question of yes or no."""

    status: FlagStatus
    value: bool | None = None
    """None unless ``status`` is known."""
    repairs: tuple[Repair, ...] = ()
    rest: str = ""
    """A remark behind the mark; of what is not known all."""


_MARKS = {True: "●○◯〇⭕◎◉⦿⚫レ✓✔☑■◆", False: "-‐−―ー–—×✕✖❌☐□⬜"}
_WORDS = {
    True: "要 必要 有 有り あり はい 済 済み 可 する 対象 該当 使用 利用 true yes y on 1 v o",
    False: "不要 無 無し なし いいえ 否 不可 未 しない false no n off 0 x",
}
_VALUES = {
    **{plain(mark): truth for truth, marks in _MARKS.items() for mark in marks},
    **{word: truth for truth, words in _WORDS.items() for word in words.split()},
}
_OUT_OF_SCOPE = frozenset(
    plain(word) for word in ("対象外", "該当なし", "該当無し", "非該当", "適用外", "n/a")
)
_PARTLY = frozenset("△▲▽▼◐一部")
_NOTED = re.compile(r"(?P<mark>[^()]{1,4}?)\s*\((?P<note>[^()]*)\)", re.DOTALL)
_BOX = re.compile(r"[\[(](?P<mark>\s*[^\s\])]?\s*)[\])]\s*(?P<label>[^\[\]]*)", re.DOTALL)
"""[○] of a form, with or without the words it stands before."""


def read_flag(value: Value) -> FlagReading:
    """Read a cell of a column of marks."""
    if value is None:
        return FlagReading(FlagStatus.EMPTY)
    if isinstance(value, bool):
        return FlagReading(FlagStatus.KNOWN, value)
    if isinstance(value, (int, float)):
        if value in (0, 1):
            return FlagReading(FlagStatus.KNOWN, bool(value))
        return FlagReading(FlagStatus.UNREADABLE, rest=f"{value:.10g}")
    if isinstance(value, str):
        return _read_text(value)
    return FlagReading(FlagStatus.UNREADABLE, rest=str(value))


@lru_cache(maxsize=2048)
def _read_text(text: str) -> FlagReading:
    """Cached: a list repeats the same few marks."""
    shown = text.strip()
    key = plain(shown)
    if not key:
        return FlagReading(FlagStatus.EMPTY)
    if key in _OUT_OF_SCOPE:
        return FlagReading(FlagStatus.OUT_OF_SCOPE, rest=shown)
    if (known := _VALUES.get(key)) is not None:
        return FlagReading(FlagStatus.KNOWN, known)
    if key in _PARTLY or "一部" in key:
        return FlagReading(FlagStatus.UNREADABLE, repairs=(Repair.PARTLY,), rest=shown)
    return _boxed_or_noted(unicodedata.normalize("NFKC", shown), shown)


def _boxed_or_noted(words: str, shown: str) -> FlagReading:
    if match := _BOX.fullmatch(words):
        mark = plain(match["mark"])
        known = _VALUES.get(mark) if mark else False
        if known is not None:
            return FlagReading(FlagStatus.KNOWN, known, rest=match["label"].strip())
    if (match := _NOTED.fullmatch(words)) and (
        known := _VALUES.get(plain(match["mark"]))
    ) is not None:
        return FlagReading(FlagStatus.KNOWN, known, rest=match["note"].strip())
    return FlagReading(FlagStatus.UNREADABLE, rest=shown)

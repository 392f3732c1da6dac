"""Which template of an office is to blame when the page cannot be made."""

import re
import traceback

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.report.office import Office

_NO_NAME = re.compile(r"^'([^']+)' is undefined$|has no attribute '([^']+)'$")
_TOO_MUCH = (
    "繰り返しが多すぎるか、できる文字が大きすぎます",
    "it repeats too often, or makes a text too large",
)
_TOLD = {
    "TooMuchError": _TOO_MUCH,
    "OverflowError": _TOO_MUCH,
    "MemoryError": ("メモリーが足りません", "it needs too much memory"),
    "SecurityError": (
        "使えない名前か操作です",
        "it uses a name or an operation that is not allowed",
    ),
    "UnicodeEncodeError": ("使えない文字があります", "it makes characters that no page holds"),
}
"""By the names of the classes, so that the engine is not loaded to ask."""


_PAGE = "report.html.j2"
_MARK = '<meta name="generator" content="migplan '
_POLICY = '<meta http-equiv="Content-Security-Policy" content="'
_HEAD = 3000
"""Characters within which ``write.is_ours`` surely finds the mark, even where each takes bytes."""
_LARGEST = 50_000_000
"""Characters of a page; that of a large plan has 2 million."""


class PageHeadError(Exception):
    """The page lacks what keeps it safe, or what lets it be written over next time."""


def check_page(text: str) -> None:
    """See that the page of an office's templates can be written, and opened safely.

    Raises:
        PageHeadError: If the head lacks the policy or migplan's mark.
        MemoryError: If the page is larger than any browser opens.
        UnicodeEncodeError: If it holds half a character.
    """
    head = text[:_HEAD]
    if _MARK not in head or _POLICY not in head:
        raise PageHeadError
    if len(text) > _LARGEST:
        raise MemoryError
    text.encode("utf-8")


def blamed(error: Exception, office: Office) -> tuple[Diagnostic, Office] | None:
    """The fault, and the office without the template; ``None`` when no template of it is there.

    A block may also fail for what another one lacks, as after a macro was left out. Then no line
    of the office is to be found, and all its templates give way.
    """
    templates = [name for name in office.files if name.endswith(".j2")]
    if not templates:
        return None
    names = {str(office.path(name)): name for name in templates}
    if isinstance(error, PageHeadError) and _PAGE in templates:
        values = {
            "reason_ja": "head の始めに標準の Content-Security-Policy と generator の行がありません",
            "reason_en": "its head does not begin with the standard lines of the policy and the generator",
        }
        return Diagnostic("MIG424", Location(office.path(_PAGE)), values), office.without(_PAGE)
    frames = traceback.extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if frame.filename in names), None)
    ja, en = _reason(error)
    values = {"reason_ja": ja, "reason_en": en}
    if place is None:
        return Diagnostic("MIG424", Location(office.folder), values), office.without_templates()
    location = Location(office.path(names[place.filename]), place.lineno or 0)
    return Diagnostic("MIG424", location, values), office.without(names[place.filename])


def _reason(error: Exception) -> tuple[str, str]:
    """What is wrong, without the names of our classes."""
    match = _NO_NAME.search(str(error))
    if match:
        name = match[1] or match[2]
        return f"「{name}」という名前はありません", f"there is no '{name}'"
    if isinstance(error, KeyError):
        name = str(error.args[0]) if error.args else ""
        return f"「{name}」という文言または差し込みがありません", f"no message or value '{name}'"
    if isinstance(error, RecursionError):
        return "自分自身を読み込んでいます", "it includes itself"
    if type(error).__name__ in _TOLD:
        return _TOLD[type(error).__name__]
    text = f"{type(error).__name__}: {error}"
    return text, text

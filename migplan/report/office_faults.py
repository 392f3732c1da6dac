"""Which template of an office is to blame when the page cannot be made."""

import re
import traceback

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.report.office import Office

_NO_NAME = re.compile(r"^'([^']+)' is undefined$|has no attribute '([^']+)'$")


def blamed(error: Exception, office: Office) -> tuple[Diagnostic, Office] | None:
    """The fault, and the office without the template; ``None`` when no template of it is there.

    A block may also fail for what another one lacks, as after a macro was left out. Then no line
    of the office is to be found, and all its templates give way.
    """
    templates = [name for name in office.files if name.endswith(".j2")]
    if not templates:
        return None
    names = {str(office.path(name)): name for name in templates}
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
    text = f"{type(error).__name__}: {error}"
    return text, text

"""Where the files for a reader go, so that a folder can be handed over as a whole."""

import re
from pathlib import Path

from migplan.report.audience import Audience
from migplan.report.file_names import not_a_device

_STRANGE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
"""What Windows does not allow in a name."""
_LONGEST = 60


def folder_for(beside: Path, audience: Audience, vendor: str = "") -> Path:
    """The folder of a plan for the division, for others a folder of their own below it."""
    if audience is Audience.DIVISION:
        return beside
    name = f"for-{audience}"
    return beside / (f"{name}-{_plain(vendor)}" if vendor else name)


def _plain(vendor: str) -> str:
    return not_a_device(_STRANGE.sub("_", vendor)[:_LONGEST].strip(" ."))

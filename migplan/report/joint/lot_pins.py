"""The dates of lots as files of pins, one for each member."""

from hashlib import sha256
from typing import Final

from migplan import __version__
from migplan.model.lots import Lots, LotSystem
from migplan.report.yaml_text import yaml_text

_LONGEST_NAME: Final = 100
"""Characters of the group's name; without a file of the group it is the names of all members."""


def lot_pins(lots: Lots) -> dict[str, str]:
    """Body to a file for ``migplan plan --pins``.

    The dates are proposals; who decides them puts in who decided, and why.
    """
    found: dict[str, list[tuple[str, LotSystem]]] = {}
    for lot in lots.lots:
        for member in lot.members:
            found.setdefault(member.key, []).extend((lot.key, s) for s in member.systems)
    return {key: _text(lots.name, rows) for key, rows in sorted(found.items())}


def is_edited(text: str) -> bool:
    """Whether somebody has put in decisions since a file of pins was written."""
    head, _, body = text.partition("pins:")
    return _fingerprint("pins:" + body) not in head


def _text(name: str, rows: list[tuple[str, LotSystem]]) -> str:
    pins = [
        {
            "system": system.system,
            # as text: the writer would give a day a type, which readers of files refuse
            "date": system.date.isoformat(),
            "owner": f"{name[:_LONGEST_NAME]}（案）",
            "reason": f"共同調達のロット{lot.removeprefix('lot')}の共通の切替期間に合わせる",
            "changed": system.date != system.alone,
        }
        for lot, system in sorted(rows, key=lambda row: (row[1].date, row[1].system))
    ]
    body = yaml_text({"pins": pins})
    return (
        f"# <!-- migplan {__version__} --> {_fingerprint(body)}\n"
        "# 共同調達のロットの案による切替日です。決めたら、owner（決めた人）と reason（理由）を直してください。\n"
        "# Dates proposed for a lot; once decided, put in who decided and why.\n" + body
    )


def _fingerprint(body: str) -> str:
    """Of what a person may change."""
    return sha256("\n".join(body.split()).encode()).hexdigest()[:16]

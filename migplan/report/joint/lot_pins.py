"""The dates of lots as files of pins, one for each member."""

from migplan import __version__
from migplan.model.lots import Lots, LotSystem
from migplan.report.yaml_text import yaml_text


def lot_pins(lots: Lots) -> dict[str, str]:
    """Body to a file for ``migplan plan --pins``.

    The dates are proposals; who decides them puts in who decided, and why.
    """
    found: dict[str, list[tuple[str, LotSystem]]] = {}
    for lot in lots.lots:
        for member in lot.members:
            found.setdefault(member.key, []).extend((lot.key, s) for s in member.systems)
    return {key: _text(lots.name, rows) for key, rows in sorted(found.items())}


def _text(name: str, rows: list[tuple[str, LotSystem]]) -> str:
    head = (
        f"# <!-- migplan {__version__} -->\n"
        "# 共同調達のロットの案による切替日です。決めたら、owner（決めた人）と reason（理由）を直してください。\n"
        "# Dates proposed for a lot; once decided, put in who decided and why.\n"
    )
    pins = [
        {
            "system": system.system,
            "date": system.date.isoformat(),
            "owner": f"{name}（案）",
            "reason": f"共同調達のロット{lot.removeprefix('lot')}の共通の切替期間に合わせる",
            "changed": system.date != system.alone,
        }
        for lot, system in sorted(rows, key=lambda row: (row[1].date, row[1].system))
    ]
    return head + yaml_text({"pins": pins})

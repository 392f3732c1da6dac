"""Ranking open questions at a terminal: progress on the error stream, Ctrl-C as a wish."""

from typing import TYPE_CHECKING

from migplan.commands.interrupt import interruptible
from migplan.commands.planning import Teller

if TYPE_CHECKING:
    from migplan.model.text import Bilingual
    from migplan.pipeline import Opened
    from migplan.planning.matters.result import Matters


def rank(opened: "Opened", top: int, lang: str) -> "Matters":
    """Rank what nobody gave; after a Ctrl-C, as far as it was measured.

    Raises:
        NoPlanError: If there is no plan with what is assumed.
        InterruptedSearchError: If it was stopped before there was a plan.
    """
    from migplan.pipeline import matters_of
    from migplan.report.shown import shown

    tell = Teller(lang)

    def stopping() -> None:
        tell(
            "中断の指示を受けました。調べ終えた項目をまとめます（もう一度 Ctrl-C を押すと中止します）。",
            "Interrupted: what was measured so far is shown (Ctrl-C again aborts).",
        )

    def told(number: int, count: int, what: "Bilingual") -> None:
        tell(
            f"計画を立て直しています {number}/{count}: {shown(what.ja)}",
            f"Planning again {number}/{count}: {shown(what.en)}",
        )

    tell("分からない値の影響を概算しています。", "Weighing the unknown values roughly.")
    with interruptible(stopping) as stop:
        return matters_of(opened, top=top, told=told, stop=stop)

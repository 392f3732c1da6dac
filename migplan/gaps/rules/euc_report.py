"""GAP024: own extracts and reports read tables that go away."""

from collections.abc import Iterator
from typing import Final

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import moving
from migplan.model.gap import GapSeverity
from migplan.model.text import Bilingual

MANY: Final = 20
"""From so many on they are more than a person-month of work, at a day or so each."""


@rule(
    "GAP024",
    "euc_report",
    GapSeverity.MEDIUM,
    "EUC・帳票の再作成",
    "Re-creation of EUC reports",
)
def euc_report(facts: Facts) -> Iterator[Hit]:
    """Own extracts and reports were made for the tables of the old system. None of them runs on the
    new one, and those that are needed on the first day have to be built before it."""
    for system in moving(facts):
        count = system.extracts or 0
        if count == 0:
            continue
        yield Hit(
            subject=system.id,
            systems=(system.id,),
            finding=Bilingual(
                ja=f"「{system.name}」の独自の抽出・帳票（EUC）{count}本は、切替後はそのままでは使えません。"
                "使う頻度で順位を付け、廃止するもの、標準の機能に移すもの、作り直すものを決めてください。",
                en=f"'{system.name}' has {count} own {'extract' if count == 1 else 'extracts'} and "
                "reports (EUC), which will not run after the cutover as they are. Rank them by use, "
                "and decide which to drop, to move to standard functions and to rebuild.",
            ),
            severity=GapSeverity.MEDIUM if count >= MANY else GapSeverity.LOW,
            owner=system.owner,
            due=facts.due((system.id,)),
        )

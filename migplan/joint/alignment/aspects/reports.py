"""Own extracts (EUC), robots (RPA) and forms: each member counts and thins them out before buying."""

from collections.abc import Callable, Iterator

from migplan.joint.alignment.answers import Answer, of_lot
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.system import System
from migplan.model.text import Bilingual

_KINDS: tuple[tuple[str, Bilingual, Callable[[System], int | None], Bilingual, bool], ...] = (
    (
        "extracts",
        Bilingual(ja="独自帳票・データ抽出（EUC）", en="Own reports and extracts (EUC)"),
        lambda s: s.extracts,
        Bilingual(
            ja="帳票一覧（様式・通知を含む）を持ち寄り、共通に作るもの・標準様式で足りるものを決める",
            en="Bring lists of forms and reports; decide what is made once and what the standard has",
        ),
        True,
    ),
    (
        "rpa",
        Bilingual(ja="RPAのシナリオ", en="Robots (RPA scenarios)"),
        lambda s: s.rpa_scenarios,
        Bilingual(
            ja="新しい画面で作り直すシナリオを選び、共通に使えるものは一度だけ作る",
            en="Choose what is rebuilt for the new screens; build once what all can use",
        ),
        False,
    ),
)


def reports(lot: Lot) -> Iterator[AlignmentItem]:
    """Counts over all systems of the lot; the inventory knows no single forms, so they are asked."""
    for key, subject, read, action, ask_all in _KINDS:
        question = of_lot(lot, key, subject, _counted(read))
        if question.is_open(ask_all=ask_all):
            yield an_item(
                lot,
                Aspect.REPORTS,
                question,
                action,
                tender(lot),
                Basis(
                    Bilingual(
                        ja="様式の一覧は棚卸データに項目がないため、各団体に求める",
                        en="An inventory does not list forms: every member is asked for them",
                    )
                ),
                changes=tuple(m for m, a in question.known.items() if a.key != "0"),
            )


def _counted(
    read: Callable[[System], int | None],
) -> Callable[[AlignMember, tuple[System, ...]], Answer | None]:
    def answer(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
        counts = [count for count in map(read, systems) if count is not None]
        if not counts:
            return None
        total, of, all_of = sum(counts), len(counts), len(systems)
        ja = f"（{all_of}システム中{of}システムの計）" if of < all_of else ""
        en = f" (of {of} of {all_of} systems)" if of < all_of else ""
        return Answer(str(total), Bilingual(ja=f"{total:,}件{ja}", en=f"{total:,}{en}"))

    return answer

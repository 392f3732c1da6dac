"""GAP023: the new product lacks functions that are in use."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import is_moving, taking_part
from migplan.gaps.words import named, names_en, names_ja
from migplan.model.gap import GapSeverity
from migplan.model.system import System
from migplan.model.text import Bilingual


@rule(
    "GAP023",
    "optional_function_missing",
    GapSeverity.MEDIUM,
    "標準オプション機能が未実装",
    "Optional function not implemented",
)
def optional_function_missing(facts: Facts) -> Iterator[Hit]:
    """What the specification leaves optional, a product may lack. Staff find out on the first day
    after the cutover unless somebody has agreed before how the work is done without it."""
    for system in taking_part(facts):
        if named(system.functions_missing):
            yield Hit(
                subject=system.id,
                systems=(system.id,),
                finding=_finding(system, comes=is_moving(system, facts)),
                owner=system.owner,
                due=facts.due((system.id,)),
            )


def _finding(system: System, *, comes: bool) -> Bilingual:
    missing = named(system.functions_missing)
    used = [name for name in missing if name in system.functions_used]
    product = f"「{system.package}」" if system.package else "新しい製品"
    product_en = f"'{system.package}'" if system.package else "the new product"
    when_ja, when_en = ("切替後に", "after the cutover") if comes else ("", "now")
    in_use_ja = f"（うち{names_ja(used)}は使用中の機能として挙げられています）" if used else ""
    in_use_en = f" ({names_en(used)} being listed as in use)" if used else ""
    return Bilingual(
        ja=f"「{system.name}」で使う機能のうち、{names_ja(missing)}が{product}にありません{in_use_ja}。"
        f"提供の予定を事業者に確かめ、{when_ja}その事務をどう行うかを取り決めてください。",
        en=f"'{system.name}' needs {names_en(missing)}, which {product_en} does not "
        f"have{in_use_en}. Ask the vendor whether it will come, and agree how the work is done "
        f"without it {when_en}.",
    )

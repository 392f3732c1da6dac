"""Amounts of lists: what their units are in a field's own, and what was done to them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from migplan.importers.values.numbers import MONTHS, PER_MONTH, PER_YEAR, YEARS
from migplan.importers.values.plain import one_line
from migplan.importers.values.repair import REPAIRS, Repair

UNITS: Mapping[str, Fraction] = {
    **dict.fromkeys(("", "円", PER_MONTH, MONTHS), Fraction(1)),
    **dict.fromkeys(("人", "件", "本", "個", "帳票", "システム", "業務", "機能"), Fraction(1)),
    PER_YEAR: Fraction(1, 12),
    YEARS: Fraction(12),
}
"""What an amount with a unit is in the field's own: months, yen a month, pieces."""
LARGEST = 10**15


def how_read(
    repairs: Sequence[Repair], rest: str, scale: int = 1, divisor: int = 1, unit: str = ""
) -> dict[str, str]:
    """What was done to a value, in both languages."""
    ja = [REPAIRS[repair].ja for repair in repairs]
    en = [REPAIRS[repair].en for repair in repairs]
    if scale != 1:
        ja.append(f"見出しの単位により {scale:,} 倍した")
        en.append(f"times {scale:,} as the header says")
    if divisor != 1:
        ja.append(f"年額を {divisor} で割った")
        en.append(f"a yearly amount divided by {divisor}")
    if unit:
        ja.append(f"「{unit}」を月に直した")
        en.append("turned into months")
    if rest := one_line(rest):
        ja.append(f"「{rest}」は使わなかった")
        en.append(f"'{rest}' was not used")
    return {"how_ja": "、".join(ja) or "端数を丸めた", "how_en": "; ".join(en) or "rounded"}

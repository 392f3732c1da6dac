"""Contracts that end before the cutover: when their extension has to be asked for."""

from collections.abc import Iterator
from datetime import date

from migplan.catalogue.notice import notice_day
from migplan.model.case import Case
from migplan.model.contract import Contract, replaced
from migplan.model.dates import month_index
from migplan.model.plan import Cutover, DecisionDue
from migplan.model.text import Bilingual
from migplan.model.wording import short_day
from migplan.planning.due.days import not_past


def contracts(case: Case, cutovers: tuple[Cutover, ...]) -> Iterator[DecisionDue]:
    """Contracts that end before the cutover, together for each day on which notice is due."""
    dates = {cutover.system: cutover.date for cutover in cutovers}
    by_due: dict[date, list[tuple[Contract, int]]] = {}
    over = {key: _over(case, key) for key in dates}
    for contract in case.contracts:
        moving = [key for key in contract.systems if key in dates and contract not in over[key]]
        if contract.end is None or not moving:
            continue
        extra = month_index(max(dates[key] for key in moving)) - contract.end.month
        if extra > 0:
            due = not_past(case, notice_day(contract, contract.end.day))
            by_due.setdefault(due, []).append((contract, extra))
    for due, found in sorted(by_due.items()):
        found.sort(key=lambda item: (item[0].end.day if item[0].end else due, item[0].id))
        names = [contract.name or case.name(contract.systems[0]) for contract, _ in found]
        longest, name = max((extra, contract.name or contract.id) for contract, extra in found)
        late = any(notice_day(c, c.end.day) < case.as_of for c, _ in found if c.end)
        ends = sorted({short_day(c.end.day) for c, _ in found if c.end is not None})
        yield DecisionDue(
            key=f"contracts:{due}",
            due=due,
            who=Bilingual(ja="情報政策課・契約担当課", en="IT and contract divisions"),
            what=Bilingual(
                ja=f"{names[0]}{_rest_ja(names)}の延長について、契約の相手方と協議を始める",
                en=f"Negotiate the extension of {names[0]}{_rest_en(names)}",
            ),
            basis=Bilingual(
                ja=f"契約の満了（{'、'.join(ends)}）が切替より先になる（延長は{_most_ja(len(found), name)}{longest}か月）。"
                + (
                    "申入れの期日を過ぎているため、直ちに協議する"
                    if late
                    else "延長を申し入れる期日"
                ),
                en=f"{'the contract ends' if len(found) == 1 else 'the contracts end'} before the"
                f" cutover ({_months_en(longest)}{_most_en(len(found), name)}); "
                + ("notice was due before: ask at once" if late else "notice is due by then"),
            ),
            assumed=any(contract.notice_months is None for contract, _ in found),
        )


def _over(case: Case, key: str) -> tuple[Contract, ...]:
    """What another contract of a system has replaced: nobody extends that, and nobody pays it."""
    every = (contract for contract in case.contracts if key in contract.systems)
    return replaced(every, month_index(case.as_of))


def _rest_ja(names: list[str]) -> str:
    return f"ほか{len(names) - 1}件" if len(names) > 1 else ""


def _rest_en(names: list[str]) -> str:
    return f" and {len(names) - 1} more" if len(names) > 1 else ""


def _most_ja(count: int, name: str) -> str:
    return f"最長で{name}の" if count > 1 else ""


def _most_en(count: int, name: str) -> str:
    return f" for {name}, the longest" if count > 1 else ""


def _months_en(months: int) -> str:
    return f"{months} months" if months > 1 else "1 month"

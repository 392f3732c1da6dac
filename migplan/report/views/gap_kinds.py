"""What is the same for all gaps of a kind, said once: its name and the ways to settle it."""

import re
from collections import Counter

from migplan.model.gap import Gap
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell

_SEVERAL = 3
_SENTENCE = re.compile(r".+?(?:。|[.!?](?=\s|$)|$)", re.DOTALL)


class Kinds:
    """The kinds of the gaps that the register lists, by the code they begin with."""

    def __init__(self, context: Context) -> None:
        self._words = context.words
        self._context = context
        rows = [gap for gap in context.plan.gaps if not gap.is_bridge]
        self._count = Counter(gap.code for gap in rows)
        self._first = {gap.code: gap for gap in reversed(rows)}
        found: dict[str, list[str]] = {}
        for gap in rows:
            found.setdefault(gap.code, []).append(context.words.say(gap.finding))
        self._tails = {code: _shared_tail(said) for code, said in found.items()}

    def title(self, gap: Gap) -> str:
        """What this gap is called, where its kind is called something else."""
        said = self._words.say(gap.title)
        return "" if said == self._words.say(self._first[gap.code].title) else said

    def finding(self, gap: Gap) -> str:
        """What is missing, without the sentences at the end that all gaps of its kind share."""
        return self._words.say(gap.finding).removesuffix(self._tails[gap.code]).rstrip()

    def others(self, gap: Gap) -> tuple[str, ...]:
        """Its other ways, where those of its kind are not the same."""
        mine = _others(self._context, gap)
        return () if mine == _others(self._context, self._first[gap.code]) else mine

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Code and name of each kind, for a list of choices."""
        return tuple(
            (code, f"{code} {self._words.say(gap.title)}")
            for code, gap in sorted(self._first.items())
        )

    def table(self) -> Table:
        """One row per kind, with all its ways."""
        words, formats = self._words, self._context.formats
        rows = tuple(
            Row(
                (
                    Cell(code),
                    Cell(words.say(gap.title), note=self._tails[code].strip()),
                    money_cell(formats.number(self._count[code]), self._count[code]),
                    Cell(
                        words("gap.join").join(words.say(remedy) for remedy in gap.remedies) or "―"
                    ),
                )
            )
            for code, gap in sorted(self._first.items())
        )
        columns = (
            Column(words("work.kind"), short=True),
            Column(words("work.kind_name")),
            Column(words("work.kind_count"), number=True),
            Column(words("work.kind_ways"), wide=True),
        )
        return Table("gap-kinds", words("work.kinds"), columns, rows)


def _shared_tail(said: list[str]) -> str:
    """The sentences with which all of several texts end; empty where a text would lose them all."""
    if len(said) < _SEVERAL:
        return ""
    parts = [_SENTENCE.findall(text) for text in said]
    shortest = min(len(row) for row in parts)
    shared = 0
    while shared < shortest - 1 and len({row[-shared - 1] for row in parts}) == 1:
        shared += 1
    return "".join(parts[0][-shared:]) if shared else ""


def _others(context: Context, gap: Gap) -> tuple[str, ...]:
    """The ways after the first."""
    return tuple(context.words.say(remedy) for remedy in gap.remedies[1:])

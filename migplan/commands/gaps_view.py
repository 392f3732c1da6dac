"""The gap register as text for a console: what to do, who, by when and for how much."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from migplan.commands.folding import folded
from migplan.gaps.action import remedy_words
from migplan.gaps.register import RegisterRow
from migplan.model.gap import Period, Verdict
from migplan.model.text import Bilingual
from migplan.model.wording import short_day
from migplan.report.registered import Registered
from migplan.report.shown import shown
from migplan.report.words import Words

_MANY, _SHOWN = 5, 3
"""Of more rows of one rule than this, so many are shown."""
_PERIODS = {
    Period.DURING: Bilingual(ja="移行中に起きるもの", en="During the migration"),
    Period.AFTER: Bilingual(ja="移行後に残るもの", en="After the migration"),
}


def register_text(found: Registered, lang: str, width: int, *, whole: bool) -> str:
    """The whole register, the open gaps first.

    Args:
        found: The register.
        lang: ``ja`` or ``en``.
        width: Columns of the console.
        whole: Whether long lists of one rule are shown to the end.
    """
    lines = _View(found, lang, width, whole=whole).lines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _View:
    def __init__(self, found: Registered, lang: str, width: int, *, whole: bool) -> None:
        self.found, self.lang, self.width, self.whole = found, lang, width, whole
        self.words = Words(lang)
        self.folds = False

    def lines(self) -> Iterator[str]:
        yield from self._head()
        for period, rows in groupby(self.found.open, key=lambda row: row.period):
            yield ""
            yield f"■ {_PERIODS[period].in_language(self.lang)}"
            yield from self._rules([*rows])
        yield from self._part(
            "暫定連携でつなぐもの（計画の費用に含む）",
            "Closed by bridges (within the cost of the plan)",
            self.found.bridges,
        )
        yield from self._part("判断済み", "Decided", self.found.decided)
        yield from self._again()
        if self.folds:
            yield ""
            yield from self._fold(
                self._say(
                    "同じ種類の長い一覧は省いています。--all で全て、--format xlsx で表にします。",
                    "Long lists of one kind are folded: --all shows them, --format xlsx makes a table.",
                )
            )

    def _say(self, ja: str, en: str) -> str:
        return ja if self.lang == "ja" else en

    def _day(self, day: date) -> str:
        return short_day(day) if self.lang == "ja" else day.isoformat()

    def _fold(self, text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
        return folded(shown(text), self.width, first, rest)

    def _head(self) -> Iterator[str]:
        found, case = self.found, self.found.case
        mark = self._say("（架空の見本）", " (invented sample)")
        name = case.municipality.name + (mark if case.municipality.invented else "")
        yield from self._fold(
            self._say(
                f"{name}  連携ギャップの台帳  基準日 {self._day(case.as_of)}",
                f"{name}: register of gaps as of {case.as_of}",
            )
        )
        join = self._say("、", ", ")
        counts = join.join(
            f"{self.words.known('severity', level)} {n}"
            for level, n in found.by_severity().items()
            if n
        )
        inside = self._say(f"（{counts}）", f" ({counts})") if counts else ""
        yield from self._fold(
            self._say(
                f"未判断 {len(found.open)} 件{inside}、判断済み {len(found.decided)} 件"
                + (f"、暫定連携でつなぐもの {len(found.bridges)} 件" if found.bridges else ""),
                f"{len(found.open)} undecided{inside}, {len(found.decided)} decided"
                + (f", {len(found.bridges)} closed by bridges" if found.bridges else ""),
            )
        )
        if found.rows:
            yield from self._fold(
                self._say(
                    "金額は計画の費用に加えて要る額で、計画上の前提です。新旧は「提供側→利用側」の順です。",
                    "Amounts come on top of the plan and are planning assumptions; old and new: provider to consumer.",
                )
            )
        if found.passed_over:
            codes = join.join(rule.code for rule in found.passed_over)
            yield from self._fold(
                self._say(
                    f"計画がないため、切替日の要る検査（{codes}）は行わず、期日も出していません。"
                    "`migplan plan 棚卸データ -o out` で計画を立て、`migplan gaps out` とすると出ます。",
                    f"Without a plan, rules that need dates ({codes}) were passed over and there are no due dates: "
                    "make one with 'migplan plan INVENTORY -o out', then 'migplan gaps out'.",
                )
            )

    def _part(self, ja: str, en: str, rows: Sequence[RegisterRow]) -> Iterator[str]:
        if rows:
            yield ""
            yield f"■ {self._say(ja, en)}"
            yield from self._rules(rows)

    def _rules(self, rows: Sequence[RegisterRow]) -> Iterator[str]:
        """The rows of one part: the most severe first, those of one rule together."""
        order = sorted(rows, key=lambda row: (-row.severity.rank, row.code))
        for _, some in groupby(order, key=lambda row: (row.severity, row.code)):
            group = [*some]
            first = group[0]
            level = self.words.known("severity", first.severity)
            count = self._say(f"{len(group)} 件", f"{len(group)}")
            yield ""
            yield from self._fold(
                f"{first.code} {first.title.in_language(self.lang)}  {count}",
                self._say(f"【{level}】", f"[{level}] "),
            )
            if first.reference:
                yield from self._fold(
                    first.reference.in_language(self.lang), self._say("  根拠: ", "  basis: ")
                )
            most = len(group) if self.whole or len(group) <= _MANY else _SHOWN
            for number, row in enumerate(group[:most], start=1):
                yield from self._row(number, row)
            if more := len(group) - most:
                self.folds = True
                yield self._say(f"  ほか {more} 件", f"  and {more} more")

    def _row(self, number: int, row: RegisterRow) -> Iterator[str]:
        ja = self.lang == "ja"
        indent = " " * 6
        names = [end.name for end in row.ends[:_SHOWN]]
        what = (" → " if row.flow else "、" if ja else ", ").join(names)
        if more_ends := len(row.ends) - len(names):
            what += self.words("list.and_more", n=str(more_ends))
        data = (f"「{row.data}」" if ja else f" '{row.data}'") if row.data else ""
        yield from self._fold(f"{what or row.subject}{data}", f"{number:4}. ", indent)
        if row.decision is None and not row.is_bridge:
            yield from self._item("不足", "missing", row.missing.in_language(self.lang))
        more = len(row.remedies) - 1
        ways = self._say(f"（ほか {more} 案）", f" (or {more} other ways)") if more > 0 else ""
        plain = row.decision is not None or row.is_bridge
        todo = row.todo.in_language(self.lang) + ("" if plain else ways)
        yield from self._item("すること", "to do", todo)
        if self.whole and not plain and more > 0:
            others = [remedy_words(remedy).in_language(self.lang) for remedy in row.remedies[1:]]
            yield from self._item("ほかの案", "or", self._say("／", " / ").join(others))
        yield from self._item("担当", "who", self._who(row))
        if row.decision is not None:
            yield from self._item("判断", "decision", self._decision(row))
        if row.lapsed is not None:
            yield from self._item("期限切れ", "lapsed", self._lapsed(row))
        yield from self._item("新旧", "state", self._stand(row))
        where = [entry.address for entry in row.evidence[:_SHOWN]]
        sure = self.words("gap.confidence", level=self.words.known("confidence", row.confidence))
        keys = [row.key, *where, sure]
        yield from self._item("番号", "key", "  ".join(keys))

    def _item(self, ja: str, en: str, text: str) -> Iterator[str]:
        return self._fold(text, " " * 6 + self._say(f"{ja}: ", f"{en}: "), " " * 8)

    def _who(self, row: RegisterRow) -> str:
        who = row.who or self.words("gap.no_actor")
        parts = [who]
        if row.due:
            # what was due before is due on the as-of date
            now = self._say("（直ちに）", " (at once)")
            late = now if row.due <= self.found.case.as_of and row.decision is None else ""
            parts.append(
                self._say(f"期日 {self._day(row.due)}{late}", f"due {self._day(row.due)}{late}")
            )
        elif self.found.plan and row.decision is None and not row.is_bridge:
            parts.append(self._say("期日 未定", "no due date"))
        if row.needed_by:
            parts.append(self.words("gap.needed", date=self._day(row.needed_by)))
        cost = row.cost_words.in_language(self.lang)
        parts.append(self._say(f"費用 {cost}", f"cost {cost}"))
        return self._say("、", "; ").join(parts)

    def _decision(self, row: RegisterRow) -> str:
        made = row.decision
        if made is None:
            return ""
        parts = [self.words.known("verdict", made.verdict), made.who, self._day(made.when)]
        if made.until:
            parts.append(self.words("gap.decided_until", until=self._day(made.until)))
        told = self._say("、", ", ").join(parts)
        if made.verdict is Verdict.PLANNED:  # there the reason says what is to be done
            return told
        return told + self._say(f"。理由: {made.why}", f". Why: {made.why}")

    def _lapsed(self, row: RegisterRow) -> str:
        old = row.lapsed
        if old is None or old.until is None:
            return ""
        verdict = self.words.known("verdict", old.verdict)
        return self.words("gap.lapsed", until=self._day(old.until), verdict=verdict, who=old.who)

    def _stand(self, row: RegisterRow) -> str:
        today, during, after = (
            text.in_language(self.lang)
            for text in (row.stand.today, row.stand.during, row.stand.after)
        )
        between = self._say(f"、移行中 {during}", f"; during {during}") if self.found.plan else ""
        text = self._say(
            f"今 {today}{between}、移行後 {after}", f"today {today}{between}; after {after}"
        )
        if row.route_today and row.route_after:
            old, new = (r.words.in_language(self.lang) for r in (row.route_today, row.route_after))
            text += self._say(f"。経路 {old} → {new}", f". Route: {old} -> {new}")
        return text

    def _again(self) -> Iterator[str]:
        if self.found.again:
            yield ""
            yield f"■ {self.words('gap.again')}"
            for told in self.found.again:
                for line in told.text(self.lang).split("\n"):
                    yield from self._fold(line.strip(), "  ")

"""The explanation of one system as text."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from migplan.model.case import Case, Role
from migplan.model.dates import month_index
from migplan.model.text import Bilingual
from migplan.model.wording import short_day

if TYPE_CHECKING:
    from datetime import date

    from migplan.model.explanation import Alternative, BridgeWorth, Explanation, Obstacle


def explain_text(case: Case, found: "Explanation", lang: str) -> str:
    """Everything about a system, the answer first."""
    from migplan.report.shown import shown

    return "\n".join(shown(line) for line in _View(case, found, lang).lines()) + "\n"


_SIGN = {True: "+", False: "−"}


class _View:
    def __init__(self, case: Case, found: "Explanation", lang: str) -> None:
        self.case, self.found = case, found
        self.lang, self.ja = lang, lang == "ja"

    def lines(self) -> Iterator[str]:
        found = self.found
        yield f"{found.name}{self._say('（', ' (')}{found.system}{self._say('）', ')')}  {found.municipality}"
        yield from self._what()
        if found.date is None:
            yield self._say(
                "この計画では切り替えない: ", "Does not cut over in this plan: "
            ) + _ROLES[found.role].in_language(self.lang)
        else:
            yield from self._date()
            yield from self._bounds()
            yield from self._side(found.earlier, earlier=True)
            yield from self._side(found.later, earlier=False)
        yield from self._bridges()
        yield from self._work()
        yield from self._assumed()

    def _say(self, ja: str, en: str) -> str:
        return ja if self.ja else en

    def _day(self, day: "date") -> str:
        return short_day(day) if self.ja else day.isoformat()

    def _yen(self, yen: int) -> str:
        return f"{yen:,}{self._say(' 円', ' yen')}"

    def _more(self, yen: int) -> str:
        """``1,200,000 円高い``."""
        if yen == 0:
            return self._say("総額は同じ", "the total is the same")
        amount = self._yen(abs(yen))
        if yen > 0:
            return self._say(f"総額が {amount}増える", f"the total rises by {amount}")
        return self._say(f"総額が {amount}減る", f"the total falls by {amount}")

    def _names(self, keys: tuple[str, ...]) -> str:
        return self._say("、", ", ").join(self.case.name(key) for key in keys)

    def _businesses(self, keys: tuple[str, ...]) -> str:
        """Their names in the catalogue."""
        from migplan.catalogue.catalogue import load_catalogue

        known = {row.id: row.name.in_language(self.lang) for row in load_catalogue().businesses}
        return self._say("、", ", ").join(known.get(key, key) for key in keys)

    def _grounds(self, obstacles: "tuple[Obstacle, ...]") -> str:
        return self._say("、", "; ").join(o.ground.in_language(self.lang) for o in obstacles)

    # what it is, and its date

    def _what(self) -> Iterator[str]:
        system = self.case.system(self.found.system)
        if system is None:
            return
        facts = [
            (("業務", "businesses"), self._businesses(system.businesses)),
            (("主管課", "owner"), system.owner),
            (("事業者", "vendor"), system.vendor),
            (("パッケージ", "package"), system.package),
        ]
        told = [f"{self._say(*word)}: {value}" for word, value in facts if value]
        if told:
            yield f"  {self._say('　', '  ').join(told)}"

    def _date(self) -> Iterator[str]:
        found = self.found
        if found.date is None:
            return
        day = self._day(found.date)
        yield self._say(
            f"切替日: {day}（第 {found.wave} 波）", f"Cutover: {day} (wave {found.wave})"
        )
        if found.reason is not None:
            yield f"  {found.reason.in_language(self.lang)}"
        if found.deadline is not None:
            yield f"  {self._deadline(found.date, found.deadline)}"
        if found.agreed == found.date:
            yield self._say("  前の計画で合意した日のまま。", "  The date agreed before is kept.")
        elif found.agreed is not None:
            agreed = self._day(found.agreed)
            yield self._say(
                f"  前の計画では {agreed}。", f"  The plan that was to be kept says {agreed}."
            )

    def _deadline(self, day: "date", deadline: "date") -> str:
        assumed = self._say("（前提）", " (assumed)") if self.found.deadline_assumed else ""
        last = f"{self._day(deadline)}{assumed}"
        if self.found.months_late:
            late = self.found.months_late
            return self._say(
                f"移行期限 {last} を {late} か月過ぎる。",
                f"{late} months after the deadline {last}.",
            )
        early = month_index(deadline) - month_index(day)
        return self._say(
            f"移行期限 {last} の {early} か月前。", f"{early} months before the deadline {last}."
        )

    def _bounds(self) -> Iterator[str]:
        found = self.found
        yield self._say("切替日を縛るもの", "What binds the date")
        if len(found.together) > 1:
            names = self._names(found.together)
            yield self._say(f"  - 一緒に切り替える: {names}", f"  - moves together: {names}")
        count = len(found.possible)
        if count:
            first, last = self._day(found.possible[0]), self._day(found.possible[-1])
            yield self._say(
                f"  - {found.slots} の切替枠のうち、ほかを動かさずに選べるのは {count}（{first}〜{last}）",
                f"  - {count} of {found.slots} slots are possible, others staying ({first} to {last})",
            )
        best = found.next_best
        if best is not None:
            yield self._say(
                f"  - 次に良い日は {self._day(best.date)}: {self._more(best.yen)}",
                f"  - the next best date is {self._day(best.date)}: {self._more(best.yen)}",
            )
        for bound in found.bounds:
            ground = bound.obstacle.ground.in_language(self.lang)
            yield self._say(
                f"  - 選べない枠（理由ごと） {bound.slots}: {ground}",
                f"  - impossible slots, by reason: {bound.slots}, {ground}",
            )

    # other dates

    def _side(self, side: "Alternative | None", *, earlier: bool) -> Iterator[str]:
        which = (
            self._say("1 つ前の枠", "One slot earlier")
            if earlier
            else self._say("1 つ後の枠", "One slot later")
        )
        if side is None:
            yield self._say(f"{which}: 無い", f"{which}: there is none")
            return
        more, day = self._more(side.yen), self._day(side.date)
        if side.possible:
            yield self._say(f"{which}（{day}）にすると、{more}", f"{which} ({day}) {more}")
        else:
            yield self._say(
                f"{which}（{day}）は選べない: {self._grounds(side.obstacles)}",
                f"{which} ({day}) is impossible: {self._grounds(side.obstacles)}",
            )
            yield self._say(f"  仮に選べるとすると、{more}", f"  If it were possible, {more}")
        yield from self._kinds(side)
        yield from self._pulls(side)

    def _kinds(self, side: "Alternative") -> Iterator[str]:
        from migplan.model.plan import WEIGHTS, CostKind
        from migplan.planning.wording import KINDS

        for kind, yen in side.by_kind.items():
            if yen:
                name = KINDS[CostKind(kind)].in_language(self.lang)
                weight = self._say("（重み。支出ではない）", " (a weight, no expenditure)")
                amount = f"{_SIGN[yen > 0]}{self._yen(abs(yen))}"
                yield f"  - {name}: {amount}{weight if kind in WEIGHTS else ''}"

    def _pulls(self, side: "Alternative") -> Iterator[str]:
        for ja, en, pulls in (
            (
                "新たに要る暫定連携",
                "bridges that arise",
                [p for p in side.pulls if not p.before_yen],
            ),
            (
                "要らなくなる暫定連携",
                "bridges that vanish",
                [p for p in side.pulls if not p.after_yen],
            ),
            (
                "費用が変わる暫定連携",
                "bridges that change",
                [p for p in side.pulls if p.before_yen and p.after_yen],
            ),
        ):
            if pulls:
                total = sum(p.after_yen - p.before_yen for p in pulls)
                sign = f"{_SIGN[total > 0]}{self._yen(abs(total))}"
                yield self._say(
                    f"  {ja} {len(pulls)} 件（{sign}）", f"  {len(pulls)} {en} ({sign})"
                )
            for pull in pulls:
                yen = pull.after_yen - pull.before_yen
                name = self.case.name(pull.neighbour)
                yield f"    {pull.linkage} {name}: {_SIGN[yen > 0]}{self._yen(abs(yen))}"

    # bridges

    def _bridges(self) -> Iterator[str]:
        bridges = self.found.bridges
        if not bridges:
            return
        total = self._yen(sum(bridge.cost_yen for bridge in bridges))
        yield self._say(
            f"暫定連携 {len(bridges)} 件（計 {total}）", f"{len(bridges)} bridges ({total} in all)"
        )

        def order(bridge: "BridgeWorth") -> tuple[bool, str]:
            return bridge.running_at_as_of, bridge.neighbour

        for (running, neighbour), group in groupby(sorted(bridges, key=order), key=order):
            yield from self._neighbour(neighbour, list(group), running=running)

    def _neighbour(self, key: str, bridges: "list[BridgeWorth]", *, running: bool) -> Iterator[str]:
        """All bridges to one neighbour: they begin and end together."""
        start, end = self._day(bridges[0].start), self._day(bridges[0].end)
        keys = ", ".join(bridge.linkage for bridge in bridges)
        yen = self._yen(sum(bridge.cost_yen for bridge in bridges))
        name = self.case.name(key)
        yield self._say(
            f"  - {name}と（{keys}）: {start}〜{end}、{yen}",
            f"  - {name} ({keys}): {start} to {end}, {yen}",
        )
        if running:
            yield self._say(
                "    既に動いており、切替まで続く。", "    Runs already, until the cutover."
            )
        for way in bridges[0].ways:
            who, day = self.case.name(way.system), self._day(way.date)
            if way.possible:
                yield self._say(
                    f"    なくすには、{who}を {day} に切り替える必要があり、{self._more(way.yen)}。",
                    f"    To do without: with {who} on {day} {self._more(way.yen)}.",
                )
            else:
                grounds = self._grounds(way.obstacles)
                yield self._say(
                    f"    なくすために{who}を {day} に切り替えることはできない（{grounds}）。",
                    f"    To do without, {who} on {day} is impossible ({grounds}).",
                )

    # work, people, premises

    def _work(self) -> Iterator[str]:
        from migplan.report.formats import Formats
        from migplan.report.words import Words

        found, words = self.found, Words(self.lang)
        if found.phases:
            yield self._say("作業の時期", "When the work is done")
        for phase in found.phases:
            name = words.known("phase", phase.id)
            yield f"  - {name}: {self._day(phase.start)}{self._say('〜', ' to ')}{self._day(phase.end)}"
        if found.capacity_prices:
            yield self._say(
                "要員や枠がもう 1 つあれば、下限が下がる額（最大）",
                "How far one more would lower the bound, at most",
            )
        for price in found.capacity_prices:
            what = words.known("scarce", price.kind)
            who = f"{price.vendor}{self._say('の', ': ')}" if price.vendor else ""
            month = Formats(self.lang).month(month_index(price.month))
            yield f"  - {month} {who}{what}: {self._yen(price.yen)}"

    def _assumed(self) -> Iterator[str]:
        if any(key.startswith("shared:") for key in (entry.key for entry in self.case.assumptions)):
            yield self._say(
                "この計画は複数の団体の共同計画です。ほかの団体が使う事業者の人数は、上の試算に入っていません。"
                "ここで選べるとした日も、共同では選べないことがあります。",
                "This is a plan of several bodies. What the others use of shared vendors is not in these"
                " figures: a date called possible here may not be possible together.",
            )
        if self.found.assumptions:
            yield self._say("置いた前提", "What was assumed about it")
        for entry in self.found.assumptions:
            yield f"  - {entry.statement.in_language(self.lang)}"


_ROLES = {
    Role.MOVING: Bilingual(ja="切替日が無い", en="it has no date"),
    Role.MIGRATED: Bilingual(ja="新しいシステムに切替済み", en="it is on its new system already"),
    Role.STAYING: Bilingual(
        ja="標準化対象外で、そのまま残る（隣のシステムの切替に合わせて改修することがある）",
        en="a local system that stays (it may be adapted when a neighbour moves)",
    ),
    Role.RETIRING: Bilingual(ja="廃止する", en="it is switched off"),
    Role.PARTNER: Bilingual(ja="外部機関", en="a partner outside"),
    Role.ABSENT: Bilingual(ja="対象なし、又は廃止済み", en="absent"),
}

"""What is said of a placement, on the page and on the console alike."""

from collections.abc import Iterable, Iterator

from migplan.model.case import Case
from migplan.model.placement import Bar, Judgement, Option, Placed, Placement
from migplan.model.placement_row import Choice
from migplan.report.formats import Formats
from migplan.report.shown import shown
from migplan.report.words import Words

_YEAR = 12
_TOLD = 2
"""Reasons told of one closed choice; further ones are counted."""


class PlacementWords:
    """Sentences about one placement in one language."""

    def __init__(self, case: Case, placement: Placement, lang: str) -> None:
        self.case, self.placement = case, placement
        self.words, self.formats = Words(lang), Formats(lang)
        self._names = {node.id: shown(node.name) for node in (*case.systems, *case.partners)}
        self._linkages = {str(linkage.id): linkage for linkage in case.linkages}

    def name(self, key: str) -> str:
        """What people call a system or partner."""
        return self._names.get(key, shown(key))

    def years(self) -> str:
        """The period in years: ``5``, ``2.5``."""
        return f"{self.placement.months / _YEAR:g}"

    def choice(self, choice: Choice | None, into: str | None = None) -> str:
        """A choice, with what absorbs the system."""
        if choice is None:
            return self.words("placement.unknown")
        word = self.words(f"choice.{choice}")
        return self.words("placement.into", choice=word, name=self.name(into)) if into else word

    def best(self, placed: Placed) -> str:
        """The recommendation for a system."""
        if placed.choice is None:
            return self.words("placement.no_choice")
        return self.choice(placed.choice, placed.into)

    def mark(self, placed: Placed) -> str:
        """Whether it stays, moves, or was decided."""
        if placed.fixed:
            return self.words("placement.decided")
        if placed.choice is None:
            return ""
        return self.words("placement.stays" if placed.choice is placed.now else "placement.moves")

    def yearly(self, placed: Placed) -> int:
        """Yen a year for hosting and linkages."""
        return (placed.hosting_monthly_yen + placed.crossing_monthly_yen) * _YEAR

    def once(self, placed: Placed) -> int:
        """Yen once for moving and for connecting anew."""
        return placed.move_yen + placed.setup_yen

    def second(self, placed: Placed) -> str:
        """The second best choice and what it costs more; why there is none."""
        if placed.choice is None or placed.fixed:
            return ""
        if placed.second is None or placed.second_more_yen is None:
            return self.words("placement.only")
        more = placed.second_more_yen
        yen = self.formats.money(more)
        much = self.words("placement.more", yen=yen) if more else self.words("placement.same")
        return f"{self.choice(placed.second)} {much}"

    def linkage(self, key: str) -> str:
        """A linkage by its ends and its id."""
        link = self._linkages.get(key)
        if link is None:
            return shown(key)
        ends = {"one": self.name(link.provider), "other": self.name(link.consumer)}
        return f"{self.words('placement.arrow', **ends)} [{shown(key)}]"

    def why(self, placed: Placed) -> str:
        """What decides; empty where nothing is left to decide."""
        if placed.second is None or not placed.second_more_yen:
            return ""
        if not placed.deciding:
            return self.words("placement.deciding_host")
        return self.words(
            "placement.deciding", links=self._join(map(self.linkage, placed.deciding))
        )

    def closed(self, placed: Placed) -> list[str]:
        """One line for closed choices that are not simply unusual or waiting, by their reasons."""
        told: dict[str, list[str]] = {}
        for option in placed.options:
            if option.reasons and not _only(option, Bar.KIND, Bar.JUDGEMENT):
                named = self.choice(option.choice, option.into)
                told.setdefault(self._because(option), []).append(named)
        return [
            self.words("placement.closed", choice=self._join(names), reasons=reasons)
            for reasons, names in told.items()
        ]

    def unusual(self, placed: Placed) -> str:
        """One line for all choices that are merely unusual for the kind."""
        names = [self.choice(x.choice) for x in placed.options if _only(x, Bar.KIND)]
        if not names:
            return ""
        said = next(
            self.words.say(r.said) for x in placed.options for r in x.reasons if r.bar is Bar.KIND
        )
        return self.words("placement.closed", choice=self._join(names), reasons=said)

    def saving(self, judgement: Judgement) -> str:
        """What allowing it would save."""
        if judgement.saves_yen is not None:
            return self.formats.yen(judgement.saves_yen)
        placed = next(x for x in self.placement.systems if x.system == judgement.system)
        return self.words(
            "placement.saves_only" if placed.choice is None else "placement.saves_none"
        )

    def question(self, judgement: Judgement) -> str:
        """What has to be judged."""
        return self.words(f"judge.{judgement.choice}", name=self.name(judgement.system))

    def total(self) -> str:
        """All costs in one sentence, and whether they are proved to be the least."""
        money, placement = self.formats.money, self.placement
        said = self.words(
            "placement.total",
            total=money(placement.total_yen),
            hosting=money(placement.hosting_yen),
            crossing=money(placement.crossing_yen),
            move=money(placement.move_yen),
            setup=money(placement.setup_yen),
        )
        proof = (
            self.words("placement.proved")
            if placement.proved
            else self.words("placement.bound", bound=money(placement.bound_yen))
        )
        gap = "" if self.words.lang == "ja" else " "
        stay = placement.stay_yen
        more = self.words("placement.stay", yen=money(stay)) if stay is not None else ""
        return gap.join(part for part in (said, proof, more) if part)

    def counts(self) -> str:
        """How many stay, move, are decided, have no choice."""
        rows = self.placement.systems
        open_rows = [x for x in rows if not x.fixed]
        stay = sum(x.choice is not None and x.choice is x.now for x in open_rows)
        none = sum(x.choice is None for x in open_rows)
        return self.words(
            "placement.counts",
            stay=str(stay),
            move=str(len(open_rows) - stay - none),
            fixed=str(len(rows) - len(open_rows)),
            none=str(none),
        )

    def weighty(self) -> list[Judgement]:
        """Open judgements that may change something: the urgent ones first."""
        rows = [row for row in self.placement.judgements if row.saves_yen != 0]
        return sorted(rows, key=lambda row: row.saves_yen is not None)

    def waiting(self) -> tuple[str, ...]:
        """How many judgements change nothing, and what all of them together would save."""
        if not self.placement.judgements:
            return ()
        weighty = self.weighty()
        rest = len(self.placement.judgements) - len(weighty)
        key = "placement.judge_more" if weighty else "placement.judge_none"
        saves = self.placement.all_allowed_saves_yen
        return (
            *((self.words(key, n=str(rest)),) if rest else ()),
            self.words("placement.all_allowed", yen=self.formats.money(saves))
            if saves
            else self.words("placement.all_nothing"),
        )

    def broken(self) -> str:
        """Linkages that no open choices let keep the rules."""
        keys = [x.linkage for x in self.placement.crossings if x.rule_broken]
        if not keys:
            return ""
        return self.words("placement.broken", links=self._join(map(self.linkage, keys)))

    def rows(self) -> list[Placed]:
        """Systems as a reader wants them: without a choice, moving, staying, decided; by name."""

        def rank(placed: Placed) -> tuple[int, str]:
            if placed.fixed:
                return 3, placed.system
            if placed.choice is None:
                return 0, placed.system
            return (2 if placed.choice is placed.now else 1), placed.system

        return sorted(self.placement.systems, key=rank)

    def price_changes(self) -> Iterator[tuple[str, str, list[str]]]:
        """Name and amount of each price that matters, and what changes with it."""
        known = {price.key: price for price in self.placement.premises.prices}
        chosen = {placed.system: placed for placed in self.placement.systems}
        none = self.words("placement.no_choice")
        for row in self.placement.sensitivity:
            price = known[row.key]
            unit = self.words.known("unit", price.unit)
            moved: dict[str, list[str]] = {}
            for change in row.changes:
                other = self.choice(change.choice) if change.choice else none
                way = {"one": self.best(chosen[change.system]), "other": other}
                moved.setdefault(self.words("placement.arrow", **way), []).append(
                    self.name(change.system)
                )
            changes = [
                self.words("placement.closed", choice=way, reasons=self._join(names))
                for way, names in moved.items()
            ]
            amount = f"{self.formats.amount(row.amount)} {unit}"
            yield self.words.say(price.name), amount, changes

    def _because(self, option: Option) -> str:
        reasons = [*dict.fromkeys(self.words.say(reason.said) for reason in option.reasons)]
        told, more = reasons[:_TOLD], len(reasons) - _TOLD
        if more > 0:
            told.append(self.words("placement.closed_more", n=str(more)))
        return ("" if self.words.lang == "ja" else " ").join(told)

    def _join(self, texts: Iterable[str]) -> str:
        return self.formats.people(list(texts))


def _only(option: Option, *bars: Bar) -> bool:
    return bool(option.reasons) and all(reason.bar in bars for reason in option.reasons)

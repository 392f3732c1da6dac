"""The placement of all local systems, from a case to the answer as the plan holds it."""

from migplan.catalogue.catalogue import Catalogue
from migplan.model.case import Case
from migplan.model.placement import Crossing, Judgement, Option, Placed, Placement
from migplan.model.placement_price import PlacementPrices
from migplan.model.placement_row import Choice
from migplan.model.system import Disposition, System
from migplan.placement.assume import assumptions
from migplan.placement.compile import Compiled, breaks, compiled, toll
from migplan.placement.deciding import deciding
from migplan.placement.frame import Frame, frame_of, standing_now
from migplan.placement.problem import NEVER, Problem
from migplan.placement.sensitivity import sensitivity
from migplan.placement.sites import planned, today
from migplan.placement.solve import Solution, quick, savings, solve
from migplan.placement.standing import Standing

_LARGEST_PART = 40
"""Systems that hang together, up to which each open judgement is priced on its own."""


def place(case: Case, catalogue: Catalogue) -> Placement | None:
    """Find the cheapest place for every local system.

    Args:
        case: Systems, linkages, judgements and stated prices.
        catalogue: Zones, usual places of each kind, and all prices that nobody stated.

    Returns:
        The placement; ``None`` when there is no local system.
    """
    frame = frame_of(case, catalogue)
    if not frame.local and not frame.fixed:
        return None
    prices = PlacementPrices(frame.premises.prices)
    laid = compiled(frame, prices)
    return _Answer(frame, laid, solve(laid.problem)).placement()


class _Answer:
    def __init__(self, frame: Frame, laid: Compiled, solution: Solution) -> None:
        self.frame, self.laid, self.solution = frame, laid, solution
        self.months = laid.prices.months
        self.chosen = {
            system.id: laid.labels[n][solution.labels[n]] for n, system in enumerate(laid.systems)
        }
        self.crossings: list[Crossing] = []
        self.owned: dict[str, list[Crossing]] = {system.id: [] for system in frame.local}
        for number in range(len(frame.linkages)):
            self._cross(number)

    def placement(self) -> Placement:
        frame, chosen = self.frame, self.chosen
        waiting = savings(self.laid.problem, self.laid.waiting, _LARGEST_PART)
        hosting = self.months * sum(candidate.monthly for candidate in chosen.values())
        crossing = self.months * sum(x.monthly_yen for x in self.crossings)
        return Placement(
            months=self.months,
            systems=(
                *sorted(
                    (*(self._placed(s) for s in frame.local), *map(_fixed, frame.fixed)),
                    key=lambda placed: placed.system,
                ),
            ),
            crossings=tuple(self.crossings),
            hosting_yen=hosting,
            crossing_yen=crossing,
            move_yen=sum(candidate.move for candidate in chosen.values()),
            setup_yen=sum(x.setup_yen for x in self.crossings),
            total_yen=self.solution.cost,
            proved=self.solution.proved,
            bound_yen=self.solution.bound,
            stay_yen=self._stay(),
            judgements=self._judgements(waiting),
            all_allowed_saves_yen=self._all_allowed(),
            sensitivity=sensitivity(frame, self.laid, self.solution.labels),
            premises=frame.premises.model_copy(update={"assumptions": assumptions(frame)}),
        )

    def _cross(self, number: int) -> None:
        """Note what one linkage costs where its ends are recommended to be."""
        linkage, ends = self.frame.linkages[number], self.frame.ends[number]
        items = [end.system.id for end in ends if end.system and end.system.id in self.chosen]
        if not items:
            return
        one, other = (self._standing(n, number) for n in (0, 1))
        found = toll(linkage, one, other, self.laid.prices)
        if found is None:
            return
        crossing = Crossing(
            linkage=str(linkage.id),
            border=found.border,
            monthly_yen=found.monthly,
            setup_yen=found.setup,
            # to what does not choose, such a choice is closed; a system without any open choice
            # stands where it is all the same
            rule_broken=all(end.system for end in ends)
            and breaks(self.frame, linkage, one, other, self.laid.prices),
        )
        self.crossings.append(crossing)
        self.owned[items[0]].append(crossing)

    def _standing(self, side: int, number: int) -> Standing:
        end = self.frame.ends[number][side]
        chosen = self.chosen.get(end.system.id) if end.system else None
        return chosen.standing if chosen else standing_now(self.frame, end)

    def _placed(self, system: System) -> Placed:
        placed = Placed(system=system.id, now=today(system), planned=planned(system))
        options = tuple(self._options(system))
        chosen = self.chosen.get(system.id)
        if chosen is None:
            return placed.model_copy(update={"options": options})
        monthly = sum(x.monthly_yen for x in self.owned[system.id])
        setup = sum(x.setup_yen for x in self.owned[system.id])
        others = [
            (option.more_yen, number, option.choice)
            for number, option in enumerate(options)
            if option.more_yen is not None and option.choice is not chosen.choice
        ]
        second = min(others, default=None)
        return placed.model_copy(
            update={
                "options": options,
                "choice": chosen.choice,
                "into": chosen.standing.into,
                "hosting_monthly_yen": chosen.monthly,
                "move_yen": chosen.move,
                "crossing_monthly_yen": monthly,
                "setup_yen": setup,
                "total_yen": (chosen.monthly + monthly) * self.months + chosen.move + setup,
                "second": second[2] if second else None,
                "second_more_yen": second[0] if second else None,
                "deciding": deciding(self.laid, self.chosen, system, second[2]) if second else (),
            }
        )

    def _options(self, system: System) -> "list[Option]":
        item = self.laid.number.get(system.id)
        more: dict[Choice, int] = {}
        if item is not None:
            row = zip(self.laid.labels[item], self.solution.more[item].tolist(), strict=True)
            more = {candidate.choice: yen for candidate, yen in row if yen < NEVER}
        return [
            Option(
                choice=candidate.choice,
                into=candidate.standing.into,
                monthly_yen=candidate.monthly,
                move_yen=candidate.move,
                more_yen=more.get(candidate.choice),
                reasons=candidate.reasons,
            )
            for candidate in self.laid.candidates[system.id]
        ]

    def _judgements(self, saved: dict[tuple[int, int], int]) -> tuple[Judgement, ...]:
        found: list[Judgement] = []
        for system in self.frame.local:
            item = self.laid.number.get(system.id, -1)
            for candidate in self.laid.candidates[system.id]:
                if candidate.pending:
                    label = self.laid.labels[item].index(candidate) if item >= 0 else -1
                    saves = saved.get((item, label))
                    found.append(
                        Judgement(system=system.id, choice=candidate.choice, saves_yen=saves)
                    )
        return tuple(
            sorted(found, key=lambda x: -1 if x.saves_yen is None else x.saves_yen, reverse=True)
        )

    def _all_allowed(self) -> int:
        problem = self.laid.problem
        for item in sorted({item for item, _ in self.laid.waiting}):
            row = problem.costs[item].copy()
            for (owner, label), yen in self.laid.waiting.items():
                if owner == item:
                    row[label] = yen
            problem = problem.with_costs({item: row})
        if problem is self.laid.problem or self._broken(problem, self.solution.labels):
            return 0
        labels = quick(problem)
        return (
            0
            if self._broken(problem, labels)
            else max(0, self.solution.cost - problem.value(labels))
        )

    def _broken(self, problem: Problem, labels: tuple[int, ...]) -> bool:
        return any(pair.closed[labels[pair.a], labels[pair.b]] for pair in problem.pairs)

    def _stay(self) -> int | None:
        labels: list[int] = []
        for row in self.laid.labels:
            stays = [n for n, x in enumerate(row) if not x.standing.moved and not x.reasons]
            if not stays:
                return None
            labels.append(stays[0])
        broken = self._broken(self.laid.problem, tuple(labels))
        return None if broken else self.laid.problem.value(labels)


def _fixed(system: System) -> Placed:
    absorbed = system.disposition is Disposition.ABSORB
    return Placed(
        system=system.id,
        now=today(system),
        planned=planned(system),
        choice=Choice.ABSORB if absorbed else Choice.RETIRE,
        into=system.absorbed_by if absorbed else None,
        fixed=True,
    )

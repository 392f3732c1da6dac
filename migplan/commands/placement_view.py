"""A placement as text: the answer first, then system by system."""

from collections.abc import Iterator

from migplan.model.case import Case
from migplan.model.placement import Placed, Placement
from migplan.report.placement_words import PlacementWords
from migplan.report.shown import shown


def placement_text(case: Case, placement: Placement, lang: str) -> str:
    """Everything about a placement."""
    view = _View(case, placement, lang)
    return "\n".join(shown(line) for line in view.lines()) + "\n"


class _View:
    def __init__(self, case: Case, placement: Placement, lang: str) -> None:
        self.case, self.placement = case, placement
        self.said = PlacementWords(case, placement, lang)
        self.words, self.formats = self.said.words, self.said.formats

    def lines(self) -> Iterator[str]:
        said, words = self.said, self.words
        yield f"{self.case.municipality.name}  {words('section.placement')}"
        yield words("placement.lead", years=said.years())
        yield said.total()
        yield said.counts()
        if broken := said.broken():
            yield broken
        for placed in said.rows():
            yield ""
            yield from self._system(placed)
        yield from self._judgements()
        yield from self._prices()
        yield ""
        yield words("placement.assumed")
        for assumption in self.placement.premises.assumptions:
            yield f"  - {words.say(assumption.statement)}"

    def _system(self, placed: Placed) -> Iterator[str]:
        said, words, yen = self.said, self.words, self.formats.yen
        mark = said.mark(placed)
        yield f"{said.name(placed.system)} [{placed.system}]{f'  ({mark})' if mark else ''}"
        way = words("placement.arrow", one=said.choice(placed.now), other=said.best(placed))
        if placed.fixed or placed.choice is None:
            yield f"  {way}"
        else:
            yearly = f"{words('placement.yearly')} {yen(said.yearly(placed))}"
            once = f"{words('placement.once')} {yen(said.once(placed))}"
            yield f"  {way}  {yearly}  {once}"
        if placed.planned and placed.planned is not placed.choice and not placed.fixed:
            yield f"  {words('placement.planned', choice=said.choice(placed.planned))}"
        if second := said.second(placed):
            yield f"  {words('placement.second')}: {second}"
        if why := said.why(placed):
            yield f"  {why}"
        closed = [*said.closed(placed), *([said.unusual(placed)] if said.unusual(placed) else [])]
        if closed and not placed.fixed:
            yield f"  {words('placement.closed_title')}"
            for line in closed:
                yield f"    - {line}"

    def _judgements(self) -> Iterator[str]:
        if not self.placement.judgements:
            return
        yield ""
        yield self.words("placement.judgements")
        yield self.words("placement.judgements_lead")
        for row in self.said.weighty():
            saves = f"{self.words('placement.saves')}: {self.said.saving(row)}"
            yield f"  - {self.said.question(row)}  {saves}"
        for line in self.said.waiting():
            yield f"  {line}"

    def _prices(self) -> Iterator[str]:
        yield ""
        yield self.words("placement.prices")
        if not self.placement.sensitivity:
            yield self.words("placement.prices_none")
            return
        yield self.words("placement.prices_lead")
        for price, amount, changes in self.said.price_changes():
            yield f"  - {price} = {amount}"
            for change in changes:
                yield f"      {change}"

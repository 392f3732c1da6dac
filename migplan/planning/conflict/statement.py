"""Statements of a case: what somebody demands of the dates, in words and as a rule."""

from collections.abc import Callable
from dataclasses import dataclass

from migplan.model.case import Case
from migplan.model.text import Bilingual
from migplan.planning.conflict.rules import Rule

MONTH = 30
"""Weight of one month; all weights are multiples of a day, so that pins can be weighed by days."""
PROJECT = 3 * MONTH
"""One more project at a time, or one more load of a slot."""
PERSON = 1 * MONTH
"""One more engineer, or one more of the staff, in every month."""
SEASON = 3 * MONTH
PIN = 1 * MONTH
"""Going back to whoever decided the date, in addition to the days it moves."""
DROPPED = 6 * MONTH
"""Giving up a precedence or a common date altogether."""

STATED = Bilingual(ja="棚卸データ", en="inventory")
ASSUMED = Bilingual(ja="前提", en="assumption")
CATALOGUE = Bilingual(ja="付属の一覧", en="catalogue")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that was demanded.

    Attributes:
        kind: ``pin``, ``deadline``, ``vendor`` and so on; one word per entry of the families.
        subject: Id or name of what it is about; empty for the body as a whole.
        detail: What tells it from others of its kind and subject.
        said: The sentence.
        keys: Keys of its address; the first that a reader of files knows counts.
        origin: Where it comes from when no file holds it.
    """

    kind: str
    subject: str
    detail: str
    said: Bilingual
    keys: tuple[str, ...] = ()
    origin: Bilingual = STATED

    @property
    def identity(self) -> tuple[str, str, str]:
        """The same for equal demands of two cases."""
        return (self.kind, self.subject, self.detail)


@dataclass(frozen=True, slots=True)
class Level:
    """A weaker form of a statement.

    Attributes:
        rule: What is left of it; ``None`` when nothing is.
        weight: How much is asked of people; rises from level to level.
        said: The change, as something to do.
        edit: The change of the case, where more follows from it than the weaker rule says.
    """

    rule: Rule | None
    weight: int
    said: Bilingual
    edit: Callable[[Case], Case] | None = None


Levels = tuple[Level, ...]


def no_levels() -> Levels:
    """Of a fact: nothing about it can be changed."""
    return ()


@dataclass(frozen=True, slots=True)
class Demand:
    """A statement with its rule and with the weaker forms it could take.

    Attributes:
        statement: The words.
        rule: What it asks of the dates.
        levels: Computes the weaker forms, each allowing more than the one before.
        use: For capacities: what the work needs, as a share of what there is over the whole time.
    """

    statement: Statement
    rule: Rule
    levels: Callable[[], Levels] = no_levels
    use: float | None = None

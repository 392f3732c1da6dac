"""What a body says about where an out-of-scope system may go, and what that would cost."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from migplan.model.base import Frozen, Id, Text


class Choice(StrEnum):
    """Where a local system may end up: six places to run, and two ways of being no more.

    The order is that of the catalogue; of equally cheap choices the first one is taken.
    """

    GOV_CLOUD_RELATED = "gov_cloud_related"
    REGIONAL_CLOUD = "regional_cloud"
    ONPREM = "onprem"
    OTHER_CLOUD = "other_cloud"
    LGWAN_ASP = "lgwan_asp"
    SAAS_INTERNET = "saas_internet"
    ABSORB = "absorb"
    """Its work is done by a standard system (標準側への吸収)."""
    RETIRE = "retire"


PLACES: Final = tuple(c for c in Choice if c not in (Choice.ABSORB, Choice.RETIRE))
"""Choices with which the system goes on running."""

JUDGED: Final = frozenset({Choice.GOV_CLOUD_RELATED, Choice.ABSORB, Choice.RETIRE})
"""Choices that law or policy has to allow first: a person judges that, and gives the reason."""


Amount = Annotated[int, Field(ge=0, le=10**10)]
"""Yen; more than ten billion for one system is a slip."""


class PlacementRow(Frozen):
    """What is known about one choice for one local system; nothing is needed but the two."""

    system: Id
    choice: Choice
    allowed: bool | None = None
    """Whether it may be chosen; left out: not judged yet."""
    monthly_yen: Amount | None = None
    """Hosting cost a month; left out: a planning assumption."""
    move_yen: Amount | None = None
    """One-off cost of moving there at the next renewal; left out: a planning assumption."""
    into: Id | None = None
    """The standard system that takes it over; only where it is absorbed."""
    reason: Text | None = None
    """Why it is allowed or not."""
    source: Text | None = None

    @property
    def key(self) -> str:
        """What tells it from other rows."""
        return f"{self.system}:{self.choice}"

"""The words of trying other dates: what the script of the page says, with its places left open."""

from collections.abc import Iterable

from migplan.planning.whatif.limits import Unchecked
from migplan.report.words import Words

RULES = {
    "pin": "whatif.rule_pin",
    "lead": "whatif.rule_lead",
    "not_before": "whatif.rule_not_before",
    "season": "whatif.rule_season",
    "deadline": "whatif.rule_deadline",
    "contract": "whatif.rule_contract",
    "late": "whatif.rule_late",
    "soft": "whatif.rule_soft",
}
"""What a slot that is closed by a rule breaks; the rules are those of ``whatif.closed``."""

UNCHECKED = {
    Unchecked.PEOPLE: "whatif.people",
    Unchecked.SHARED: "whatif.shared",
}
"""What is left to ``plan --pins``."""

_SAID = (
    "whatif.same",
    "whatif.zero",
    "whatif.more",
    "whatif.less",
    "whatif.and_more",
    "whatif.sums",
    "whatif.said",
    "whatif.said_none",
    "whatif.back",
    "whatif.earlier",
    "whatif.later",
    "whatif.planned",
    "whatif.try_of",
    "whatif.option_firm",
    "whatif.option_soft",
    "whatif.effect",
    "whatif.breaks",
    "whatif.stops_none",
    "whatif.stops_none_checked",
    "whatif.notes_none",
    "whatif.settled",
    "whatif.arise",
    "whatif.vanish",
    "whatif.bridge",
    "whatif.bridges_same",
    "whatif.bridges_count",
    "whatif.after",
    "whatif.after_lag",
    "whatif.vendor_projects",
    "whatif.own_projects",
    "whatif.load",
    "whatif.total",
    "whatif.kind",
    "whatif.year",
    "whatif.plan",
    "whatif.tried",
    "whatif.difference",
    "whatif.kept",
    "whatif.undecided",
    "whatif.tried_reason",
    "whatif.file_use",
    "whatif.file_free",
    "whatif.file_stops",
)
_PLACES = (
    *("name", "names", "detail", "n", "limit", "date", "yen", "first", "second", "month", "slot"),
    *("data", "stops", "bridges"),
)


def page_words(words: Words, keys: Iterable[str] = _SAID) -> dict[str, str]:
    """Sentences by the last part of their key; the script fills in ``{name}`` and the like."""
    open_places = {place: f"{{{place}}}" for place in _PLACES}
    return {key.partition(".")[2]: words(key, **open_places) for key in keys}

"""For whom a page is, and what it leaves out for that reader."""

from dataclasses import dataclass

from migplan.report.audience import Audience
from migplan.report.views.context import Context
from migplan.report.width import cut

_VENDOR_EM = 24


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """What stands at the head and at the foot of a page."""

    mark: str
    note: str
    left_out: str


def reader_words(context: Context) -> ReaderWords | None:
    """The words for a reader; the division's page says nothing, for it leaves out nothing."""
    audience, words = context.audience, context.words
    if audience is Audience.DIVISION:
        return None
    vendor = {"vendor": cut(context.vendor, _VENDOR_EM)} if audience is Audience.VENDOR else {}
    return ReaderWords(
        words(f"reader.{audience}", **vendor),
        words(f"readers.{audience}_note"),
        words(f"readers.{audience}_left"),
    )

"""Subsidies: which year to ask for, and what falls outside their window."""

from collections.abc import Iterator

from migplan.model.case import Case
from migplan.model.dates import fiscal_year
from migplan.model.outlook import FundingWindow
from migplan.model.plan import Cutover, DecisionDue
from migplan.model.text import Bilingual
from migplan.model.wording import short_day
from migplan.planning.due.days import named, not_past, request_day, year_name


def subsidies(
    case: Case, cutovers: tuple[Cutover, ...], windows: tuple[FundingWindow, ...]
) -> Iterator[DecisionDue]:
    """The next year that can still be asked for, and systems that come too late for any."""
    on = {cutover.system: cutover.date for cutover in cutovers}
    for window in windows:
        years: dict[int, list[str]] = {}
        for key in window.inside:
            years.setdefault(fiscal_year(on[key]), []).append(key)
        open_years = [year for year in sorted(years) if request_day(year) >= case.as_of]
        if open_years:
            yield _ask(case, window, open_years[0], years[open_years[0]])
        if window.outside:
            yield _outside(case, window, min(fiscal_year(on[key]) for key in window.outside))


def _ask(case: Case, window: FundingWindow, year: int, keys: list[str]) -> DecisionDue:
    return DecisionDue(
        key=f"subsidy:{year}",
        due=not_past(case, request_day(year)),
        who=Bilingual(ja="情報政策課・財政課", en="IT division and finance division"),
        what=Bilingual(
            ja=f"{year_name(year)}に切り替える{len(keys)}システムについて{window.name.ja}を要望する",
            en=f"Ask for the {window.name.en} for {len(keys)} {'system' if len(keys) == 1 else 'systems'} cutting over in fiscal {year}",
        ),
        basis=Bilingual(
            ja=f"補助の期間は {short_day(window.until)} まで。要望は当初予算の要求と同じ時期とみなす",
            en=f"the window closes on {window.until}; one is taken to ask when the budget is asked for",
        ),
    )


def _outside(case: Case, window: FundingWindow, year: int) -> DecisionDue:
    keys = list(window.outside)
    names = named(case, keys)
    return DecisionDue(
        key="subsidy:outside",
        due=not_past(case, request_day(year)),
        who=Bilingual(ja="財政課・情報政策課", en="finance division and IT division"),
        what=Bilingual(
            ja=f"補助の期間の後に切り替える{names.ja}の財源を決める",
            en=f"Find the money for {names.en}, which cut over after the subsidy has ended",
        ),
        basis=Bilingual(
            ja=f"{window.name.ja}の期間は {short_day(window.until)} まで",
            en=f"the window of the {window.name.en} closes on {window.until}",
        ),
    )

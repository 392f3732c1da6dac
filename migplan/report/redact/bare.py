"""What is left of common parts of a plan when their texts and amounts are taken out."""

from typing import Final

from migplan.model.case import Case
from migplan.model.contract import Contract
from migplan.model.municipality import Municipality
from migplan.model.plan import Cost, Plan, Provenance
from migplan.model.season import Season
from migplan.model.text import Bilingual

UNSAID: Final = Bilingual(ja="", en="")
"""In the place of a sentence that is not for the reader."""

NO_COST: Final = Cost(total_yen=0, cash_yen=0, low_yen=0, high_yen=0, by_kind={}, by_fiscal_year={})
"""In the place of a cost that is not for the reader; never shown."""


def bare_body(body: Municipality) -> Municipality:
    """The body by name and code, without notes and references."""
    return Municipality(code=body.code, name=body.name, invented=body.invented)


def bare_season(season: Season, reason: Bilingual) -> Season:
    """A season with its days, its reason said by the caller."""
    return Season(
        business=season.business,
        start=season.start,
        end=season.end,
        severity=season.severity,
        reason=reason,
        every_years=season.every_years,
        base_year=season.base_year,
    )


def bare_contract(contract: Contract) -> Contract:
    """A contract with its name, kind and dates; no price, no vendor, no note."""
    return Contract(
        id=contract.id,
        name=contract.name,
        systems=contract.systems,
        kind=contract.kind,
        start=contract.start,
        end=contract.end,
    )


def bare_provenance(plan: Plan) -> Provenance:
    """Where the plan comes from; a fingerprint tells nothing of what it was taken of."""
    origin = plan.provenance
    return Provenance(
        inputs_sha256=origin.inputs_sha256,
        version=origin.version,
        seed=origin.seed,
        solver=origin.solver,
        bound_source=origin.bound_source,
        status=origin.status,
    )


def bare_case(case: Case) -> Case:
    """A case with the body and its days, and nothing in it."""
    return Case(
        municipality=bare_body(case.municipality),
        as_of=case.as_of,
        backtest=case.backtest,
        lead_months=case.lead_months,
        horizon_end=case.horizon_end,
        systems=(),
        roles={},
        partners=(),
        linkages=(),
        contracts=(),
        slots=(),
        seasons=(),
        units=(),
        hard_deadlines=case.hard_deadlines,
        project_months={},
        deadlines={},
        prices=(),
        seed=case.seed,
    )

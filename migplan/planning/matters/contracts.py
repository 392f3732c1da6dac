"""Open questions about contracts, and about systems whose contract nobody knows."""

from collections.abc import Callable

from migplan.model.contract import Contract, ContractKind
from migplan.model.dates import RoughDate
from migplan.model.inventory import Inventory
from migplan.model.price import Price
from migplan.planning.matters.kind import (
    Answer,
    Kind,
    Known,
    Subjects,
    ids,
    keys,
    with_contracts,
)

_NEW = "contract-of-"


def _assumed(key: str) -> Callable[[Known], Subjects | None]:
    """The contracts about which something was assumed."""
    return lambda known: keys("contract", known.assumed(key))


def _no_contract(known: Known) -> Subjects | None:
    return keys("system", known.assumed("system:contract"))


def _no_price(known: Known) -> Subjects | None:
    """Contracts without a price, and systems without a contract, which run at the same price."""
    contracts = keys("contract", known.assumed("contract:monthly_yen")) or ()
    return (*contracts, *(_no_contract(known) or ())) or None


def _no_extension_price(known: Known) -> Subjects | None:
    moving = {system.id for system in known.moving}
    found = (
        contract.id
        for contract in known.inventory.contracts
        if moving & set(contract.systems)
        and contract.end is not None
        and contract.extendable is not False
        and contract.extension_monthly_yen is None
    )
    return keys("contract", found)


def _put_end(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    end = known.months_on(answer.number)

    def change(contract: Contract) -> dict[str, RoughDate]:
        begun = contract.start is None or contract.start.day <= end.day
        return {"end": end if begun or contract.start is None else contract.start}

    return with_contracts(known, subjects, change)


def _put_contract(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    """Each system gets a lease of its own."""
    end = known.months_on(answer.number)
    new = _new(known, subjects, end=end, kind=ContractKind.LEASE)
    return with_contracts(known, (), lambda _: {}, new)


def _put_price(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    monthly = round(_price(known, answer.text).at(answer.end))
    # without an end it costs what an unknown contract costs, at this price
    new = _new(known, subjects, monthly_yen=monthly)
    return with_contracts(known, subjects, lambda _: {"monthly_yen": monthly}, new)


def _put_extension_price(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    share = _price(known, answer.text).at(answer.end)
    usual = round(_price(known, "contract_monthly").typical)

    def change(contract: Contract) -> dict[str, int]:
        monthly = usual if contract.monthly_yen is None else contract.monthly_yen
        return {"extension_monthly_yen": round(monthly * share / 100)}

    return with_contracts(known, subjects, change)


def _put_kind(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    kind = ContractKind(answer.text)
    return with_contracts(known, subjects, lambda _: {"kind": kind})


def _put_extendable(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    extendable = answer.text == "true"
    return with_contracts(known, subjects, lambda _: {"extendable": extendable})


def _price(known: Known, key: str) -> Price:
    return next(price for price in known.case.prices if price.key == key)


def _new(known: Known, subjects: Subjects, **fields: object) -> list[Contract]:
    """A contract for each system among the subjects, under an id that nobody uses."""
    found: list[Contract] = []
    for system in sorted(ids(subjects, "system")):
        key = f"{_NEW}{system}"[:100]
        while key in known.contracts:
            key += "-"
        found.append(Contract.model_validate({"id": key, "systems": (system,), **fields}))
    return found


KINDS = (
    Kind("system.contract", _no_contract, _put_contract),
    Kind("contract.end", _assumed("contract:end"), _put_end),
    Kind("contract.monthly_yen", _no_price, _put_price),
    Kind("contract.extension_monthly_yen", _no_extension_price, _put_extension_price),
    Kind("contract.kind", _assumed("contract:kind"), _put_kind),
    Kind("contract.extendable", _assumed("contract:extendable"), _put_extendable),
)

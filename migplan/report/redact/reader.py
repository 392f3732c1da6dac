"""The one door: a plan as one reader may see it."""

from migplan.model.plan import Plan
from migplan.report.audience import Audience
from migplan.report.redact.executive import for_executives
from migplan.report.redact.public import for_the_public
from migplan.report.redact.vendor import for_vendor
from migplan.report.redact.vendor_name import check_vendor, vendor_named


def for_reader(plan: Plan, audience: Audience, vendor: str = "", *, known: bool = True) -> Plan:
    """A plan without what a reader must not see; the division gets the plan itself.

    Where a reader does not see amounts they are all zero in the answer, for a plan has to have
    them: whoever shows it asks ``sees(audience, Topic.MONEY)`` and shows no amount at all.

    Args:
        plan: A whole plan; one that was redacted before must not come in again.
        audience: Who reads it.
        vendor: Whose view it is; for ``VENDOR`` only, and needed there.
        known: Whether the vendor must have a system in the plan. An earlier version of a plan may
            have none; it then holds nothing of the vendor's.

    Raises:
        MigplanError: If the vendor is missing, unknown, or given for another reader.
    """
    check_vendor(audience, vendor)
    match audience:
        case Audience.DIVISION:
            return plan
        case Audience.EXECUTIVE:
            return for_executives(plan)
        case Audience.VENDOR:
            return for_vendor(plan, vendor_named(plan, vendor, known=known))
        case Audience.PUBLIC:
            return for_the_public(plan)

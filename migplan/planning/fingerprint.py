"""Fingerprints: equal content, equal digest, whatever the order of rows, keys and files."""

import hashlib
from collections.abc import Iterable

from migplan.model.case import Case
from migplan.model.plan import Plan
from migplan.model.policy import VendorCapacity


def fingerprint(case: Case) -> str:
    """SHA-256 of the content of a case, in hexadecimal; what was assumed follows from the rest.

    Values equal to their defaults are left out, so that a field added later changes no digest.
    """
    content = case.model_dump_json(exclude={"assumptions"}, exclude_defaults=True)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def digest(plan: Plan) -> str:
    """SHA-256 of everything a plan says, in hexadecimal."""
    return hashlib.sha256(plan.model_dump_json().encode("utf-8")).hexdigest()


def group_fingerprint(cases: Iterable[Case], vendors: Iterable[VendorCapacity]) -> str:
    """SHA-256 of all cases, in order, and of what they share, in hexadecimal."""
    parts = [*(fingerprint(case) for case in cases), *(v.model_dump_json() for v in vendors)]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()

"""Fingerprints: equal content, equal digest, whatever the order of rows, keys and files."""

import hashlib

from migplan.model.case import Case


def fingerprint(case: Case) -> str:
    """SHA-256 of the content of a case, in hexadecimal."""
    return hashlib.sha256(case.model_dump_json().encode("utf-8")).hexdigest()

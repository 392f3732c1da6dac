"""Fingerprints: equal content, equal digest, whatever the order of rows, keys and files."""

import hashlib

from migplan.model.case import Case


def fingerprint(case: Case) -> str:
    """SHA-256 of the content of a case, in hexadecimal; what was assumed follows from the rest."""
    content = case.model_dump_json(exclude={"assumptions"})
    return hashlib.sha256(content.encode("utf-8")).hexdigest()

"""Documents as JSON: one form for all of them, so that files of ours are known by their first line."""

from migplan.model.base import Frozen


def document_text(document: Frozen) -> str:
    """The fields of a document in their order; the first line names the generator."""
    return '{"generator":"migplan",' + document.model_dump_json(indent=1).lstrip("{\n ") + "\n"

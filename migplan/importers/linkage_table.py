"""A linkage table of the user's own, such as the official one, in place of the packaged one."""

from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Final

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.entries import StandardLinkage
from migplan.catalogue.rows import linkage_id
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.csv_rows import csv_nodes
from migplan.importers.decode import decode
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.model.base import Frozen, Id, Name, Text
from migplan.model.gap import Confidence
from migplan.model.linkage import Criticality, Method

_ENCODINGS: Final = ("utf-8-sig", "cp932")
_ENDS: Final = ("provider", "consumer")


class LinkageRow(Frozen):
    """One row as it may be written: the columns of ``migplan catalog linkages --format csv``.

    ``provider``, ``consumer`` and ``data_ja`` are required.
    """

    id: Id | None = None
    provider: Name
    """Id, official ID or name of a business, common function or partner."""
    consumer: Name
    data_ja: Name
    data_en: Text = ""
    method: Method = Method.FILE
    method_as_written: Text = ""
    timing: Text = ""
    timing_en: Text = ""
    criticality: Criticality = Criticality.IMPORTANT
    official_id: Text = ""
    official_id_inferred: Text = ""
    functions: Text = ""
    personal_number: bool | None = None
    source: Text | None = None
    """Left out: the file and the line."""
    confidence: Confidence = Confidence.HIGH
    method_timing_basis: Text = ""


def read_linkage_table(file: Path, catalogue: Catalogue) -> tuple[StandardLinkage, ...]:
    """Read a CSV file in UTF-8 or CP932 for :meth:`Catalogue.with_linkages`.

    Args:
        file: The table.
        catalogue: Knows what may stand at the ends of a linkage.

    Raises:
        InventoryError: If anything is wrong; carries every problem with its address.
    """
    shown = PurePosixPath(file.as_posix())
    try:
        nodes, problems = csv_nodes(read_text(file, shown, _ENCODINGS), shown, LinkageRow)
    except UnreadableFileError as error:
        raise InventoryError([error.problem]) from error
    found: list[StandardLinkage] = []
    first: dict[str, Location] = {}
    count: Counter[tuple[str, str]] = Counter()
    for node in nodes:
        row = decode(LinkageRow, node, problems)
        ends = _ends(row, node, catalogue, problems) if row else None
        if row is None or ends is None:
            continue
        count[ends] += 1
        key = row.id or linkage_id(*ends, count[ends])
        if key in first:
            values = {"id": key, "first": str(first[key])}
            problems.append(Diagnostic("MIG201", node.find(("id",)).location, values))
        first.setdefault(key, node.location)
        given = {
            "id": key,
            "provider": ends[0],
            "consumer": ends[1],
            "source": row.source or f"{shown.name}:{node.location.line}",
        }
        found.append(StandardLinkage.model_validate(row.model_dump() | given))
    if problems:
        raise InventoryError(problems)
    return tuple(found)


def _ends(
    row: LinkageRow, node: Node, catalogue: Catalogue, problems: list[Diagnostic]
) -> tuple[str, str] | None:
    """Provider and consumer by id; None, and problems, when they are none."""
    texts = (row.provider, row.consumer)
    provider, consumer = (catalogue.find_end(text) for text in texts)
    for field, text, end in zip(_ENDS, texts, (provider, consumer), strict=True):
        if end is None:
            near = catalogue.nearest(text) or catalogue.nearest(text, "partner") or ""
            place = node.find((field,)).location
            problems.append(Diagnostic("MIG230", place, {"value": text, "nearest": near}))
    if provider is None or consumer is None:
        return None
    if provider == consumer:
        # 017 and 018 are two products of one business: the linkage runs between its parts
        provider, consumer = (catalogue.find("part", text) or provider for text in texts)
    if provider == consumer:
        problems.append(Diagnostic("MIG207", node.location, {"value": row.consumer}))
        return None
    return provider, consumer

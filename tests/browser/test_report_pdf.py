"""The report as a PDF, printed by an installed browser."""

import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from migplan.report.shapes.job import Job, Options
from migplan.report.shapes.make import write_shapes
from migplan.report.write import is_ours
from tests.report.plans import tiny_plan

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def _streams(content: bytes) -> bytes:
    """Everything in a PDF that is packed, unpacked."""
    parts: list[bytes] = []
    for packed in _STREAM.findall(content):
        try:
            parts.append(zlib.decompressobj().decompress(packed))
        except zlib.error:
            continue  # a picture, or a font of another kind
    return b"\n".join(parts)


@pytest.mark.browser
@pytest.mark.usefixtures("browser")
def test_a_pdf_has_pages_of_a3_and_japanese_text(
    tmp_path: Path,
):
    options: dict[str, Any] = {"engines": ()}
    (written,) = write_shapes(Job(tiny_plan(), Options(**options)), ["pdf"], tmp_path)
    content = written.read_bytes()
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    first = tuple(round(float(length)) for length in sizes[0])
    mapped = _streams(content)

    assert len(re.findall(rb"/Type /Page\b", content)) > 1
    assert first == (1191, 842)
    # the characters that glyphs stand for: 移, 行, 計, 画
    assert [code for code in (b"79FB", b"884C", b"8A08", b"753B") if b"<" + code + b">" in mapped]
    assert is_ours(written)

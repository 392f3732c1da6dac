"""The page as a PDF: what a browser prints, marked as ours and dated by the plan."""

import re

from migplan import __version__
from migplan.report.shapes.browser import check_font, find_browser, printed
from migplan.report.shapes.job import Job

_STAMP = re.compile(rb"(?<=Date \(D:)\d{14}")


def files(job: Job) -> dict[str, bytes]:
    """``report.pdf``.

    Raises:
        MigplanError: If there is no browser or no Japanese font, or the browser fails.
    """
    browser = job.options.browser or find_browser()
    check_font()
    # what follows the end of a PDF is no part of it, so the mark moves nothing
    mark = f"\n%migplan {__version__}\n".encode()
    # of the clock's length, so that no place in the file moves
    moment = f"{job.plan.as_of:%Y%m%d}000000".encode()
    content = _STAMP.sub(moment, printed(job.page, browser), count=2)
    return {"report.pdf": content.rstrip(b"\n") + mark}

"""The page, and each graph as SVG and DOT beside it."""

from migplan.report.files import REPORT, drawing_files
from migplan.report.shapes.job import Job


def files(job: Job) -> dict[str, str]:
    """``report.html`` first, then the drawings."""
    return {REPORT: job.page, **drawing_files(job.drawings, job.options.audience)}

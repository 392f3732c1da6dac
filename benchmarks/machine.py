"""On what a measurement was made."""

import os
import platform
import resource
from datetime import UTC, date, datetime
from pathlib import Path

_CPUS = Path("/proc/cpuinfo")


def today() -> date:
    """The day of the measurement."""
    return datetime.now(tz=UTC).date()


def described() -> str:
    """Cores, processor, system, Python and how busy the machine is already."""
    parts = [
        f"{os.cpu_count()} cores",
        _processor(),
        platform.system(),
        f"Python {platform.python_version()}",
        f"load {os.getloadavg()[0]:.1f} at the start",
    ]
    return ", ".join(part for part in parts if part)


def peak_mib() -> tuple[float, float]:
    """Most memory of this process so far, and of the largest of its children."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return own / 1024, children / 1024


def _processor() -> str:
    if not _CPUS.exists():
        return platform.processor()
    lines = _CPUS.read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())

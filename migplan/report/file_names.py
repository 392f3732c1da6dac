"""Names that every file system takes, Windows among them."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
"""Windows takes these for devices, whatever follows the first dot."""


def not_a_device(name: str) -> str:
    """The name itself, or with ``_`` where Windows would take it for a device such as ``CON``."""
    stem, dot, rest = name.partition(".")
    return f"{stem}_{dot}{rest}" if stem.strip().lower() in _DEVICES else name

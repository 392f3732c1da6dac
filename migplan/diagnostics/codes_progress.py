"""MIG33x: progress sheets of the ministry."""

from migplan.diagnostics.code import Code

PROGRESS: dict[str, Code] = {}

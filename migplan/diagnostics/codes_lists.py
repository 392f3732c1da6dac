"""MIG30x to MIG32x: lists of others, in whatever columns they have."""

from migplan.diagnostics.code import Code

LISTS: dict[str, Code] = {}

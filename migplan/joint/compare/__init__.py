"""Comparing several plans: the facts of each, aligned, summed and explained."""

from migplan.joint.compare.build import compare
from migplan.joint.compare.sharing import shared
from migplan.joint.compare.side import Side

__all__ = ["Side", "compare", "shared"]

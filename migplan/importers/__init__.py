"""Readers of what people have: files become an inventory, or a list of what is wrong with them."""

from migplan.importers.load import Loaded, load

__all__ = ["Loaded", "load"]

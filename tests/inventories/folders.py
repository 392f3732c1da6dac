"""Where the sample inventories lie."""

from pathlib import Path

INVENTORIES = Path(__file__).parents[2] / "inventories"

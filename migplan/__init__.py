"""migplan: when each system of a municipality cuts over, and what the time between costs."""

__version__ = "0.1.0"

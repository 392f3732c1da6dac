"""Decisions: when each system cuts over, what that costs, and how good it is known to be."""

"""Lots: who buys together, by when, and who pays what."""

"""Tests of the gap rules."""

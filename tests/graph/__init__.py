"""Tests of the linkage graph."""

"""Tests of migplan."""

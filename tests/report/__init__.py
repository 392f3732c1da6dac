"""Tests of the report and its drawings."""

"""Tests of the sample inventories and of the import of the national list."""

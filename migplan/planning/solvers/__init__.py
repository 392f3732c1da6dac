"""Solvers of the neutral problem; one file each."""

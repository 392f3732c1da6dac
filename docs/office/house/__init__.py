"""Builds the folder with which migplan is installed where there is no network."""

"""The page about the scenarios of one body."""

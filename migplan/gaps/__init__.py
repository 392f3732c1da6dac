"""Gaps: where a way during or after the migration is missing, and the rules that find it."""

"""Several problems at once that share resources: one plan each, and what sharing costs."""

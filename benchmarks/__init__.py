"""What the project measures; each script says how it is run."""

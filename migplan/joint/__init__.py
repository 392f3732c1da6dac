"""What several plans say together: comparing them, buying together, leaving, being late."""

"""Pages and tables about several plans."""

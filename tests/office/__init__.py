"""What an office has: consoles in cp932, Windows names, folders that cannot be written."""

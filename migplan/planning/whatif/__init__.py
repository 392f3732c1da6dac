"""What other cutover dates would cost and break, as tables that need adding up and comparing only."""

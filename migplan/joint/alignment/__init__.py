"""What the bodies of a lot have to settle: specifications, practice, councils and budgets."""

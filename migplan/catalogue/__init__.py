"""What is known before anybody asks a body, and how it fills an inventory up to a case."""

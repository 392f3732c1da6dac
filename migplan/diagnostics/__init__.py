"""How problems look: code, address, sentence and hint."""

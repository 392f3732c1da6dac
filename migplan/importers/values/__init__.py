"""Single values as the lists of municipalities write them: pure functions from cell to reading.

A reading is never a guess. It says what is known, what was done to get there (``repairs``) and
what of the text was not used (``rest``), so that an importer can report all of it.
"""

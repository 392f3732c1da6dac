"""``python -m migplan``."""

from migplan.commands import main

main()

"""Runs migplan from a checkout: ``python cli.py plan inventories/mihon-shi``."""

from migplan.commands import main

if __name__ == "__main__":
    main()

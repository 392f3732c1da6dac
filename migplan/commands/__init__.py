"""The commands: read, call, write, exit. Nothing heavy is imported before a command needs it."""

from migplan.commands.main import main

__all__ = ["main"]

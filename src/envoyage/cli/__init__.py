"""The command line: reads files, plans, checks and writes; all thinking is done further in."""

from envoyage.cli.app import main

__all__ = ["main"]

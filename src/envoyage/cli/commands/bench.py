"""``envoyage bench``."""

import importlib
import sys
from pathlib import Path

import typer

from envoyage.cli.endings import Status
from envoyage.cli.terminal import Terminal


def bench(context: typer.Context) -> Status:
    """Measure Envoyage on this machine; runs in a clone of the repository (options: envoyage bench --help)."""
    root = Path(__file__).resolve().parents[4]
    if not (root / "bench" / "main.py").is_file():
        Terminal().say("The measurements live in the repository, beside src/. Run this in a clone: ./run bench")
        return Status.BAD
    sys.path.insert(0, str(root))
    return Status(importlib.import_module("bench.main").main(list(context.args)) or 0)

"""Help answers at once: nothing heavy is imported for it."""

import pytest

from envoyage.cli.app import COMMANDS
from tests.cli.helper import envoyage

HEAVY = ("ortools", "numpy", "highspy", "pandas", "typst", "openpyxl", "xlsxwriter", "docx", "holidays", "lxml")
TELL_HEAVY = f"""
import atexit, sys
atexit.register(lambda: print("loaded:", *(m for m in {HEAVY!r} if m in sys.modules)))
"""


def test_help_imports_nothing_heavy():
    done = envoyage("--help", before=TELL_HEAVY.replace("('ortools'", "('pydantic', 'ortools'"))

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].split() == ["loaded:"]


@pytest.mark.parametrize("command", [c.__name__ for c in COMMANDS if c.__name__ != "bench"])
def test_every_command_explains_itself_without_heavy_imports(command: str):
    done = envoyage(command, "--help", before=TELL_HEAVY)

    assert done.returncode == 0
    assert f"Usage: envoyage {command}" in done.stdout
    assert "--json" in done.stdout
    assert done.stdout.splitlines()[-1].split() == ["loaded:"]


def test_help_lists_every_command():
    done = envoyage("--help")

    missing = [c.__name__ for c in COMMANDS if c.__name__ not in done.stdout]

    assert missing == []


def test_without_a_command_help_is_shown_and_the_use_is_bad():
    done = envoyage()

    assert done.returncode == 2
    assert "Usage: envoyage" in done.stdout

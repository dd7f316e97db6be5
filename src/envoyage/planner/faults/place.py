"""Where a fault is: a table of the problem, the row's id and the field, in one short text that files can read back."""

from collections.abc import Sequence
from difflib import get_close_matches

ASK_CUTOFF = 0.6
"""How alike a known word must be before it is offered; as in the standard library."""


def place(table: str, key: str = "", field: str = "") -> str:
    """A place as ``table[id].field``; without an id ``table.field``."""
    return table + (f"[{key}]" if key else "") + (f".{field}" if field else "")


def meant(word: str, known: Sequence[str]) -> str:
    """The question whether the nearest known word was meant, empty where none is near."""
    near = {k.casefold(): k for k in known}
    found = get_close_matches(word.casefold(), sorted(near), n=1, cutoff=ASK_CUTOFF)
    return f"Did you mean {near[found[0]]!r}?" if found else ""


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names as a list for a sentence, cut after ``most`` of them."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"

"""Where a fault is: a table of the problem, the row's id and the field, in one short text that files can read back."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

NAMELESS: Mapping[str, str] = MappingProxyType({})

ASK_CUTOFF = 0.6
"""How alike a known word must be before it is offered; as in the standard library."""


def place(table: str, key: str = "", field: str = "") -> str:
    """A place as ``table[id].field``; without an id ``table.field``."""
    return table + (f"[{key}]" if key else "") + (f".{field}" if field else "")


def meant(word: str, known: Sequence[str], names: Mapping[str, str] = NAMELESS) -> str:
    """The question whether the nearest known word was meant, empty where none is near.

    ``names`` are other words that known ones go by: somebody writes the name where the id is two letters.
    """
    said = {name: f"{key!r} ({name})" for name, key in names.items() if name and name != key}
    said |= {k: repr(k) for k in known}
    found = nearest(word, said)
    return f"Did you mean {said[found]}?" if found else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like another, in any case of letters; empty where none is near."""
    near = {k.casefold(): k for k in known}
    found = get_close_matches(word.casefold(), sorted(near), n=1, cutoff=ASK_CUTOFF)
    return near[found[0]] if found else ""


def names_of(rows: Iterable[Any]) -> dict[str, str]:
    """The ids of rows by the names or titles that they have; what has none goes by its id alone."""
    named = ((getattr(row, "name", "") or getattr(row, "title", ""), row.id) for row in rows)
    return {name: key for name, key in named if name}


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names as a list for a sentence, cut after ``most`` of them."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"

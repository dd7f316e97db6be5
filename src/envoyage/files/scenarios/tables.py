"""The tables of a programme by name: their rows, the kind of their rows, and the programme with other rows."""

from dataclasses import fields, replace
from functools import cache
from typing import Any, get_args, get_type_hints

from envoyage.planner.faults.references import KEYS
from envoyage.planner.problem import Pins, Problem, Slot

Row = Any
"""A record of any table: one of the dataclasses of a problem."""

SLOTS = "slots"


def rows_of(problem: Problem, table: str) -> tuple[Row, ...]:
    """The rows of a table."""
    head, _, inner = table.partition(".")
    rows: tuple[Row, ...] = getattr(getattr(problem, head), inner) if inner else getattr(problem, head)
    return rows


def with_rows(problem: Problem, table: str, rows: tuple[Row, ...]) -> Problem:
    """The programme with these rows in a table; slots go back into the windows they came from."""
    head, _, inner = table.partition(".")
    if table == SLOTS:
        return _with_slots(problem, rows)
    value: Any = replace(getattr(problem, head), **{inner: rows}) if inner else rows
    return replace(problem, **{head: value})


def _with_slots(problem: Problem, rows: tuple[Row, ...]) -> Problem:
    """Each window with what its slots have become; ``rows`` are in the order of ``problem.slots``."""
    now = dict(zip((s.id for s in problem.slots), rows, strict=True))
    windows = (replace(w, slots=tuple(now[s.id] for s in w.slots)) for w in problem.windows)
    return replace(problem, windows=tuple(windows))


@cache
def kind_of(table: str) -> type:
    """The dataclass of a table's rows."""
    if table == SLOTS:
        return Slot
    head, _, inner = table.partition(".")
    hint = get_type_hints(Pins)[inner] if inner else get_type_hints(Problem)[head]
    kind: type = get_args(hint)[0]
    return kind


@cache
def fields_of(table: str) -> dict[str, Any]:
    """The fields of a table's rows with their types."""
    hints = get_type_hints(kind_of(table))
    return {f.name: hints[f.name] for f in fields(kind_of(table))}


def key_of(table: str, row: Row) -> str:
    """What identifies a row: its id, or its naming fields with slashes between."""
    return str(row.id) if hasattr(row, "id") else "/".join(str(getattr(row, field)) for field in KEYS[table])

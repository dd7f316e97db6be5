"""A problem as the rows of the workbook's sheets."""

from collections.abc import Iterable, Iterator
from typing import Any

from envoyage.files.sandbox import Cell
from envoyage.files.workbook.kinds import Text
from envoyage.files.workbook.sheet import OWNER, Column, Sheet
from envoyage.planner.problem import Problem

Values = tuple[Cell, ...]


def rows_of(problem: Problem, sheet: Sheet) -> Iterator[Values]:
    """The cells of every row of a sheet, in the order of its columns; upright sheets have one row."""
    for owner, row in _items(problem, sheet):
        values = (owner if column.field == OWNER else _value(row, column) for column in sheet.columns)
        yield tuple(cell_of(column, value) for column, value in zip(sheet.columns, values, strict=True))


def _items(problem: Problem, sheet: Sheet) -> Iterable[tuple[str, Any]]:
    if sheet.table == "programme":
        return [("", problem)]
    if sheet.table == "policies":
        return [("", problem.policies)]
    if sheet.owner:
        table, field = sheet.owner
        return [(owner.id, row) for owner in getattr(problem, table) for row in getattr(owner, field)]
    source: Any = problem
    for part in sheet.table.split("."):
        source = getattr(source, part)
    return [("", row) for row in source]


def _value(row: Any, column: Column) -> Any:
    """A field of a row; public holidays are kept as (day, state, name)."""
    return row[("day", "state", "name").index(column.field)] if isinstance(row, tuple) else getattr(row, column.field)


def cell_of(column: Column, value: Any) -> Cell:
    """The cell that is read back as this value; blank where that means the same."""
    if value is None or value == "" or (value == () and column.default == ()):
        return None
    return _clean(value) if isinstance(column.kind, Text) else column.kind.write(value)


def _clean(value: Any) -> str:
    """A text without what a cell cannot hold: control characters, and line ends of other systems."""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(" " if ord(c) < 32 and c not in "\n\t" else c for c in text)

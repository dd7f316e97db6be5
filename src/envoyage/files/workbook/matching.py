"""Finds the declared sheets and columns in what somebody sent: other order, case and spacing are no obstacle."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from envoyage.files.sandbox import Cell, Grid, Row
from envoyage.files.workbook.kinds import plain
from envoyage.files.workbook.sheet import Column, Sheet
from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant

HEADER_WITHIN = 10
"""A heading row is looked for in so many rows at most: some people put a title above the table."""

ITEM, VALUE = "item", "value"


@dataclass(frozen=True)
class Found:
    """A declared sheet in a file: the name it has there, where its columns are, and the rows below the heading."""

    sheet: Sheet
    name: str
    header: int
    at: dict[str, int]
    rows: tuple[Row, ...]

    def cell(self, field: str, row: int) -> str:
        """The address of a field in a row, for instance ``Participants!F12``; the row's first cell if it has none."""
        return f"{self.name}!{letters(self.at.get(field, 0))}{row}"


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    rest = ""
    while column >= 0:
        column, digit = divmod(column, 26)
        rest = chr(ord("A") + digit) + rest
        column -= 1
    return rest


def folded(title: str) -> str:
    """A title without what people vary: case, spaces, punctuation."""
    return re.sub(r"[\W_]+", "", title.casefold())


def value_at(row: Row, column: int | None) -> Cell:
    """The cell of a row, None where there is none."""
    return row.cells[column] if column is not None and column < len(row.cells) else None


@dataclass
class Match:
    """What was found, what is wrong with it, and what was left alone."""

    found: list[Found]
    faults: list[Fault]
    notices: list[str]


def match(grids: Iterable[Grid], sheets: Iterable[Sheet], ignored: tuple[str, ...]) -> Match:
    """Match the sheets of a file to the declared ones."""
    there: dict[str, Grid] = {}
    result = Match([], [], [])
    for grid in grids:
        there.setdefault(folded(grid.name), grid)
    for sheet in sheets:
        found = there.pop(folded(sheet.name), None)
        if found is not None:
            _columns(sheet, found, result)
        elif sheet.needed:
            result.faults.append(_missing(sheet, there))
    strange = [grid.name for key, grid in there.items() if key not in {folded(name) for name in ignored}]
    result.notices += [f"The sheet {name!r} is left alone." for name in strange]
    return result


def _missing(sheet: Sheet, there: dict[str, Grid]) -> Fault:
    asked = meant(sheet.name, tuple(grid.name for grid in there.values()))
    way = f"{asked} Rename it." if asked else "Add it; the template has it."
    return Fault("missing_sheet", sheet.name, f"The sheet {sheet.name!r} is missing.", way)


def _columns(sheet: Sheet, grid: Grid, result: Match) -> None:
    titles = {ITEM: ITEM, VALUE: VALUE} if sheet.upright else {folded(c.title): c.field for c in sheet.columns}
    header = _header(grid, titles)
    if header is None:
        if sheet.needed or grid.rows:
            text = f"The sheet has no headings; {', '.join(_titles(sheet)[:3])} and so on are looked for."
            result.faults.append(Fault("no_headings", f"{grid.name}!A1", text, "Copy the first row of the template."))
        return
    at: dict[str, int] = {}
    for number, cell in enumerate(header.cells):
        _take(sheet, titles, (grid.name, header.number, number, cell), (at, result))
    found = Found(sheet, grid.name, header.number, at, tuple(r for r in grid.rows if r.number > header.number))
    result.faults += _not_there(found)
    result.found.append(found)


def _header(grid: Grid, titles: dict[str, str]) -> Row | None:
    """The row of the first few that holds the most headings."""
    rows = [row for row in grid.rows if row.number <= HEADER_WITHIN]
    counted = [(sum(folded(plain(c)) in titles for c in row.cells if c is not None), -row.number, row) for row in rows]
    best = max(counted, default=None, key=lambda c: c[:2])
    return best[2] if best and best[0] else None


def _take(
    sheet: Sheet, titles: dict[str, str], heading: tuple[str, int, int, Cell], into: tuple[dict[str, int], Match]
) -> None:
    """Note where a column is; one of somebody's own is left alone."""
    (name, row, number, cell), (at, result) = heading, into
    field = titles.get(folded(plain(cell))) if cell is not None else None
    if field in at:
        where = f"{name}!{letters(number)}{row}"
        text = f"The column {plain(cell)!r} is there twice."
        result.faults.append(Fault("column_twice", where, text, "Remove or rename one."))
    elif field is not None:
        at[field] = number
    elif cell is not None and not sheet.upright:
        result.notices.append(f"The column {plain(cell)!r} of the sheet {name!r} is left alone.")


def _titles(sheet: Sheet) -> list[str]:
    return ["Item", "Value"] if sheet.upright else [c.title for c in sheet.columns]


def _not_there(found: Found) -> Iterator[Fault]:
    needed = [("Item", ITEM), ("Value", VALUE)] if found.sheet.upright else _required(found.sheet.columns)
    for title, field in needed:
        if field not in found.at and (found.rows or found.sheet.needed):
            where, text = f"{found.name}!A{found.header}", f"The column {title!r} is missing."
            yield Fault("missing_column", where, text, "Copy its heading from the template.")


def _required(columns: tuple[Column, ...]) -> list[tuple[str, str]]:
    return [(c.title, c.field) for c in columns if c.required]

"""Reads the rows of matched sheets, cell by cell; a cell that cannot be read is told and stood in for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from envoyage.files.sandbox import Row
from envoyage.files.sandbox.grids import CellError
from envoyage.files.vocabulary import countries
from envoyage.files.workbook.dates import Order, order_of
from envoyage.files.workbook.kinds import Context, CountryCode, Day, Listing, MisreadError, Moment, plain
from envoyage.files.workbook.matching import ITEM, VALUE, Found, folded, value_at
from envoyage.files.workbook.sheet import Column
from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant, nearest

EXAMPLE = "example"
Ids = dict[str, dict[str, str]]


@dataclass
class Record:
    """A row as it was read: the values that are not blank, the address of each field, the fields that were bad."""

    found: Found
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)

    def cell(self, name: str) -> str:
        """The address of a field."""
        if self.found.sheet.upright:
            return self.found.cell(VALUE, self.rows.get(name, self.number))
        return self.found.cell(name, self.number)


def without_examples(found: Found) -> Found:
    """The sheet without the rows that a template shows as examples."""
    first = found.at.get(found.sheet.columns[0].field)
    kept = tuple(r for r in found.rows if not plain(value_at(r, first) or "").casefold().startswith(EXAMPLE))
    return found if found.sheet.upright else Found(found.sheet, found.name, found.header, found.at, kept)


def names_of(founds: list[Found]) -> Ids:
    """For each table its ids by every word they go by: the id in any case, and its name where only one has it."""
    ids: Ids = {}
    for found in founds:
        table = "slots" if found.sheet.table == "slots" else found.sheet.table
        if "id" in found.at and not found.sheet.upright:
            ids[table] = _names(found)
    ids["periods"] = {**ids.get("slots", {}), **ids.get("blocks", {})}
    return ids


def _names(found: Found) -> dict[str, str]:
    keys: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    for row in found.rows:
        key = plain(value_at(row, found.at["id"]) or "")
        if isinstance(found.sheet.columns[0].kind, CountryCode):
            key = countries().get(key.casefold(), key)
        keys.setdefault(key.casefold(), key)
        for column in ("name", "title"):
            name = plain(value_at(row, found.at.get(column)) or "").casefold()
            names.setdefault(name, set()).add(key)
    if isinstance(found.sheet.columns[0].kind, CountryCode):
        known = set(keys.values())
        names |= {word: {code} for word, code in countries().items() if code in known and word not in names}
    return {name: next(iter(owners)) for name, owners in names.items() if name and len(owners) == 1} | keys


def read(found: Found, ids: Ids, faults: list[Fault]) -> list[Record]:
    """The rows of a sheet; faults are added to ``faults``."""
    if found.sheet.upright:
        return [_upright(found, ids, faults)]
    orders = {c.field: _order(found, c, faults) for c in found.sheet.columns if _has_dates(c)}
    contexts = {c.field: Context(ids, orders.get(c.field, Order.UNKNOWN)) for c in found.sheet.columns}
    return [record for row in found.rows for record in _record(found, row, contexts, faults)]


def _has_dates(column: Column) -> bool:
    kind = column.kind.of if isinstance(column.kind, Listing) else column.kind
    return isinstance(kind, Day | Moment)


def _order(found: Found, column: Column, faults: list[Fault]) -> Order:
    cells = [value_at(row, found.at.get(column.field)) for row in found.rows]
    order = order_of(cells)
    if order is Order.BOTH:
        text = f"In the column {column.title!r} some dates begin with the month and some with the day."
        where = found.cell(column.field, found.header)
        faults.append(Fault("two_date_formats", where, text, "Write them all as 2027-05-15."))
    return order


def _record(found: Found, row: Row, contexts: dict[str, Context], faults: list[Fault]) -> Iterator[Record]:
    known = set(found.at.values())
    if all(cell is None for n, cell in enumerate(row.cells) if n in known):
        return
    record = Record(found, row.number)
    for column in found.sheet.columns:
        _cell(record, column, (value_at(row, found.at.get(column.field)), contexts[column.field]), faults)
    yield record


def _cell(record: Record, column: Column, given: tuple[Any, Context], faults: list[Fault]) -> None:
    """Read one cell into the record."""
    cell, context = given
    if cell is None and not column.required:
        return
    try:
        record.values[column.field] = _value(column, cell, context)
    except MisreadError as trouble:
        record.bad.add(column.field)
        if column.required:
            record.values[column.field] = column.kind.blank
        if column.field in record.found.at or record.found.sheet.upright:
            faults.append(Fault(trouble.code, record.cell(column.field), trouble.text, trouble.way_out))


def _value(column: Column, cell: Any, context: Context) -> Any:
    if cell is None:
        raise MisreadError(f"{column.title} is missing.", f"Write {column.kind.words}.", "missing")
    if isinstance(cell, CellError):
        raise MisreadError(f"The formula shows {cell.text}.", "Write the value itself.", "formula_error")
    if context.order is Order.BOTH and isinstance(cell, str):
        context = Context(context.ids, Order.MONTH_FIRST)  # told once for the whole column
    return column.kind.read(cell, context)


def _upright(found: Found, ids: Ids, faults: list[Fault]) -> Record:
    """The one record of a sheet with an item a row."""
    record = Record(found, found.header)
    columns = {folded(c.title): c for c in found.sheet.columns}
    given: dict[str, Any] = {}
    misspelt: set[str] = set()
    for row in found.rows:
        item = plain(value_at(row, found.at.get(ITEM)) or "")
        column = columns.get(folded(item))
        if column is None and item:
            titles = tuple(c.title for c in found.sheet.columns)
            asked = meant(item, titles) or "Remove the row."
            misspelt.add(nearest(item, titles))
            record.bad.add(ITEM)  # whatever it was meant to say is not known
            faults.append(Fault("unknown_item", found.cell(ITEM, row.number), f"There is no item {item!r}.", asked))
        elif column is not None:
            record.rows[column.field] = row.number
            given[column.field] = value_at(row, found.at.get(VALUE))
    for column in found.sheet.columns:
        told = column.title in misspelt and column.field not in given
        _cell(record, column, (given.get(column.field), Context(ids)), [] if told else faults)
    return record

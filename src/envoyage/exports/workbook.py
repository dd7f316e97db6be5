"""A table and the workbook of several: frozen filtered headers, widths, drop-downs, print set-up, no formulas."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from envoyage.exports.marking import Look
from envoyage.exports.phrases import clean

Cell = str | int | float | date | datetime | time | None
LONGEST_TEXT = 32_000  # Excel takes 32,767 characters a cell
SLIM, ACROSS = 12, 185  # characters: columns that stay as they are; what fits on a page across at seven points
LINE_HEIGHT, MOST_LINES = 14.0, 25  # points; a row of Excel is at most 409 points high
MADE = datetime(2000, 1, 1, tzinfo=UTC)
INK, PALE, EDIT = "#1F3A5F", "#F2F5F9", "#FFF8DC"
FORMATS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True},
    "date": {"num_format": "ddd dd mmm yyyy", "align": "left"},
    "time": {"num_format": "hh:mm", "align": "left"},
    "moment": {"num_format": "ddd dd mmm hh:mm", "align": "left"},
    "money": {"num_format": '#,##0.00;-#,##0.00;"–"'},
    "number": {"num_format": "0", "align": "center"},
    "doses": {"num_format": "0.00", "align": "center"},
    "share": {"num_format": "0.0 %", "align": "center"},
}

ALIGNED = {"money": "right", "number": "center", "doses": "center", "share": "center"}
"""Where the heading of a column stands: above its figures."""


@dataclass(frozen=True)
class Column:
    """A column: heading, width in characters, kind of cell, allowed words, whether people may edit it."""

    title: str
    width: float = 14
    kind: str = "text"
    choices: tuple[str, ...] = ()
    edit: bool = False
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A sheet: name, columns, rows; ``totals`` names the columns that a last row adds up."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    totals: tuple[str, ...] = ()
    empty: str = "Nothing to list."


def workbook(tables: tuple[Table, ...], look: Look) -> bytes:
    """The bytes of an Excel workbook; the same bytes for the same input."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"}  # fmt: skip
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": look.title, "comments": str(look.marking), "created": MADE})
    formats = _formats(book)
    for table in map(_for_paper, tables):
        _write(book.add_worksheet(table.name), table, look, formats)
    if look.meta:
        _write_meta(book, look.meta)
    book.close()
    return out.getvalue()


def _for_paper(table: Table) -> Table:
    """The table with its wide columns narrower where the page would else shrink the type until none can read it."""
    slim = sum(c.width for c in table.columns if c.width <= SLIM)
    wide = sum(c.width for c in table.columns if c.width > SLIM)
    if slim + wide <= ACROSS:
        return table
    share = max(0.4, (ACROSS - slim) / wide) if wide else 1.0
    columns = tuple(replace(c, width=max(SLIM, round(c.width * share))) if c.width > SLIM else c for c in table.columns)
    return replace(table, columns=columns)


def _formats(book: Workbook) -> dict[str, Format]:
    base = {"valign": "top", "font_name": "Calibri", "font_size": 10, "bottom": 4, "bottom_color": "#B8C4D6"}
    made = {kind: book.add_format(base | look) for kind, look in FORMATS.items()}
    made |= {f"{kind}+": book.add_format(base | look | {"bg_color": EDIT}) for kind, look in FORMATS.items()}
    made |= {
        f"{kind}=": book.add_format(base | look | {"bold": True, "bg_color": PALE, "top": 1})
        for kind, look in FORMATS.items()
    }
    head = base | {"bold": True, "bg_color": INK, "font_color": "white", "text_wrap": True, "valign": "vcenter"}
    made |= {f"{kind}^": book.add_format(head | {"align": ALIGNED.get(kind, "left")}) for kind in FORMATS}
    return made


def _write(sheet: Worksheet, table: Table, look: Look, formats: dict[str, Format]) -> None:
    for c, column in enumerate(table.columns):
        sheet.set_column(c, c, column.width)
        sheet.write_string(0, c, column.title, formats[f"{column.kind}^"])
        if column.note:
            sheet.write_comment(0, c, column.note)
    sheet.set_row(0, 30)
    for r, row in enumerate(table.rows, 1):
        sheet.set_row(r, LINE_HEIGHT * _lines(table.columns, row))
        for c, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _put(sheet, (r, c), value, formats[column.kind + ("+" if column.edit else "")])
    if not table.rows:
        sheet.write_string(1, 0, table.empty)
    _choices(sheet, table)
    _totals(sheet, table, formats)
    _print_setup(sheet, table, look)


def _lines(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> int:
    """How many lines the tallest text of a row takes."""
    texts = ((value, column.width) for value, column in zip(row, columns, strict=True) if isinstance(value, str))
    return min(MOST_LINES, max((_wrapped(text, width) for text, width in texts), default=1) or 1)


def _wrapped(text: str, width: float) -> int:
    """How many lines a text takes, its own line breaks kept."""
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))


def _put(sheet: Worksheet, at: tuple[int, int], value: Cell, look: Format) -> None:
    """Write by type, never by content, so that a text that begins with ``=`` stays a text."""
    if value is None or value == "":
        sheet.write_blank(*at, None, look)
    elif isinstance(value, str):
        sheet.write_string(*at, clean(value)[:LONGEST_TEXT], look)
    elif isinstance(value, date | time):
        sheet.write_datetime(*at, value, look)
    else:
        sheet.write_number(*at, value, look)


def _choices(sheet: Worksheet, table: Table) -> None:
    for c, column in enumerate(table.columns):
        if column.choices and table.rows:
            rule = {"validate": "list", "source": list(column.choices), "ignore_blank": True,
                    "error_title": "Unknown word", "error_message": "Choose from the list."}  # fmt: skip
            sheet.data_validation(1, c, len(table.rows), c, rule)


def _totals(sheet: Worksheet, table: Table, formats: dict[str, Format]) -> None:
    """A last row with sums, as formulas that also carry their value."""
    if not table.totals or not table.rows:
        return
    last = len(table.rows)
    for c, column in enumerate(table.columns):
        look = formats[f"{column.kind}="]
        if column.title in table.totals:
            cents = sum(_cents(row[c]) for row in table.rows)
            letter = xl_col_to_name(c)
            sheet.write_formula(last + 1, c, f"=SUM({letter}2:{letter}{last + 1})", look, cents / 100)
        else:
            sheet.write_string(last + 1, c, "Total" if c == 0 else "", look)


def _cents(value: Cell) -> int:
    return round(value * 100) if isinstance(value, int | float) else 0


def _print_setup(sheet: Worksheet, table: Table, look: Look) -> None:
    last = max(1, len(table.rows))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(1 if look.paper == "letter" else 9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    mark = str(look.marking).replace("&", "&&")
    title = clean(look.title).replace("&", "&&")[:120]
    as_it_is = {"scale_with_doc": False}  # else the type of a wide sheet's marking shrinks with its cells
    sheet.set_header(f"&L&10{title}&R&10{mark}"[:250], as_it_is)
    sheet.set_footer("&L&10&A&R&10Page &P of &N", as_it_is)
    if table.rows:
        sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, last, len(table.columns) - 1)})


def _write_meta(book: Workbook, meta: Mapping[str, str]) -> None:
    """A hidden sheet by which the workbook is known when it is read back."""
    sheet = book.add_worksheet("_meta")
    for r, (key, value) in enumerate(meta.items()):
        sheet.write_string(r, 0, key)
        sheet.write_string(r, 1, value)
    sheet.hide()

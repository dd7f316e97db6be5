"""Writes the programme workbook and its empty template: comments, drop-down lists, an example row, a page to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from envoyage.files.opened import refuse
from envoyage.files.sandbox import Cell
from envoyage.files.workbook.kinds import Kind, Ref, Word, YesNo
from envoyage.files.workbook.rows import Values, cell_of, rows_of
from envoyage.files.workbook.sheet import Column, Sheet
from envoyage.files.workbook.sheets import SHEETS
from envoyage.planner.problem import Problem

FORMAT = "envoyage-workbook/1"
META, READ_ME = "_meta", "Read me"
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed moment, so that equal programmes give equal bytes
LONGEST_TEXT, LONGEST_LIST = 32_767, 255  # Excel's limits for a cell and for a list inside a drop-down
ROOM = 2000  # rows that drop-down lists reach
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
UPRIGHT = ("Item", "Value", "What it means", "Unit", "Source", "Example")
INK, PALE = "#1F3A5F", "#7A7A7A"
LOOKS: dict[str, dict[str, Any]] = {
    "text": {"num_format": "@"}, "number": {}, "day": {"num_format": "yyyy-mm-dd"}, "time": {"num_format": "hh:mm"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm"},
}  # fmt: skip
PAGE = (
    "This workbook holds a programme for Envoyage: one sheet a table.",
    "Hover over a heading to see what belongs in its column. Headings may be in any order; further columns and "
    "sheets of your own are left alone.",
    "Rows whose first cell begins with 'example' are left out; delete or overwrite them.",
    "Dates: 2027-05-15 or Excel dates. Times: 09:30. Both are local time of the city. Yes and no in words.",
    "Several values in a cell: separated by commas.",
    "Ids are short names of your choice. Where another table is meant, its id or its name will do.",
    "A blank cell means the default that the heading's comment names.",
    "Then run: envoyage plan programme.xlsx --out folder",
)


def workbook_bytes(problem: Problem) -> bytes:
    """The workbook of a programme; equal programmes give equal bytes. Raises Faulty for a text too long for a cell."""
    return made(PROGRAMME, "programme", {sheet.name: list(rows_of(problem, sheet)) for sheet in SHEETS})


def template_bytes() -> bytes:
    """The empty workbook, with an example row in each table and the default of every policy."""
    return made(PROGRAMME, "template", {})


@dataclass(frozen=True)
class Form:
    """A kind of workbook: its title and first page, its sheets, and the format by which it is known."""

    title: str
    heading: str
    lines: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    format: str


PROGRAMME = Form("Programme", "Programme workbook", PAGE, SHEETS, FORMAT)


def made(form: Form, kind: str, rows: dict[str, list[Values]]) -> bytes:
    """A workbook of this form and kind with rows by sheet; a sheet without has its example row."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": form.title, "created": MADE})
    formats = {look: book.add_format({"valign": "top"} | extra) for look, extra in LOOKS.items()}
    formats["head"] = book.add_format(
        {"bold": True, "bg_color": INK, "font_color": "white", "text_wrap": True, "valign": "top"}
    )
    formats["example"] = book.add_format({"italic": True, "font_color": PALE, "num_format": "@", "valign": "top"})
    formats["wrap"] = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
    formats["link"] = book.add_format({"font_color": INK, "underline": 1, "valign": "top"})
    _read_me(book.add_worksheet(READ_ME), form, formats)
    for sheet in form.sheets:
        page = book.add_worksheet(sheet.name)
        page.set_landscape()
        page.repeat_rows(0)
        draw = _draw_upright if sheet.upright else _draw_table
        draw(page, sheet, rows.get(sheet.name), formats)
    _meta(book.add_worksheet(META), form, kind)
    book.close()
    return out.getvalue()


def _read_me(page: Any, form: Form, formats: dict[str, Any]) -> None:
    page.set_column(0, 0, 24, formats["wrap"])
    page.set_column(1, 1, 100, formats["wrap"])
    page.set_portrait()
    page.fit_to_pages(1, 0)
    page.merge_range(0, 0, 0, 1, form.heading, formats["head"])
    for number, line in enumerate(form.lines, 1):
        page.write_number(number, 0, number, formats["wrap"])
        page.write_string(number, 1, line, formats["wrap"])
        page.set_row(number, 15 * (1 + len(line) // 100))
    for number, sheet in enumerate(form.sheets, len(form.lines) + 2):
        page.write_url(number, 0, f"internal:'{sheet.name}'!A1", formats["link"], sheet.name)
        page.write_string(number, 1, sheet.about, formats["wrap"])


def _meta(page: Any, form: Form, kind: str) -> None:
    """A hidden sheet by which the workbook is known when it is read."""
    for number, (key, value) in enumerate({"format": form.format, "kind": kind}.items()):
        page.write_string(number, 0, key)
        page.write_string(number, 1, value)
    page.hide()


def _draw_table(page: Any, sheet: Sheet, rows: Iterable[Values] | None, formats: dict[str, Any]) -> None:
    """A sheet with a record in each row; an example where there are none."""
    for c, column in enumerate(sheet.columns):
        page.set_column(c, c, _width(column), formats[column.kind.look])
        page.write_string(0, c, column.title, formats["head"])
        page.write_comment(0, c, _comment(column), {"x_scale": 2, "y_scale": 1.4})
        _choices(page, column, (1, c, ROOM, c))
    page.freeze_panes(1, 1)
    if rows is None:
        for c, column in enumerate(sheet.columns):
            page.write_string(1, c, str(column.example), formats["example"])
    for r, row in enumerate(rows or (), 1):
        for c, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _put(page, sheet, (r, c), value, formats[column.kind.look])
    page.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(len(sheet.columns))}{ROOM}"})


def _draw_upright(page: Any, sheet: Sheet, rows: list[Values] | None, formats: dict[str, Any]) -> None:
    """A sheet with one record, a field in each row."""
    for c, (title, width) in enumerate(zip(UPRIGHT, (26, 28, 50, 12, 36, 32), strict=True)):
        page.set_column(c, c, width)
        page.write_string(0, c, title, formats["head"])
    page.freeze_panes(1, 1)
    facts = getattr(sheet.row, "__dataclass_fields__")  # noqa: B009 -- the name is special, not private
    for r, column in enumerate(sheet.columns, 1):
        known = facts[column.field].metadata
        value = rows[0][r - 1] if rows else cell_of(column, column.default)
        page.write_string(r, 0, column.title)
        _put(page, sheet, (r, 1), value, formats[column.kind.look])
        _choices(page, column, (r, 1, r, 1))
        for c, text in enumerate((column.help, known.get("unit", ""), known.get("source", "")), 2):
            page.write_string(r, c, text)
        page.write_string(r, 5, str(column.example), formats["example"])


def _put(page: Any, sheet: Sheet, at: tuple[int, int], value: Cell, look: Any) -> None:
    """Write by type, never by content, so that a text that begins with ``=`` stays a text."""
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            where = f"{sheet.name}!{xl_rowcol_to_cell(*at)}"
            raise refuse("too_long", where, "The text is too long for a cell.", "Write the programme as .json.")
        page.write_string(*at, value, look)
    elif isinstance(value, date | time):
        page.write_datetime(*at, value, look)
    elif isinstance(value, int | float):
        page.write_number(*at, value, look)
    else:
        page.write_blank(*at, None, look)


def _width(column: Column) -> float:
    wide = column.is_list or column.field in ("name", "title", "position", "institution", "about", "reason")
    return 30 if wide else max(12, len(column.title) + 3)


def _comment(column: Column) -> str:
    """What a heading says when one hovers over it."""
    default = _default(column)
    need = "Must be filled in." if column.required else f"Blank: {default}." if default else "May stay blank."
    return f"{column.help}\nWrite {column.kind.words}.\n{need}"


def _default(column: Column) -> str:
    value = cell_of(column, column.default)
    return "" if value is None else str(value)


def _choices(page: Any, column: Column, area: tuple[int, int, int, int]) -> None:
    """A drop-down list; other words are asked about, not refused, as names and other spellings are understood too."""
    source = _source(column.kind)
    if source:
        ask = {"error_type": "warning", "error_title": "Not in the list", "error_message": "Keep it all the same?"}
        page.data_validation(*area, {"validate": "list", "source": source, "ignore_blank": True, **ask})


def _source(kind: Kind) -> list[str] | str:
    if isinstance(kind, YesNo):
        return ["yes", "no"]
    if isinstance(kind, Word):
        words = [str(w) for w in kind.choices]
        return words if len(",".join(words)) <= LONGEST_LIST else []
    return IDS.get(kind.table, "") if isinstance(kind, Ref) else ""


IDS = {s.table: f"='{s.name}'!$A$2:$A${ROOM + 1}" for s in SHEETS if s.columns[0].field == "id" and not s.upright}
"""Where the ids of a table stand: in the first column of its sheet."""

"""Writes the workbook of nominations, its empty template, and the programme workbook that a selection begins."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, cast

import xlsxwriter

from envoyage.files.nominations.sheets import SELECTION, SHEETS
from envoyage.files.sandbox import Cell
from envoyage.files.workbook.rows import Values, cell_of, rows_of
from envoyage.files.workbook.sheets import SHEETS as PROGRAMME_SHEETS
from envoyage.files.workbook.writing import (
    INK,
    LOOKS,
    MADE,
    META,
    OPTIONS,
    PALE,
    READ_ME,
    made,
    draw_table,
    draw_upright,
)
from envoyage.planner.problem import Problem

FORMAT = "envoyage-nominations/1"
WITH_PEOPLE = ("Countries", "Sectors", "Themes", "Objectives", "Participants", "Needs")
"""The sheets of a programme that a selection can fill."""

PAGE = (
    "This workbook holds nominations for Envoyage: one sheet a table.",
    "Hover over a heading to see what belongs in its column. Columns and sheets of your own are left alone.",
    "Rows whose first cell begins with 'example' are left out; delete or overwrite them.",
    "Nominees: who is nominated, with vetting, funding line and delegation. Needs and marks have sheets of their own.",
    "Scores: marks stand as the assessor gave them. Envoyage evens out that some are severe and some are mild.",
    "Quotas: blank values mean each value on its own, for instance at most 2 of every country.",
    "Language officers: those who are free. No more people of a language are selected than they can interpret for.",
    "Then run: envoyage select nominations.xlsx --out folder",
)


def nominations_workbook(nominations: Any) -> bytes:
    """The workbook of nominations; equal ones give equal bytes. Raises Faulty for a text too long for a cell."""
    rows: dict[str, list[Values]] = {s.name: list(rows_of(nominations, s)) for s in SHEETS if not s.upright}
    whole: tuple[Cell, ...] = tuple(cell_of(c, getattr(nominations, c.field)) for c in SELECTION.columns)
    return _written("nominations", {SELECTION.name: [whole], **rows})


def nominations_template() -> bytes:
    """The empty workbook, with an example row in each table."""
    return _written("template", {})


def programme_beginning(people: Problem) -> bytes:
    """An empty programme workbook in which only the people, and what their rows name, are filled in."""
    filled = (s for s in PROGRAMME_SHEETS if s.name in WITH_PEOPLE)
    return made("template", {s.name: list(rows_of(people, s)) for s in filled})


def _written(kind: str, rows: dict[str, list[Values]]) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": "Nominations", "created": MADE})
    formats = _formats(book)
    _read_me(book.add_worksheet(READ_ME), formats)
    for sheet in SHEETS:
        page = book.add_worksheet(sheet.name)
        page.set_landscape()
        page.repeat_rows(0)
        (draw_upright if sheet.upright else draw_table)(page, sheet, cast("Any", rows.get(sheet.name)), formats)
    meta = book.add_worksheet(META)
    _lines(meta, 0, {"format": FORMAT, "kind": kind}.items())
    meta.hide()
    book.close()
    return out.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    """The looks of the programme workbook."""
    top = {"valign": "top"}
    formats = {look: book.add_format(top | extra) for look, extra in LOOKS.items()}
    head = {"bold": True, "bg_color": INK, "font_color": "white", "text_wrap": True}
    formats["head"] = book.add_format(top | head)
    formats["example"] = book.add_format(top | {"italic": True, "font_color": PALE, "num_format": "@"})
    formats["wrap"] = book.add_format(top | {"text_wrap": True, "align": "left"})
    return formats


def _read_me(page: Any, formats: dict[str, Any]) -> None:
    page.set_column(0, 0, 24, formats["wrap"])
    page.set_column(1, 1, 100, formats["wrap"])
    page.merge_range(0, 0, 0, 1, "Workbook of nominations", formats["head"])
    _lines(page, 1, ((str(number), line) for number, line in enumerate(PAGE, 1)))
    _lines(page, len(PAGE) + 2, ((sheet.name, sheet.about) for sheet in SHEETS))


def _lines(page: Any, first: int, lines: Iterable[tuple[str, str]]) -> None:
    for number, (key, value) in enumerate(lines, first):
        page.write_string(number, 0, key)
        page.write_string(number, 1, value)

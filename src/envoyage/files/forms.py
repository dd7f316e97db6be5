"""Workbooks beside the programme's, each of one form: filled from what they hold, and opened again."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from envoyage.files.opened import refuse
from envoyage.files.sandbox import Grid, grids_of
from envoyage.files.workbook.kinds import plain
from envoyage.files.workbook.matching import Match, match
from envoyage.files.workbook.records import without_examples
from envoyage.files.workbook.rows import Values, cell_of, rows_of
from envoyage.files.workbook.sheet import Sheet
from envoyage.files.workbook.writing import META, READ_ME, Form, made

TEMPLATE = "template"
"""The kind of an empty workbook, whose examples are left out."""


def filled(form: Form, kind: str, held: Any) -> bytes:
    """The workbook of this form of what it holds; equal ones give equal bytes.

    Raises Faulty for a text too long for a cell.
    """
    return made(form, kind, {sheet.name: list(_rows(held, sheet)) for sheet in form.sheets})


def empty(form: Form) -> bytes:
    """The empty workbook of this form, with an example row in each table."""
    return made(form, TEMPLATE, {})


def _rows(held: Any, sheet: Sheet) -> list[Values]:
    """The rows of a sheet; one with an item a row is about the whole."""
    if sheet.upright:
        return [tuple(cell_of(column, getattr(held, column.field)) for column in sheet.columns)]
    return list(rows_of(held, sheet))


def open_form(path: Path, form: Form, what: str) -> Match:
    """The sheets of a workbook of this form, without the examples of its template.

    ``what`` it is is said in plural. Raises Faulty for an empty workbook and for one of another form.
    """
    grids = grids_of(path)
    kind = _kind(path, grids, form, what)
    found = match(grids, form.sheets, (META, READ_ME))
    return replace(found, found=[without_examples(f) for f in found.found]) if kind == TEMPLATE else found


def _kind(path: Path, grids: tuple[Grid, ...], form: Form, what: str) -> str:
    """What the hidden sheet says the workbook is."""
    if not any(grid.rows for grid in grids):
        way = f"Start from the template: envoyage template --what {what}."
        raise refuse("empty_workbook", path, "The workbook is empty.", way)
    facts = {plain(c[0]): plain(c[1]) for g in grids if g.name == META for c in (r.cells for r in g.rows) if len(c) > 1}
    if facts.get("format", form.format) != form.format:
        way = f"Name the workbook of {what}, or use a newer Envoyage."
        raise refuse("not_this_format", path, f"The workbook is not of the format {form.format}.", way)
    return facts.get("kind", "")

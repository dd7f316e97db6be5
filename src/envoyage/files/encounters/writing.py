"""Writes the workbook of counterparts, its empty template, and its JSON document."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import xlsxwriter

from envoyage.files.atomic import write_whole
from envoyage.files.encounters.documents import request_bytes
from envoyage.files.encounters.sheets import SHEETS, WHOLE
from envoyage.files.opened import refuse
from envoyage.files.sandbox import Cell
from envoyage.files.workbook.rows import Values, cell_of, rows_of
from envoyage.files.workbook.writing import INK, LOOKS, MADE, META, OPTIONS, PALE, READ_ME, draw_table, draw_upright
from envoyage.planner.encounters.request import EncounterRequest

FORMAT = "envoyage-counterparts/1"
WORKBOOK, DOCUMENT = ".xlsx", ".json"
PAGE = (
    "This workbook holds counterparts for Envoyage: one sheet a table.",
    "Hover over a heading to see what belongs in its column. Columns and sheets of your own are left alone.",
    "Rows whose first cell begins with 'example' are left out; delete or overwrite them.",
    "Participants, blocks, themes and objectives are those of the programme that was planned: their ids or names.",
    "Meeting sessions must lie where participants have nothing else; who has is not asked to a meeting.",
    "Then run: envoyage meet counterparts.xlsx folder/plan.json --out meetings",
)


def ending_of(path: Path) -> str:
    """The ending of a name. Raises Faulty for one that is not known."""
    ending = path.suffix.casefold()
    if ending not in (WORKBOOK, DOCUMENT):
        text = f"Files that end with {ending!r} are not known." if ending else "The name has no ending."
        raise refuse("unknown_ending", path, text, f"Use {WORKBOOK} or {DOCUMENT}.")
    return ending


def write_request(request: EncounterRequest, path: Path) -> None:
    """Write a request as workbook or JSON document. Raises OSError with the old file whole."""
    whole = request_workbook if ending_of(path) == WORKBOOK else request_bytes
    write_whole(path, whole(request))


def write_request_template(path: Path) -> None:
    """Write the empty workbook. Raises OSError with the old file whole."""
    if ending_of(path) != WORKBOOK:
        raise refuse("unknown_ending", path, "The template is a workbook.", f"Let the name end with {WORKBOOK}.")
    write_whole(path, _written("template", {}))


def request_workbook(request: Any) -> bytes:
    """The workbook of a request; equal ones give equal bytes. Raises Faulty for a text too long for a cell."""
    rows: dict[str, list[Values]] = {s.name: list(rows_of(request, s)) for s in SHEETS if not s.upright}
    whole: tuple[Cell, ...] = tuple(cell_of(c, getattr(request, c.field)) for c in WHOLE.columns)
    return _written("counterparts", {WHOLE.name: [whole], **rows})


def _written(kind: str, rows: dict[str, list[Values]]) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": "Counterparts", "created": MADE})
    formats = _formats(book)
    page = book.add_worksheet(READ_ME)
    page.set_column(0, 0, 24, formats["wrap"])
    page.set_column(1, 1, 100, formats["wrap"])
    page.merge_range(0, 0, 0, 1, "Workbook of counterparts", formats["head"])
    _lines(page, 1, ((str(number), line) for number, line in enumerate(PAGE, 1)))
    _lines(page, len(PAGE) + 2, ((sheet.name, sheet.about) for sheet in SHEETS))
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


def _lines(page: Any, first: int, lines: Iterable[tuple[str, str]]) -> None:
    for number, (key, value) in enumerate(lines, first):
        page.write_string(number, 0, key)
        page.write_string(number, 1, value)

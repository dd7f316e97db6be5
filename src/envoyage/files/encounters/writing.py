"""Writes the workbook of counterparts, its empty template, and its JSON document."""

from pathlib import Path
from typing import Any

from envoyage.files.atomic import write_whole
from envoyage.files.encounters.documents import request_bytes
from envoyage.files.encounters.sheets import SHEETS, WHOLE
from envoyage.files.opened import refuse
from envoyage.files.sandbox import Cell
from envoyage.files.workbook.rows import Values, cell_of, rows_of
from envoyage.files.workbook.writing import Form, made
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

FORM = Form("Counterparts", "Workbook of counterparts", PAGE, SHEETS, FORMAT)


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
    write_whole(path, made(FORM, "template", {}))


def request_workbook(request: Any) -> bytes:
    """The workbook of a request; equal ones give equal bytes. Raises Faulty for a text too long for a cell."""
    rows: dict[str, list[Values]] = {s.name: list(rows_of(request, s)) for s in SHEETS if not s.upright}
    whole: tuple[Cell, ...] = tuple(cell_of(c, getattr(request, c.field)) for c in WHOLE.columns)
    return made(FORM, "counterparts", {WHOLE.name: [whole], **rows})

"""Writes the workbook of counterparts, its empty template, and its JSON document."""

from pathlib import Path

from envoyage.files.encounters.documents import request_bytes
from envoyage.files.encounters.sheets import SHEETS
from envoyage.files.endings import write_empty, write_held
from envoyage.files.forms import empty, filled
from envoyage.files.workbook.writing import Form
from envoyage.planner.encounters.request import EncounterRequest

WHAT = "counterparts"
PAGE = (
    "This workbook holds counterparts for Envoyage: one sheet a table.",
    "Hover over a heading to see what belongs in its column. Columns and sheets of your own are left alone.",
    "Rows whose first cell begins with 'example' are left out; delete or overwrite them.",
    "Participants, blocks, themes and objectives are those of the programme that was planned: their ids or names.",
    "Meeting sessions must lie where participants have nothing else; who has is not asked to a meeting.",
    "Then run: envoyage meet counterparts.xlsx folder/plan.json --out meetings",
)

FORM = Form("Counterparts", "Workbook of counterparts", PAGE, SHEETS, "envoyage-counterparts/1")


def write_request(request: EncounterRequest, path: Path) -> None:
    """Write a request as workbook or JSON document. Raises OSError with the old file whole."""
    write_held(request, path, workbook=request_workbook, document=request_bytes)


def write_request_template(path: Path) -> None:
    """Write the empty workbook. Raises OSError with the old file whole."""
    write_empty(path, empty(FORM))


def request_workbook(request: EncounterRequest) -> bytes:
    """The workbook of a request; equal ones give equal bytes. Raises Faulty for a text too long for a cell."""
    return filled(FORM, WHAT, request)

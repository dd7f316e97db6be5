"""Writes the workbook of nominations, and the programme workbook that a selection begins."""

from envoyage.files.forms import TEMPLATE, filled
from envoyage.files.nominations.sheets import SHEETS
from envoyage.files.workbook.rows import rows_of
from envoyage.files.workbook.sheets import SHEETS as PROGRAMME_SHEETS
from envoyage.files.workbook.writing import PROGRAMME, Form, made
from envoyage.planner.problem import Problem
from envoyage.planner.selection.nominations import Nominations

WHAT = "nominations"
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

FORM = Form("Nominations", "Workbook of nominations", PAGE, SHEETS, "envoyage-nominations/1")


def nominations_workbook(nominations: Nominations) -> bytes:
    """The workbook of nominations; equal ones give equal bytes. Raises Faulty for a text too long for a cell."""
    return filled(FORM, WHAT, nominations)


def programme_beginning(people: Problem) -> bytes:
    """An empty programme workbook in which only the people, and what their rows name, are filled in."""
    filled = (s for s in PROGRAMME_SHEETS if s.name in WITH_PEOPLE)
    return made(PROGRAMME, TEMPLATE, {s.name: list(rows_of(people, s)) for s in filled})

"""Odd names and an odd resource: they reach every output as they are, as text, and steer nothing."""

import re

import openpyxl

from envoyage.files import read_plan
from tests.exports.book.reading import all_text, folded
from tests.journeys.conftest import NAMES, Journey
from tests.journeys.helper import envoyage, rows, tree

SUM = re.compile(r"=SUM\([A-Z]+[0-9]+:[A-Z]+[0-9]+\)")


def test_a_programme_with_odd_names_is_planned(odd: Journey):
    assert odd.done.status == 0, odd.done.err
    assert len(NAMES[2]) == 300


def test_the_names_are_in_the_plan_file_to_the_letter(odd: Journey):
    problem, _ = read_plan(odd.folder / "plan.json")

    assert tuple(p.name for p in problem.participants) == NAMES


def test_the_names_are_text_in_the_workbook(odd: Journey):
    book = openpyxl.load_workbook(odd.folder / "plan.xlsx")

    cells = [row["Name"] for row in rows(book, "Groups")]

    assert sorted(str(cell.value) for cell in cells) == sorted(NAMES)
    assert {cell.data_type for cell in cells} == {"s"}


def test_no_workbook_of_the_folder_holds_a_link_or_a_formula_other_than_its_own_sums(odd: Journey):
    workbooks = [openpyxl.load_workbook(path) for path in odd.folder.rglob("*.xlsx")]

    cells = [cell for book in workbooks for sheet in book for row in sheet.iter_rows() for cell in row]

    assert len(workbooks) >= 3
    assert [c.value for c in cells if c.hyperlink] == []
    assert [c.value for c in cells if c.data_type == "f" and not SUM.fullmatch(str(c.value))] == []


def test_the_names_are_printed_in_the_book(odd: Journey):
    text = all_text((odd.folder / "book.pdf").read_bytes())

    assert [name for name in NAMES if folded(name) not in text] == []


def test_everybody_has_an_agenda_and_a_calendar(odd: Journey):
    files = tree(odd.folder)

    assert sum(name.startswith("agendas/") for name in files) == len(NAMES)
    assert sum(name.startswith("calendars/person-p") for name in files) == len(NAMES)


def test_a_resource_open_only_at_night_is_doubted_at_its_cell_and_visited_by_nobody(odd: Journey):
    problem, plan = read_plan(odd.folder / "plan.json")
    row = [r.id for r in problem.resources].index("reno-1") + 2
    doubts = [line for line in odd.done.err.splitlines() if line.startswith("Is this meant? ")]

    assert [line.split(": ")[0] for line in doubts] == [f"Is this meant? Resources!L{row}"]
    assert "Correct its opening hours" in doubts[0]
    assert "reno-1" not in {a.resource for a in plan.appointments}


def test_the_summary_shows_no_mark_that_turns_the_terminal_around(odd: Journey):
    done = envoyage("show", odd.folder / "plan.json")

    assert done.status == 0
    assert not any(mark in done.out for mark in "\u202e\u200f\x1b")

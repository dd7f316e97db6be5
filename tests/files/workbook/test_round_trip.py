"""What is written to a workbook is read back as it was, whatever people are called."""

from dataclasses import fields, replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from envoyage.files import read_problem, read_with_notices, write_problem
from envoyage.files.sandbox.child import taken_apart
from envoyage.files.sandbox.grids import Grid, Row, unpacked
from envoyage.files.workbook import workbook_bytes
from envoyage.files.workbook.assembling import Book
from envoyage.files.workbook.matching import match
from envoyage.files.workbook.records import names_of, read
from envoyage.files.workbook.sheet import OWNER
from envoyage.files.workbook.sheets import SHEETS
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.problem import Problem
from tests.builders import tiny_problem
from tests.files.variations import problems, whole_coordinates

TINY = whole_coordinates(tiny_problem())
ODD_NAMES = (
    "O'Brien \"the judge\"",
    "\u200fأحمد بن علي\u200f",
    "=HYPERLINK(\"http://x.example\",\"click\")",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "{=1+1}",
    "x" * 300,
    "http://sample.example",
    "007",
    "1e5",
    "2027-05-15",
    "TRUE",
    "Łukasz Żółć",
    "李 明",
    "a\nb",
    "_x0041_",
    "<b>&amp;</b>",
    "none",
)  # fmt: skip


def in_this_process(problem: Problem) -> tuple[Problem, list[Fault]]:
    """A programme through a workbook and back without the child process, and without looking for contradictions."""
    from io import BytesIO  # noqa: PLC0415 -- the helper's only use

    document = taken_apart(BytesIO(workbook_bytes(problem)))
    grids = [
        Grid(s["name"], tuple(Row(n, tuple(unpacked(c) for c in cells)) for n, cells in s["rows"]))
        for s in document["sheets"]
    ]
    found = match(grids, SHEETS, ())
    ids, faults = names_of(found.found), list(found.faults)
    return Book({f.sheet.table: read(f, ids, faults) for f in found.found}).problem(), faults


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_every_programme_comes_back_as_it_was(problem: Problem):
    back, faults = in_this_process(problem)

    assert faults == []
    for field in fields(problem):
        assert getattr(back, field.name) == getattr(problem, field.name), field.name


def test_a_programme_comes_back_through_a_file_and_the_child_process(tmp_path: Path):
    write_problem(TINY, tmp_path / "a.xlsx")

    reading = read_with_notices(tmp_path / "a.xlsx")

    assert (reading.problem, reading.notices) == (TINY, ())


def test_equal_programmes_give_equal_bytes():
    assert workbook_bytes(tiny_problem()) == workbook_bytes(tiny_problem())


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_survive_as_text(name: str):
    people = (replace(TINY.participants[0], name=name, institution=name), *TINY.participants[1:])

    back, _ = in_this_process(replace(TINY, participants=people, title=name))

    assert (back.participants, back.title) == (people, name)


def test_no_cell_is_a_formula_or_a_link(tmp_path: Path):
    people = tuple(replace(p, name=n) for p, n in zip(TINY.participants, ODD_NAMES, strict=False))
    write_problem(replace(TINY, participants=people), tmp_path / "a.xlsx")

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")

    cells = [c for sheet in book.worksheets[1:] for row in sheet.iter_rows() for c in row]
    assert [c.coordinate for c in cells if c.data_type == "f" or c.hyperlink] == []


def test_a_text_that_no_cell_can_hold_is_told_with_its_cell(tmp_path: Path):
    with pytest.raises(Faulty, match="Programme!B6"):
        write_problem(replace(TINY, motto="x" * 40_000), tmp_path / "a.xlsx")

    assert list(tmp_path.iterdir()) == []


def test_every_field_of_a_problem_has_a_column():
    left = {
        f"{sheet.table}.{field.name}"
        for sheet in SHEETS
        for field in fields(sheet.row)
        if field.name not in {c.field for c in sheet.columns}
    }
    tables = {s.table.partition(".")[0] for s in SHEETS}
    whole = {f"programme.{name}" for name in (*tables, "windows", "pins")}

    assert left - whole == {"sessions.speakers", "participants.needs", "cities.capacities"}
    assert {s.owner for s in SHEETS if s.owner and s.columns[0].field == OWNER} == {
        ("sessions", "speakers"), ("participants", "needs"), ("cities", "capacities"),
    }  # fmt: skip


def test_empty_lists_that_are_no_default_survive(tmp_path: Path):
    resource = replace(TINY.resources[0], languages=(), formats=())
    write_problem(replace(TINY, resources=(resource, *TINY.resources[1:])), tmp_path / "a.xlsx")

    assert read_problem(tmp_path / "a.xlsx").resources[0] == resource

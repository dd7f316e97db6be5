"""Counterparts in files: what is written is read again, and every fault names its cell."""

import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from envoyage.files import write_problem
from envoyage.files.encounters import (
    arrangement_bytes,
    arrangement_schema,
    parse_arrangement,
    read_request,
    request_bytes,
    request_schema,
    write_request,
    write_request_template,
)
from envoyage.planner.encounters.arrangement import Arrangement, HeldMeeting, Seating
from envoyage.planner.errors import Faulty
from tests.builders import at
from tests.planner.encounters.world import PLAN, PROBLEM, REQUEST

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
FOUND = Arrangement(
    PROBLEM.id, 7, (HeldMeeting("p00-c1", "opening", "monday", "p00", "c1", at(2, 17, 5), at(2, 17, 25), 1),),
    seatings=(Seating("lunch", 1, ("p00", "p01"), ("es0",)),), left_out=(("opening", "p09"),),
)  # fmt: skip


@pytest.mark.parametrize("ending", ["xlsx", "json"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str):
    path = tmp_path / f"counterparts.{ending}"
    write_request(REQUEST, path)

    reading = read_request(path, PROBLEM, PLAN)

    assert (reading.request, reading.notices, reading.doubts) == (REQUEST, (), ())


def test_the_same_request_gives_the_same_bytes(tmp_path: Path):
    for name in ("a.xlsx", "b.xlsx"):
        write_request(REQUEST, tmp_path / name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_names_do_for_ids(tmp_path: Path):
    sheets = edited(tmp_path, {("Wishes", "A2"): "Person 00", ("Counterparts", "F2"): "Narcotics"})

    request = read_request(sheets, PROBLEM, PLAN).request

    assert request.wishes[0].participant == "p00"
    assert request.counterparts[0].themes == ("narcotics",)


def test_faults_name_their_cells(tmp_path: Path):
    sheets = edited(
        tmp_path,
        {
            ("Counterparts", "C3"): "elsewhere",
            ("Wishes", "B4"): "c77",
            ("Not there", "A2"): "x",
            ("Meetings", "B4"): 99,
        },
    )

    with pytest.raises(Faulty) as trouble:
        read_request(sheets, PROBLEM, PLAN)

    found = {(f.code, f.place) for f in trouble.value.faults}
    assert {
        ("unknown_block", "Counterparts!C3"), ("unknown_counterpart", "Wishes!B4"),
        ("unknown_participant", "Not there!A2"), ("end_before_start", "Meetings!B4"),
    } <= found  # fmt: skip


def test_cells_that_cannot_be_read_are_told_with_their_place(tmp_path: Path):
    sheets = edited(tmp_path, {("Meeting sessions", "C2"): "soon", ("Seating", "E3"): "sofa"})

    with pytest.raises(Faulty) as trouble:
        read_request(sheets, PROBLEM, PLAN)

    assert {f.place for f in trouble.value.faults} == {"Meeting sessions!C2", "Seating!E3"}


def edited(tmp_path: Path, cells: dict[tuple[str, str], object]) -> Path:
    path = tmp_path / "counterparts.xlsx"
    write_request(REQUEST, path)
    book = openpyxl.load_workbook(path)
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    book.save(path)
    return path


def test_the_template_holds_examples_only(tmp_path: Path):
    write_request_template(tmp_path / "t.xlsx")

    with pytest.raises(Faulty) as trouble:
        read_request(tmp_path / "t.xlsx", PROBLEM, PLAN)

    assert [(f.code, f.place) for f in trouble.value.faults] == [("missing", "Meetings!B2")]


def test_a_programme_is_not_taken_for_counterparts(tmp_path: Path):
    write_problem(PROBLEM, tmp_path / "programme.xlsx")

    with pytest.raises(Faulty, match="not of the format"):
        read_request(tmp_path / "programme.xlsx", PROBLEM, PLAN)


def test_an_arrangement_comes_back(tmp_path: Path):
    path = tmp_path / "meetings.json"
    path.write_bytes(arrangement_bytes(REQUEST, FOUND))

    assert parse_arrangement(path) == (REQUEST, FOUND)


@pytest.mark.parametrize(("name", "schema"), [("counterparts", request_schema), ("meetings", arrangement_schema)])
def test_the_published_schema_is_current(name: str, schema):
    published = json.loads((REFERENCE / f"{name}.schema.json").read_text("utf-8"))

    assert published == schema(), f"run ./run envoyage schema {name} > docs/reference/{name}.schema.json"


def test_written_documents_fit_their_schema():
    jsonschema.validate(json.loads(request_bytes(REQUEST)), request_schema())
    jsonschema.validate(json.loads(arrangement_bytes(REQUEST, FOUND)), arrangement_schema())

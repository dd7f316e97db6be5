"""Bad input: each kind is answered with its status, its place and its way out, and nothing is written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from envoyage.files import write_problem
from envoyage.planner.problem import AppointmentPin, CityPin, Pins, Problem
from tests.builders import at, tiny_problem
from tests.journeys.helper import Change, Done, cells, changed, envoyage

BAD, NO = 2, 1


class Case(NamedTuple):
    """A change of the workbook, and how it must be told: status, code, place and a word of the way out."""

    change: Change
    status: int
    code: str
    place: str
    way_out: str


def without(sheet: str) -> Change:
    """Remove a sheet."""
    return lambda book: book.remove(book[sheet])


def again(sheet: str, **other: object) -> Change:
    """Write the first row once more, with other values under some headings."""

    def change(book: Workbook) -> None:
        head, first = list(book[sheet].iter_rows(max_row=2, values_only=True))
        values = dict(zip(head, first, strict=True)) | {k.replace("_", " "): v for k, v in other.items()}
        book[sheet].append([values[title] for title in head])

    return change


CASES = {
    "a missing sheet": Case(without("Participants"), BAD, "missing_sheet", "Participants", "template"),
    "a duplicate person": Case(
        again("Participants", Participant_id="p77"), BAD, "duplicate_person", "Participants!B14", "Remove one"
    ),
    "a duplicate id": Case(again("Participants"), BAD, "duplicate_id", "Participants!A14", "an id of its own"),
    "an unknown country": Case(
        cells(Participants={"F3": "Atlantis"}), BAD, "unknown_country", "Participants!F3", "countr"
    ),
    "an unknown language": Case(
        cells(Participants={"L2": "Spanihs 5"}), BAD, "unknown_language", "Participants!L2", "'spanish'"
    ),
    "an unknown theme": Case(cells(Needs={"C2": "narcotic"}), BAD, "unknown_theme", "Needs!C2", "'narcotics'"),
    "an end before its start": Case(
        cells(Programme={"B5": "2027-05-01"}), BAD, "end_before_start", "Programme!B5", "correct one"
    ),
    "dates in two formats in a column": Case(
        cells(Slots={"C2": "5/19/2027", "C3": "23/5/2027"}), BAD, "two_date_formats", "Slots!C1", "2027-05-15"
    ),
    "a city outside the calendar": Case(
        cells(City_capacities={"A2": "reno", "B2": "slot9", "C2": 1}), BAD, "unknown_period", "City capacities!B2",
        "'slot",
    ),
    "more people than places": Case(cells(Policies={"B5": 5}), BAD, "too_many_people", "Policies!B3", "approve fewer"),
    "more groups than the cities can host": Case(
        cells(Cities={f"J{row}": 0 for row in range(2, 8)}), BAD, "too_few_places", "Slots!", "Add cities"
    ),
    "a language nobody interprets": Case(
        cells(Participants={"L2": "Thai 5, English 1"}), NO, "language_not_offered", "Participants!L2",
        "Add a language officer",
    ),
    "a person pinned to two groups": Case(
        cells(Pinned_people={"A2": "p00", "B2": "G1", "A3": "p00", "B3": "G2"}), NO, "clashing_pins",
        "Pinned people!B3", "pin",
    ),
    "a group pinned to two cities": Case(
        cells(Pinned_cities={"A2": "slot1", "B2": "G1", "C2": "reno", "A3": "slot1", "B3": "G1", "C3": "tulsa"}),
        NO, "clashing_pins", "Pinned cities!C", "pin",
    ),
    "nobody approved": Case(
        cells(Participants={f"X{row}": "cancelled" for row in range(2, 14)}), BAD, "no_participants", "Participants",
        "approved",
    ),
}  # fmt: skip


def told(path: Path, folder: Path) -> Done:
    """The answer of ``plan``, which wrote nothing, said everything on standard error too and hid no traceback."""
    done = envoyage("plan", path, "--out", folder, "--seconds", "2", "--json")
    assert "Traceback" not in done.err
    assert not folder.exists()
    assert done.document["error"] == "faulty"
    for fault in done.document["faults"]:
        assert f"  {fault['place']}: {fault['text']}" in done.err
        assert fault["way_out"], f"no way out of {fault['code']}"
    return done


@pytest.mark.parametrize("name", CASES)
def test_a_workbook_with(name: str, workbook: Path, tmp_path: Path):
    case = CASES[name]
    path = changed(workbook, case.change, to=tmp_path / "programme.xlsx")

    done = told(path, tmp_path / "folder")

    assert done.status == case.status
    fitting = [f for f in done.document["faults"] if f["code"] == case.code and f["place"].startswith(case.place)]
    assert fitting, done.err
    assert any(case.way_out in fault["way_out"] for fault in fitting), done.err


def test_all_faults_are_told_together_and_a_no_among_them_is_bad_input(workbook: Path, tmp_path: Path):
    changes = [
        CASES[name].change for name in ("an unknown country", "an unknown theme", "a language nobody interprets")
    ]
    path = changed(workbook, *changes, to=tmp_path / "programme.xlsx")

    done = told(path, tmp_path / "folder")

    assert done.status == BAD
    assert {f["code"] for f in done.document["faults"]} >= {"unknown_country", "unknown_theme"}


UNREADABLE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda whole: whole[: len(whole) // 2],
    "not a workbook": lambda _: b"Dear colleagues, please find attached",
    "of the old kind": lambda _: b"\xd0\xcf\x11\xe0" + bytes(2000),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_workbook_that_is(name: str, workbook: Path, tmp_path: Path):
    path = tmp_path / "programme.xlsx"
    path.write_bytes(UNREADABLE[name](workbook.read_bytes()))

    done = told(path, tmp_path / "folder")

    (fault,) = done.document["faults"]
    assert (done.status, fault["place"]) == (BAD, str(path))


def test_an_empty_workbook_is_answered_with_the_template(tmp_path: Path):
    path = tmp_path / "programme.xlsx"
    openpyxl.Workbook().save(path)

    done = told(path, tmp_path / "folder")

    (fault,) = done.document["faults"]
    assert (done.status, fault["code"]) == (BAD, "empty_workbook")
    assert "envoyage template" in fault["way_out"]


def test_a_workbook_of_something_else_lists_the_sheets_it_lacks(tmp_path: Path):
    path = tmp_path / "programme.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Shopping"
    book.save(path)

    done = told(path, tmp_path / "folder")

    assert done.status == BAD
    assert {f["code"] for f in done.document["faults"]} == {"missing_sheet"}
    assert {"Programme", "Participants", "Cities"} <= {f["place"] for f in done.document["faults"]}


@pytest.mark.parametrize("text", ["", '{"format": "envoyage-problem/1", "problem": {', "\udc80", "[]", "null"])
def test_a_document_that_is_none_gets_one_sentence(text: str, tmp_path: Path):
    path = tmp_path / "programme.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))

    done = told(path, tmp_path / "folder")

    (fault,) = done.document["faults"]
    assert (done.status, fault["place"]) == (BAD, str(path))


def test_a_file_that_is_not_there_and_one_of_an_unknown_kind_are_told(tmp_path: Path):
    other = tmp_path / "programme.csv"
    other.write_text("a;b")

    missing = told(tmp_path / "nothing.xlsx", tmp_path / "folder")
    strange = told(other, tmp_path / "folder")

    assert (missing.status, missing.document["faults"][0]["code"]) == (BAD, "no_file")
    assert (strange.status, strange.document["faults"][0]["code"]) == (BAD, "unknown_ending")


def document(folder: Path, **changes: Any) -> Path:
    """The tiny programme with changes, as a document."""
    path = folder / "programme.json"
    write_problem(tiny_problem(**changes), path)
    return path


def people(count: int) -> Problem:
    """The tiny programme with so many people, all different."""
    problem = tiny_problem()
    several = tuple(
        replace(problem.participants[n % 12], id=f"p{n:03}", name=f"Person {n:03}", keep_with=(), keep_apart=())
        for n in range(count)
    )
    return replace(problem, participants=several)


@pytest.mark.parametrize(("count", "code"), [(0, "no_participants"), (1, "too_few_people"), (500, "too_many_people")])
def test_a_programme_for_so_many_people_is_told_what_its_groups_take(count: int, code: str, tmp_path: Path):
    path = document(tmp_path, participants=people(count).participants)

    done = told(path, tmp_path / "folder")

    assert done.status == BAD
    assert code in {f["code"] for f in done.document["faults"]}
    assert len(done.err) < 5_000


def test_two_visits_pinned_to_the_same_hour_clash(tmp_path: Path):
    pins = Pins(
        cities=(CityPin("G1", "slot1", "reno"),),
        appointments=(AppointmentPin("G1", "reno-0", at(5, 9)), AppointmentPin("G1", "reno-1", at(5, 9, 30))),
    )

    done = told(document(tmp_path, pins=pins), tmp_path / "folder")

    assert done.status == NO
    (fault,) = done.document["faults"]
    assert fault["code"] == "clashing_pins"
    assert "at the same time" in fault["text"]
    assert fault["way_out"] == "Move or remove one of the pins."

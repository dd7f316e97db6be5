"""Edits of plan.xlsx are kept as pins when planning again, and what else moved is listed."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from openpyxl.cell import Cell

from envoyage.files import read_plan
from envoyage.planner.plan import Appointment, Plan
from tests.journeys.conftest import SEARCH, Journey
from tests.journeys.helper import Done, envoyage, rows

Row = dict[str, Cell]


class Edited(NamedTuple):
    """What was edited, and what came of it."""

    person: str
    group: str
    visit: Appointment
    start: datetime
    kept: Appointment
    before: Plan
    after: Plan
    done: Done


def english(plan: Plan, odd: Journey) -> tuple[str, str]:
    """Somebody who needs no interpreter, in the larger group, and the other group."""
    problem, _ = read_plan(odd.folder / "plan.json")
    large, small = sorted(plan.groups, key=lambda g: -len(g.members))
    person = next(m for m in large.members if not problem.interpreted_language(problem.participant[m]))
    return person, small.id


@pytest.fixture(scope="module")
def edited(odd: Journey, tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """A plan after three edits: somebody moved, a visit half an hour later, and a visit of the other group kept."""
    folder = tmp_path_factory.mktemp("edited")
    _, before = read_plan(odd.folder / "plan.json")
    person, group = english(before, odd)
    visits = sorted((a for a in before.appointments if a.resource), key=lambda a: (a.start.time(), a.id))
    visit = visits[0]
    kept = next(a for a in visits if a.group != visit.group)
    start = visit.start + timedelta(minutes=30)
    workbook = edit(odd, folder, lambda book: three_edits(book, (person, group), (visit, start), kept))
    again = ("--keep", workbook, "--out", folder / "again")
    done = envoyage("plan", odd.programme, *again, *SEARCH, "--json")
    assert done.status in (0, 1), done.err
    _, after = read_plan(folder / "again" / "plan.json")
    return Edited(person, group, visit, start, kept, before, after, done)


def edit(odd: Journey, folder: Path, change: Callable[[Any], object]) -> Path:
    """Copy plan.json and plan.xlsx of a plan, and edit the workbook."""
    shutil.copy(odd.folder / "plan.json", folder)
    book = openpyxl.load_workbook(odd.folder / "plan.xlsx")
    change(book)
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def three_edits(book: Any, moved: tuple[str, str], later: tuple[Appointment, datetime], kept: Appointment) -> None:
    """Write the edits into their cells."""
    row(book, "Groups", "Participant id", moved[0])["Group"].value = moved[1]
    changed = row(book, "Appointments", "Id", later[0].id)
    changed["Start"].value = later[1].time()
    changed["End"].value = (later[1] + (later[0].end - later[0].start)).time()
    row(book, "Appointments", "Id", kept.id)["Keep"].value = "Yes"


def row(book: Any, sheet: str, title: str, value: str) -> Row:
    """The row with this value under this heading."""
    return next(r for r in rows(book, sheet) if r[title].value == value)


def starts(plan: Plan, like: Appointment) -> list[datetime]:
    """When this group visits this resource."""
    return [a.start for a in plan.appointments if (a.group, a.resource) == (like.group, like.resource)]


def test_the_plan_with_the_edits_breaks_no_hard_rule(edited: Edited):
    assert edited.done.status == 0, edited.done.err


def test_nobody_but_the_person_moved_and_no_city_changed(edited: Edited):
    assert edited.done.document["anew"] is False
    assert edited.after.group_of == edited.before.group_of | {edited.person: edited.group}
    assert {(s.id, s.city, s.hotel) for s in edited.after.stays} == {
        (s.id, s.city, s.hotel) for s in edited.before.stays
    }


def test_the_person_is_in_the_new_group(edited: Edited):
    assert edited.before.group_of[edited.person] != edited.group
    assert edited.after.group_of[edited.person] == edited.group


def test_the_visit_is_at_its_new_time(edited: Edited):
    assert starts(edited.after, edited.visit) == [edited.start]


def test_the_kept_visit_is_where_it_was(edited: Edited):
    assert starts(edited.after, edited.kept) == [edited.kept.start]


def test_exactly_what_else_moved_is_listed(edited: Edited):
    listed = [m for m in edited.done.document["moved"] if m["what"] == "appointment"]
    before, after = visits(edited.before), visits(edited.after)
    edits = {(a.group, a.resource) for a in (edited.visit, edited.kept)}
    moved = {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)} - edits

    assert len(listed) == len(moved)
    people = {p for p, g in edited.after.group_of.items() if edited.before.group_of[p] != g} - {edited.person}
    assert sum(m["what"] == "person" for m in edited.done.document["moved"]) == len(people)


def visits(plan: Plan) -> dict[tuple[str, str], datetime]:
    """The last time each group visits each resource."""
    return {(a.group, a.resource): a.start for a in sorted(plan.appointments, key=lambda a: a.start) if a.resource}


def test_a_group_that_does_not_exist_is_told_at_its_cell(odd: Journey, tmp_path: Path):
    def change(book: Any) -> None:
        rows(book, "Groups")[0]["Group"].value = "G9"

    done = envoyage("plan", odd.programme, "--keep", edit(odd, tmp_path, change), "--out", tmp_path / "again", "--json")

    (fault,) = done.document["faults"]
    assert (done.status, fault["code"], fault["place"]) == (2, "unknown_group", "Groups!D2")
    assert not (tmp_path / "again").exists()


def test_two_visits_moved_to_the_same_hour_are_answered_no_at_their_cell(odd: Journey, tmp_path: Path):
    def change(book: Any) -> None:
        visits = [r for r in rows(book, "Appointments") if r["Resource id"].value]
        first = visits[0]
        second = next(r for r in visits[1:] if r["Group"].value == first["Group"].value)
        for field in ("Date", "Start", "End"):
            second[field].value = first[field].value
        first["Keep"].value = "yes"

    done = envoyage("plan", odd.programme, "--keep", edit(odd, tmp_path, change), "--out", tmp_path / "again", "--json")

    assert done.status == 1
    assert {f["code"] for f in done.document["faults"]} == {"clashing_pins"}
    assert all(f["place"].startswith("Appointments!") for f in done.document["faults"])


def test_a_workbook_away_from_its_plan_is_told_what_is_missing(odd: Journey, tmp_path: Path):
    alone = tmp_path / "plan.xlsx"
    shutil.copy(odd.folder / "plan.xlsx", alone)

    done = envoyage("plan", odd.programme, "--keep", alone, "--out", tmp_path / "again", "--json")

    (fault,) = done.document["faults"]
    assert (done.status, fault["place"]) == (2, str(tmp_path / "plan.json"))
    assert "Copy it there" in fault["way_out"]

"""An edited plan workbook is read back: edits and rows to keep turn into pins, and nothing else does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from envoyage.exports.marking import Look
from envoyage.exports.sheets.plan import plan_workbook
from envoyage.files import read_kept
from envoyage.planner.errors import Faulty
from envoyage.planner.problem import AppointmentPin, CityPin, MemberPin, OfficerPin, Pins, Problem
from tests.builders import at, day, tiny_plan, tiny_problem

TINY = tiny_problem()
PLAN = tiny_plan(TINY)
VISIT = next(a for a in PLAN.appointments if a.resource == "reno-0")
LUNCH = next(a for a in PLAN.appointments if a.title == "Lunch")


def edited(path: Path, *changes: Callable[[Workbook], None], problem: Problem = TINY) -> Path:
    """The tiny plan's workbook after changes."""
    path.write_bytes(plan_workbook(problem, PLAN, (), Look("Tiny")))
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book)
    book.save(path)
    return path


def setting(sheet: str, key: tuple[object, ...], **values: Any) -> Callable[[Workbook], None]:
    """Change cells of the row that begins with ``key``; columns by heading, underscores are spaces."""

    def change(book: Workbook) -> None:
        rows = list(book[sheet].iter_rows())
        titles = [c.value for c in rows[0]]
        row = next(r for r in rows[1:] if tuple(c.value for c in r[: len(key)]) == key)
        for title, value in values.items():
            row[titles.index(title.replace("_", " "))].value = value

    return change


def told(path: Path, problem: Problem = TINY) -> dict[str, str]:
    """The faults of an edited workbook: code by place."""
    with pytest.raises(Faulty) as caught:
        read_kept(path, problem, PLAN)
    return {f.place: f.code for f in caught.value.faults}


def test_a_workbook_nobody_touched_pins_nothing(tmp_path: Path):
    kept = read_kept(edited(tmp_path / "plan.xlsx"), TINY, PLAN)

    assert kept == (Pins(), PLAN, (), ())


def test_a_changed_row_of_each_sheet_is_a_pin(tmp_path: Path):
    path = edited(
        tmp_path / "plan.xlsx",
        setting("Groups", ("p00",), Group="G2"),
        setting("Stays", ("G2", "slot1"), City_id="boise", City="Boise, ID"),
        setting("Appointments", (VISIT.id,), Start="10:15", End="11:00"),
        setting("Language officers", ("es2",), Group="G1"),
    )

    pins, _, notices, *_ = read_kept(path, TINY, PLAN)

    assert pins == Pins(
        members=(MemberPin("p00", "G2"),),
        cities=(CityPin("G2", "slot1", "boise"),),
        appointments=(AppointmentPin("G1", "reno-0", at(5, 10, 15), minutes=45),),
        officers=(OfficerPin("es2", "G1"),),
    )
    assert notices == ()


def test_rows_to_keep_are_pins_as_they_are(tmp_path: Path):
    path = edited(
        tmp_path / "plan.xlsx",
        setting("Groups", ("p01",), Keep="Yes"),
        setting("Stays", ("G1", "slot1"), Keep="yes"),
        setting("Appointments", (VISIT.id,), Keep="x"),
        setting("Language officers", ("es0",), Keep="y"),
    )

    pins = read_kept(path, TINY, PLAN).pins

    assert pins == Pins(
        members=(MemberPin("p01", PLAN.group_of["p01"]),),
        cities=(CityPin("G1", "slot1", "reno"),),
        appointments=(AppointmentPin("G1", "reno-0", VISIT.start, minutes=90),),
        officers=(OfficerPin("es0", "G1"),),
    )


def test_a_visit_moved_by_its_start_alone_keeps_its_length(tmp_path: Path):
    path = edited(tmp_path / "plan.xlsx", setting("Appointments", (VISIT.id,), Start="10:00"))

    assert read_kept(path, TINY, PLAN).pins.appointments == (AppointmentPin("G1", "reno-0", at(5, 10), minutes=90),)


def test_another_day_another_resource_and_a_new_visit(tmp_path: Path):
    def add(book: Workbook) -> None:
        book["Appointments"].append([None, "G2", None, datetime(2027, 5, 20), None, None, None, "tulsa-3"])

    path = edited(tmp_path / "plan.xlsx", setting("Appointments", (VISIT.id,), Date=day(6), Resource_id="RENO-5"), add)

    assert read_kept(path, TINY, PLAN).pins.appointments == (
        AppointmentPin("G1", "reno-5", at(6, 9), minutes=90),
        AppointmentPin("G2", "tulsa-3", day=day(5)),
    )


def test_the_plan_to_start_from_has_no_row_that_another_visit_took(tmp_path: Path):
    path = edited(tmp_path / "plan.xlsx", setting("Appointments", (VISIT.id,), Resource_id="reno-5"))

    start = read_kept(path, TINY, PLAN).start

    assert start == replace(PLAN, appointments=tuple(a for a in PLAN.appointments if a.id != VISIT.id))


def test_pins_of_the_programme_stay_until_an_edit_of_theirs_replaces_them(tmp_path: Path):
    pins = Pins(
        members=(MemberPin("p00", "G1"), MemberPin("p01", "G1")),
        appointments=(AppointmentPin("G1", "reno-0", day=day(5)),),
    )
    problem = replace(TINY, pins=pins)
    path = edited(
        tmp_path / "plan.xlsx",
        setting("Groups", ("p01",), Keep=None),
        setting("Groups", ("p00",), Group="G2"),
        problem=problem,
    )

    kept = read_kept(path, problem, PLAN).pins

    assert kept == replace(pins, members=(MemberPin("p00", "G2"), pins.members[1]))


def test_what_can_be_no_pin_is_told(tmp_path: Path):
    def shorten(book: Workbook) -> None:
        sheet = book["Appointments"]
        number = next(r[0].row for r in sheet.iter_rows() if r[0].value == VISIT.id)
        sheet.delete_rows(number)

    path = edited(
        tmp_path / "plan.xlsx",
        setting("Appointments", (LUNCH.id,), Start="12:30"),
        setting("Language officers", ("es0",), Group=None),
        shorten,
    )

    pins, start, notices, _ = read_kept(path, TINY, PLAN)

    assert pins == Pins()
    assert VISIT.id not in {a.id for a in start.appointments}
    assert "es0" not in {o for row in (*start.groups, *start.appointments) for o in row.officers}
    assert len(notices) == 3
    assert "no visit" in " ".join(notices)


def test_faults_are_told_together_with_their_cells(tmp_path: Path):
    path = edited(
        tmp_path / "plan.xlsx",
        setting("Groups", ("p00",), Group="G7"),
        setting("Groups", ("p01",), Keep="perhaps"),
        setting("Stays", ("G1", "slot1"), City_id="renoo"),
        setting("Stays", ("G1", "opening"), City_id="reno", City="Reno, NV"),
        setting("Stays", ("G2", "slot1"), City="Boise, ID"),
        setting("Appointments", (VISIT.id,), Start="11:30", End="11:00"),
        setting("Language officers", ("es0",), Group="G3"),
    )

    assert sorted(told(path).values()) == [
        "end_before_start", "shared_block", "two_cities", "unknown_city", "unknown_group", "unknown_group",
        "wrong_value",
    ]  # fmt: skip
    assert {place.partition("!")[0] for place in told(path)} == {
        "Groups", "Stays", "Appointments", "Language officers",
    }  # fmt: skip


def test_edits_that_clash_are_told_at_the_cell_that_made_the_pin(tmp_path: Path):
    path = edited(
        tmp_path / "plan.xlsx",
        setting("Stays", ("G1", "slot1"), City_id="mobile", City="Mobile, AL"),
        setting("Appointments", (VISIT.id,), Keep="yes"),
    )

    assert set(told(path).values()) == {"clashing_pins"}
    assert next(iter(told(path))).startswith("Appointments!E")


def test_a_workbook_of_another_programme_is_refused(tmp_path: Path):
    path = edited(tmp_path / "plan.xlsx")

    assert told(path, replace(TINY, id="other")) == {str(path): "other_programme"}


def test_a_workbook_without_the_sheets_is_refused(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active["A1"] = "hello"
    book.save(tmp_path / "plan.xlsx")

    assert set(told(tmp_path / "plan.xlsx").values()) == {"missing_sheet"}


UNDER_WAY = replace(TINY, now=at(5, 18))  # 15:00 in Reno, 17:00 in Tulsa


def test_what_has_happened_is_pinned_and_nothing_later(tmp_path: Path):
    pins, _, notices, *_ = read_kept(edited(tmp_path / "plan.xlsx", problem=UNDER_WAY), UNDER_WAY, PLAN)

    past = {(a.group, a.resource): a.start for a in PLAN.appointments if a.resource and a.start < at(5, 15)}
    assert {p.participant: p.group for p in pins.members} == PLAN.group_of
    assert {(p.group, p.slot) for p in pins.cities} == {("G1", "slot1"), ("G2", "slot1")}
    assert {(p.group, p.resource): p.start for p in pins.appointments} == past
    assert ("G1", "reno-0") in past
    assert {p.officer: p.group for p in pins.officers} == {o: g.id for g in PLAN.groups for o in g.officers}
    assert notices == ()


def test_visits_of_the_past_stay_pinned_where_their_rows_are_deleted(tmp_path: Path):
    path = edited(tmp_path / "plan.xlsx", lambda book: book["Appointments"].delete_rows(2, 99), problem=UNDER_WAY)

    pins, start, notices, _ = read_kept(path, UNDER_WAY, PLAN)

    later = [a for a in PLAN.appointments if a.resource and a.start >= at(5, 15)]
    assert start == replace(PLAN, appointments=tuple(a for a in PLAN.appointments if a not in later))
    assert any(p.resource == "reno-0" for p in pins.appointments)
    assert notices == (
        f"Deleted from the sheet: {len(later)} appointments, where a day needs more perhaps planned again.",
    )


def test_what_no_pin_can_hold_of_the_past_is_told(tmp_path: Path):
    elsewhere = replace(VISIT, id="elsewhere", resource="reno-4", attendees=VISIT.attendees[:2])
    divided = replace(PLAN, appointments=(*PLAN.appointments, elsewhere))

    pins, _, notices, unpinned = read_kept(edited(tmp_path / "plan.xlsx", problem=UNDER_WAY), UNDER_WAY, divided)

    assert not {"reno-0", "reno-4"} & {p.resource for p in pins.appointments if p.group == "G1"}
    assert not any("past" in notice for notice in notices)
    assert unpinned[0].startswith("No pin can hold 2 items of the past")

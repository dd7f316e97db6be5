"""Every fault of a workbook is told at once, with sheet and cell and the way out."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from envoyage.planner.problem import MemberPin, Need, Pins
from tests.builders import tiny_problem
from tests.files.workbook.helper import cells, codes, edited, faults_of

TINY = tiny_problem()


def test_faults_of_many_sheets_are_told_together_each_with_its_cell(tmp_path: Path):
    change = cells(
        Participants={"F3": "Perru", "L4": "Klingonian 5", "K5": "high", "U6": "p99", "B7": None, "E8": "unknown"},
        Needs={"C2": "narcotic", "D3": 0, "A4": "p77"},
        Cities={"F4": "America/Nowhere", "D5": 91},
        Shared_blocks={"C2": "wasington"},
        Resources={"L2": "Mon-Fri", "O3": 90.5},
        Sessions={"B2": "nothing"},
    )

    assert codes(edited(tmp_path / "a.xlsx", change)) == {
        "Participants!F3": "unknown_country",
        "Participants!L4": "unknown_language",
        "Participants!K5": "wrong_value",
        "Participants!U6": "unknown_participant",
        "Participants!B7": "missing",
        "Participants!E8": "unknown_word",
        "Needs!C2": "unknown_theme",
        "Needs!D3": "out_of_range",
        "Needs!A4": "unknown_participant",
        "Cities!F4": "unknown_time_zone",
        "Cities!D5": "out_of_range",
        "Shared blocks!C2": "unknown_city",
        "Resources!L2": "wrong_value",
        "Resources!O3": "wrong_value",
        "Sessions!B2": "unknown_block",
    }


def test_a_word_nearly_right_is_answered_with_the_right_one(tmp_path: Path):
    change = cells(Needs={"C2": "narcotic"}, Participants={"R2": "singel", "L3": "Spanihs 5"})

    found = faults_of(edited(tmp_path / "a.xlsx", change))

    assert "'narcotics'" in found["Needs!C2"].way_out
    assert "'single'" in found["Participants!R2"].way_out
    assert "'spanish'" in found["Participants!L3"].way_out


def test_a_missing_sheet_is_told_and_a_misspelt_one_is_asked_about(tmp_path: Path):
    def drop(book: Workbook) -> None:
        del book["Resources"]
        book["Participants"].title = "Particpants"

    found = faults_of(edited(tmp_path / "a.xlsx", drop))

    assert {f.code for f in found.values()} == {"missing_sheet"}
    assert set(found) == {"Resources", "Participants"}
    assert "'Particpants'" in found["Participants"].way_out


def test_a_missing_sheet_that_others_refer_to_is_told_once(tmp_path: Path):
    def drop(book: Workbook) -> None:
        del book["Themes"]
        book["Objectives"].title = "Objektives"

    found = faults_of(edited(tmp_path / "a.xlsx", drop))

    assert {place: f.code for place, f in found.items()} == {"Themes": "missing_sheet", "Objectives": "missing_sheet"}
    assert "cells of other sheets name its rows" in found["Themes"].text
    assert "'Objektives'" in found["Objectives"].way_out


def test_a_missing_column_and_a_column_that_is_there_twice_are_told(tmp_path: Path):
    change = cells(Cities={"B1": "Nombre"}, Hotels={"H1": "Rooms"})

    assert codes(edited(tmp_path / "a.xlsx", change)) == {"Cities!A1": "missing_column", "Hotels!H1": "column_twice"}


def test_a_sheet_without_headings_is_told(tmp_path: Path):
    def headless(book: Workbook) -> None:
        book["Cities"].delete_rows(1)

    assert codes(edited(tmp_path / "a.xlsx", headless)) == {"Cities!A1": "no_headings"}


def test_a_duplicate_person_is_told_by_id_and_by_name(tmp_path: Path):
    def twice(book: Workbook) -> None:
        rows = list(book["Participants"].iter_rows(min_row=2, max_row=3, values_only=True))
        book["Participants"].append(rows[0])
        book["Participants"].append(("p50", *rows[1][1:]))

    found = codes(edited(tmp_path / "a.xlsx", twice))

    assert found["Participants!A14"] == "duplicate_id"
    assert found["Participants!B15"] == "duplicate_person"


def test_an_id_in_another_case_is_the_same_id(tmp_path: Path):
    change = cells(Participants={"A3": "P00"})

    found = faults_of(edited(tmp_path / "a.xlsx", change))

    doubles = {place: f.text for place, f in found.items() if f.code == "duplicate_id"}
    assert list(doubles) == ["Participants!A3"]
    assert "'p00' and 'P00'" in doubles["Participants!A3"]


def test_a_name_with_accents_and_without_is_one_person(tmp_path: Path):
    def twice(book: Workbook) -> None:
        first = next(book["Participants"].iter_rows(min_row=2, max_row=2, values_only=True))
        book["Participants"]["B2"] = "Gabriela Ríos Galván"
        book["Participants"].append(("p50", "gabriela Rios  Galvan", *first[2:]))

    assert codes(edited(tmp_path / "a.xlsx", twice))["Participants!B14"] == "duplicate_person"


def test_a_name_of_marks_that_nobody_sees_is_missing(tmp_path: Path):
    assert codes(edited(tmp_path / "a.xlsx", cells(Participants={"B3": "\u200f \u200e"}))) == {
        "Participants!B3": "missing"
    }


def test_an_end_before_its_start_is_told(tmp_path: Path):
    change = cells(Shared_blocks={"E3": "2027-05-26"}, Sessions={"F2": "2027-05-17 08:00"})

    found = codes(edited(tmp_path / "a.xlsx", change))

    assert found == {"Shared blocks!E3": "end_before_start", "Sessions!F2": "end_before_start"}


def test_dates_in_two_formats_are_told_once_for_the_column(tmp_path: Path):
    change = cells(Slots={"C2": "5/19/2027", "C3": "23/5/2027"})

    found = faults_of(edited(tmp_path / "a.xlsx", change))

    assert {place: f.code for place, f in found.items()} == {"Slots!C1": "two_date_formats"}


def test_a_date_that_can_be_two_is_told(tmp_path: Path):
    path = edited(tmp_path / "a.xlsx", cells(Home_hosts={"D2": "6/5/2027"}))

    assert codes(path) == {"Home hosts!D2": "ambiguous_date"}


def test_a_date_that_cannot_be_read_draws_no_faults_after_it(tmp_path: Path):
    assert codes(edited(tmp_path / "a.xlsx", cells(Slots={"D2": "soon"}))) == {"Slots!D2": "wrong_value"}


def test_a_city_outside_the_calendar_is_told(tmp_path: Path):
    change = cells(City_capacities={"A2": "reno", "B2": "slot9", "C2": 1}, Slots={"C3": "2027-05-24"})

    assert codes(edited(tmp_path / "a.xlsx", change)) == {
        "City capacities!B2": "unknown_period",
        "Slots!C3": "not_contiguous",
    }


def test_more_people_than_places_is_told_where_it_can_be_changed(tmp_path: Path):
    change = cells(Policies={"B5": 5})

    assert codes(edited(tmp_path / "a.xlsx", change)) == {"Policies!B3": "too_many_people"}


def test_a_language_nobody_interprets_is_told(tmp_path: Path):
    change = cells(Participants={"L2": "Thai 5, English 1"})

    assert codes(edited(tmp_path / "a.xlsx", change)) == {"Participants!L2": "language_not_offered"}


def test_pins_that_clash_are_told(tmp_path: Path):
    pins = Pins(members=(MemberPin("p00", "G1"), MemberPin("p00", "G2")))

    assert codes(edited(tmp_path / "a.xlsx", problem=replace(TINY, pins=pins))) == {"Pinned people!B3": "clashing_pins"}


def test_an_unknown_policy_is_asked_about(tmp_path: Path):
    found = faults_of(edited(tmp_path / "a.xlsx", cells(Policies={"A2": "groups_fewst"})))

    assert "'groups_fewest'" in found["Policies!A2"].way_out


def test_a_formula_that_failed_is_told(tmp_path: Path):
    assert codes(edited(tmp_path / "a.xlsx", cells(Hotels={"F2": "#REF!"}))) == {"Hotels!F2": "formula_error"}


def test_nobody_at_all_is_told(tmp_path: Path):
    def empty(book: Workbook) -> None:
        for name in ("Participants", "Needs"):
            book[name].delete_rows(2, 100)

    assert codes(edited(tmp_path / "a.xlsx", empty)) == {"Participants": "no_participants"}


def test_needs_keep_their_own_rows_in_faults(tmp_path: Path):
    person = replace(TINY.participants[3], needs=(Need("justice", "cyber"), Need("justice", "space")))
    problem = replace(TINY, participants=(*TINY.participants[:3], person, *TINY.participants[4:]))

    assert codes(edited(tmp_path / "a.xlsx", problem=problem)) == {"Needs!C9": "unknown_theme"}


@pytest.mark.parametrize("count", [1, 500])
def test_one_and_five_hundred_people_are_too_few_and_too_many(tmp_path: Path, count: int):
    people = tuple(replace(TINY.participants[0], id=f"p{n}", name=f"Person {n}") for n in range(count))
    path = edited(tmp_path / "a.xlsx", problem=replace(TINY, participants=people))

    assert set(codes(path).values()) <= {"too_few_people", "too_many_people", "too_few_places"}


def test_a_workbook_of_a_newer_format_is_refused(tmp_path: Path):
    path = edited(tmp_path / "a.xlsx", cells(_meta={"B1": "envoyage-workbook/9"}))

    assert codes(path) == {str(path): "not_this_format"}


def test_a_country_nearly_right_is_answered_by_its_name(tmp_path: Path):
    found = faults_of(edited(tmp_path / "a.xlsx", cells(Participants={"F3": "Perru"})))

    assert found["Participants!F3"].way_out == "Did you mean 'PE' (Peru)?"


def test_a_misspelt_item_of_the_programme_is_told_once(tmp_path: Path):
    def misspell(book: Workbook) -> None:
        for row in book["Programme"].iter_rows():
            row[0].value = {"Starts": "Strats"}.get(row[0].value, row[0].value)

    found = faults_of(edited(tmp_path / "a.xlsx", misspell))

    assert [(f.code, f.way_out) for f in found.values()] == [("unknown_item", "Did you mean 'Starts'?")]


def test_an_item_that_is_nothing_like_a_missing_one_leaves_that_one_missing(tmp_path: Path):
    def rename(book: Workbook) -> None:
        for row in book["Programme"].iter_rows():
            row[0].value = {"Starts": "Wibble"}.get(row[0].value, row[0].value)

    assert sorted(f.code for f in faults_of(edited(tmp_path / "a.xlsx", rename)).values()) == [
        "missing",
        "unknown_item",
    ]

"""Reading forgives what people vary, and tells what it left alone."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from openpyxl.workbook import Workbook

from envoyage.files import read_problem, read_with_notices
from tests.builders import tiny_problem
from tests.files.variations import whole_coordinates
from tests.files.workbook.helper import cells, edited

TINY = whole_coordinates(tiny_problem())


def same(path: Path) -> bool:
    """Whether a workbook still holds the tiny programme."""
    return read_problem(path) == TINY


def test_headings_and_sheets_in_other_case_order_and_spacing(tmp_path: Path):
    def untidy(book: Workbook) -> None:
        book["Shared blocks"].title = "shared  BLOCKS"
        book.move_sheet("Cities", -5)
        sheet = book["Themes"]
        sheet["A1"], sheet["B1"] = " TITLE", "theme-ID "
        for row in sheet.iter_rows(min_row=2):
            row[0].value, row[1].value = row[1].value, row[0].value

    assert same(edited(tmp_path / "a.xlsx", untidy, problem=TINY))


def test_stray_spaces_and_case_in_cells(tmp_path: Path):
    change = cells(
        Participants={"B2": "  Person 00 ", "E2": "male", "R2": "Single ", "X2": "APPROVED", "F2": " pe "},
        Resources={"D2": "Law enforcement", "H2": "Presentation"},
    )

    assert same(edited(tmp_path / "a.xlsx", change, problem=TINY))


def test_names_where_ids_are_meant(tmp_path: Path):
    change = cells(
        Participants={"F2": "Peru", "I2": "Courts", "L2": "Spanish 5; English (2)"},
        Shared_blocks={"C2": "washington"},
        Resources={"B2": "Washington", "E2": "Narcotics"},
        Language_officers={"C2": "Spanish\nEnglish"},
    )

    assert same(edited(tmp_path / "a.xlsx", change, problem=TINY))


def test_dates_and_times_as_text_in_the_forms_people_use(tmp_path: Path):
    change = cells(
        Programme={"B4": "May 15, 2027", "B5": "30.05.2027"},
        Shared_blocks={"D2": "15 May 2027", "E2": "2027-05-19", "D3": "Thu, 27-May-2027", "E3": "5/30/2027"},
        Slots={"C2": "5/19/2027", "D2": "05/23/2027"},
        Sessions={"E2": "2027-05-17T09:00", "F2": "17 May 2027, 11 am"},
        Policies={"B12": "08:30", "B13": "5:30 pm"},
    )

    assert same(edited(tmp_path / "a.xlsx", change, problem=TINY))


def test_numbers_as_text_and_with_thousands(tmp_path: Path):
    change = cells(Cities={"H2": "200,000", "D2": "38.9"}, Participants={"K2": "3"}, Language_officers={"J2": None})

    assert same(edited(tmp_path / "a.xlsx", change, problem=TINY))


def test_a_phone_number_typed_as_a_number_stays_what_it_looks_like(tmp_path: Path):
    path = edited(tmp_path / "a.xlsx", cells(Staff={"E2": 2025550199}), problem=TINY)

    assert read_problem(path).staff == (replace(TINY.staff[0], phone="2025550199"),)


def test_columns_and_sheets_of_ones_own_are_left_alone_with_a_notice(tmp_path: Path):
    def own(book: Workbook) -> None:
        book.create_sheet("To do")["A1"] = "call the hotel"
        book["Hotels"]["K1"] = "My remarks"
        book["Hotels"]["K2"] = "ask again"

    reading = read_with_notices(edited(tmp_path / "a.xlsx", own, problem=TINY))

    assert reading.problem == TINY
    assert set(reading.notices) == {
        "The sheet 'To do' is left alone.",
        "The column 'My remarks' of the sheet 'Hotels' is left alone.",
    }


def test_a_title_above_the_headings_and_empty_rows_between_do_no_harm(tmp_path: Path):
    def loose(book: Workbook) -> None:
        book["Themes"].insert_rows(1, 2)
        book["Themes"]["A1"] = "Our themes"
        book["Themes"].insert_rows(5)

    assert same(edited(tmp_path / "a.xlsx", loose, problem=TINY))


def test_sheets_that_nobody_needs_may_be_missing(tmp_path: Path):
    def drop(book: Workbook) -> None:
        for name in ("Waivers", "Pinned people", "Read me", "_meta", "Contacts"):
            del book[name]

    reading = read_with_notices(edited(tmp_path / "a.xlsx", drop, problem=TINY))

    assert reading.problem == replace(TINY, contacts=())
    assert reading.notices == ("The sheets 'Contacts', 'Pinned people' and 'Waivers' are missing and count as empty.",)


def test_examples_left_in_a_filled_template_are_left_out(tmp_path: Path):
    def as_template(book: Workbook) -> None:
        book["_meta"]["B2"] = "template"
        book["Themes"].append(["example-theme", "An example"])
        book["Themes"].append(["Example (delete me)", "Another"])

    assert same(edited(tmp_path / "a.xlsx", as_template, problem=TINY))


def test_blank_cells_mean_the_default(tmp_path: Path):
    change = cells(Resources={"O2": None, "V2": None, "H2": None}, Participants={"K2": None, "X2": None})

    assert same(edited(tmp_path / "a.xlsx", change, problem=TINY))


def test_a_resource_without_coordinates_is_in_the_middle_of_its_city(tmp_path: Path):
    path = edited(tmp_path / "a.xlsx", cells(Resources={"I2": None, "J2": None}), problem=TINY)

    first, washington = read_problem(path).resources[0], TINY.city["washington"]

    assert (first.latitude, first.longitude) == (washington.latitude, washington.longitude)


def test_holidays_of_the_sheet_are_added_to_the_public_ones(tmp_path: Path):
    later = {"starts": date(2027, 5, 15), "ends": date(2027, 6, 1)}
    path = edited(tmp_path / "a.xlsx", problem=replace(TINY, **later))

    assert (date(2027, 5, 31), "", "Memorial Day") in read_problem(path).holidays

    own = cells(Holidays={"A2": datetime(2027, 5, 20), "B2": "NV", "C2": "Closed"})
    edited(path, own, problem=replace(TINY, **later))
    assert {(date(2027, 5, 20), "NV", "Closed"), (date(2027, 5, 31), "", "Memorial Day")} <= {
        *read_problem(path).holidays
    }

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date, time

import openpyxl
import pytest

from envoyage.exports.marking import Look, Marking
from envoyage.exports.redact import redacted
from envoyage.exports.sheets.plan import plan_workbook
from envoyage.planner.check import inspect
from envoyage.planner.problem import CityPin, MemberPin, Pins
from tests.builders import tiny_plan, tiny_problem

SHEETS = (
    "Groups", "Stays", "Appointments", "Language officers", "Rooming list", "Transport", "Home hospitality", "Costs",
    "Coverage", "Findings", "Unmet needs", "_meta",
)  # fmt: skip
READ_BACK = {
    "Groups": "Participant id|Name|Country|Group|Keep",
    "Stays": "Group|Period|City id|City|Arrive|Leave|Hotel|Keep",
    "Appointments": "Id|Group|City|Date|Start|End|Kind|Resource id|Resource|Attendees|Leave at|Keep",
    "Language officers": "Officer id|Name|Languages|Mode|Group|Keep",
}


def written(problem, plan, look: Look | None = None) -> bytes:
    return plan_workbook(problem, plan, inspect(problem, plan), look or Look(problem.title))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def cells(data: bytes) -> dict[str, list[list[object]]]:
    return {s.title: [[_plain(c) for c in row] for row in s.iter_rows(values_only=True)] for s in opened(data)}


def _plain(value: object) -> object:
    """LibreOffice gives a time as it is and a date as midnight, a whole number as float, an empty text as nothing."""
    if isinstance(value, float):
        return round(value, 6)
    return None if value == "" else value


@pytest.fixture(scope="module")
def world():
    problem = tiny_problem()
    return problem, tiny_plan(problem)


def test_every_view_has_its_sheet_and_meta_is_hidden(world):
    book = opened(written(*world))
    assert tuple(book.sheetnames) == SHEETS
    assert book["_meta"].sheet_state == "hidden"
    meta = dict(book["_meta"].iter_rows(values_only=True))
    assert (meta["programme"], meta["seed"], meta["format"]) == ("tiny", "7", "1")


@pytest.mark.parametrize("sheet", READ_BACK)
def test_the_columns_that_are_read_back_keep_their_names(world, sheet):
    head = next(opened(written(*world))[sheet].iter_rows(max_row=1, values_only=True))
    assert "|".join(head) == READ_BACK[sheet]


def test_rows_hold_ids_dates_and_times_as_such(world):
    rows = list(opened(written(*world))["Appointments"].iter_rows(min_row=2, values_only=True))
    visit = next(r for r in rows if r[0] == "G1-slot1-reno-0")
    assert (visit[3].date(), visit[4], visit[5], visit[7]) == (date(2027, 5, 20), time(9), time(10, 30), "reno-0")
    assert visit[9] == "all"
    dinner = next(r for r in rows if r[0] == "G1-slot1-reno-home0")
    assert dinner[9] == "Person 00, Person 03"


def test_what_is_pinned_already_is_kept(world):
    problem, plan = world
    pins = Pins(members=(MemberPin("p00", "G1"),), cities=(CityPin("G1", "slot1", "reno"),))
    book = opened(written(replace(problem, pins=pins), plan))
    kept = [r[:4] for r in book["Groups"].iter_rows(min_row=2, values_only=True) if r[4] == "yes"]
    assert kept == [("p00", "Person 00", "Peru", "G1")]
    assert [r[2] for r in book["Stays"].iter_rows(min_row=2, values_only=True) if r[7] == "yes"] == ["reno"]


def test_sheets_are_ready_to_filter_print_and_fill_in(world):
    sheet = openpyxl.load_workbook(io.BytesIO(written(*world, Look("Title & more", paper="a4"))))["Groups"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E13"
    assert (sheet.print_title_rows, sheet.page_setup.paperSize, sheet.page_setup.orientation) == (
        "$1:$1", 9, "landscape"
    )  # fmt: skip
    assert str(Marking.SENSITIVE) in sheet.oddHeader.right.text
    lists = {r.formula1 for r in sheet.data_validations.dataValidation}
    assert lists == {'"yes,no"', '"G1,G2"'}


def test_a_name_that_looks_like_a_formula_or_a_link_stays_a_text(world):
    problem, plan = world
    evil = ("=1+1", "http://example.invalid/", "+49", "a\x00b\x1f", "\u202e\u05d0name", "n" * 40_000)
    people = tuple(replace(p, name=evil[i]) if i < len(evil) else p for i, p in enumerate(problem.participants))
    book = openpyxl.load_workbook(io.BytesIO(written(replace(problem, participants=people), plan)))
    names = {r[0].value: r[1] for r in book["Groups"].iter_rows(min_row=2)}
    assert names["p00"].data_type == "s"
    assert (names["p00"].value, names["p01"].value, names["p02"].value) == evil[:3]
    assert names["p01"].hyperlink is None
    assert names["p03"].value == "ab"
    assert len(names["p05"].value) == 32_000


def test_the_same_plan_gives_the_same_bytes(world):
    assert written(*world) == written(*world)


@pytest.mark.slow
def test_the_workbook_survives_a_round_trip_through_libreoffice(world, tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    before = written(*world)
    (tmp_path / "plan.xlsx").write_bytes(before)
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx",
               "--outdir", str(tmp_path / "out"), str(tmp_path / "plan.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    after = cells((tmp_path / "out" / "plan.xlsx").read_bytes())
    for sheet, rows in cells(before).items():
        filled = [row for row in after[sheet] if any(c is not None for c in row)]
        assert filled == [row for row in rows if any(c is not None for c in row)], sheet


def test_the_shareable_version_does_not_tell_who_sleeps_rides_and_dines_where(world):
    problem, plan = redacted(*world)
    shown = cells(written(problem, plan, Look("Tiny programme", Marking.SHAREABLE)))
    for sheet in ("Rooming list", "Transport", "Home hospitality"):
        assert [row[0] for row in shown[sheet][1:]] == ["Left out of the shareable version."], sheet
    assert len(shown["Appointments"]) > 10


def test_the_marking_of_a_wide_sheet_does_not_shrink_with_its_cells(world):
    sheet = openpyxl.load_workbook(io.BytesIO(written(*world)))["Appointments"]
    assert sheet.HeaderFooter.scaleWithDoc is False


def test_a_heading_stands_above_its_figures(world):
    sheet = openpyxl.load_workbook(io.BytesIO(written(*world)))["Costs"]
    place = {cell.value: cell.alignment.horizontal for cell in sheet[1]}
    assert (place["Group"], place["Lodging"], place["Total"]) == ("left", "right", "right")

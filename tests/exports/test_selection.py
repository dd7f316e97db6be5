"""The folder of a selection: for its owner alone, and every table says what the selection says."""

import stat
from io import BytesIO
from pathlib import Path

import openpyxl

from envoyage.exports.selection import selection_workbook, write_selection
from envoyage.planner.selection.nominations import Dimension, Quota, Vetting
from tests.planner.selection.world import found, nominations, nominee

GIVEN = nominations(
    nominee(0, 9, country="PE"), nominee(1, 5, country="GH"), nominee(2, 7, country="PE"),
    nominee(3, 1, vetting=Vetting.PENDING), nominee(4, 2, country="KE"),
    quotas=(Quota(Dimension.REGION, ("AF",), least=1),),
)  # fmt: skip
SELECTION = found(GIVEN)


def rows(sheet: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(BytesIO(selection_workbook(GIVEN, SELECTION)))
    return list(book[sheet].iter_rows(min_row=2, values_only=True))


def test_the_workbook_has_a_sheet_for_each_question():
    book = openpyxl.load_workbook(BytesIO(selection_workbook(GIVEN, SELECTION)))

    assert book.sheetnames == ["Selected", "Alternates", "Not selected", "Quotas", "Assessors", "_meta"]


def test_the_selected_are_listed_with_their_evened_scores():
    assert [(r[0], r[1], r[11], r[12]) for r in rows("Selected")] == [
        (p, GIVEN.nominee[p].name, SELECTION.merit[p].score, 2) for p in ("n0", "n1")
    ]


def test_alternates_stand_in_their_order_below_each_place():
    assert [r[:4] for r in rows("Alternates")] == [
        ("Person 0", 1, "Person 2", "n2"), ("Person 0", 2, "Person 4", "n4"), ("Person 1", 1, "Person 4", "n4"),
    ]  # fmt: skip


def test_receipts_say_what_binds_what_would_help_and_whether_it_was_tried():
    found_ = {r[0]: r for r in rows("Not selected")}

    assert set(found_) == {"n2", "n3", "n4"}
    assert found_["n3"][4] == "The vetting of Person 3 is pending."
    assert "the rule said at least 0 of region AF instead of 1" in str(found_["n2"][5])
    assert {r[6] for r in found_.values()} == {"yes"}
    assert [found_[p][3] for p in ("n2", "n3", "n4")] == ["Alternate", "Nominated", "Alternate"]


def test_limits_are_told_with_how_they_are_filled():
    assert [(r[1], r[2], r[3], r[4], r[7]) for r in rows("Quotas")] == [
        ("the cohort", 2, 2, 2, "full"), ("region AF", 1, None, 1, "least"),
    ]  # fmt: skip


def test_the_folder_is_for_its_owner_alone_and_replaced_as_a_whole(tmp_path: Path):
    out = tmp_path / "out"
    for _ in range(2):
        paths = write_selection(GIVEN, SELECTION, out, selection_json=b"{}", programme=b"x")

    assert [p.name for p in paths] == ["selection.json", "selection.xlsx", "programme.xlsx"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in paths} == {0o600}

"""The template explains itself, and its examples are no data."""

import re
from pathlib import Path

import openpyxl
import pytest

from envoyage.files import write_template
from envoyage.files.workbook.sheets import SHEETS
from envoyage.planner.errors import Faulty
from envoyage.planner.problem import Policies
from tests.files.workbook.helper import codes


@pytest.fixture
def template(tmp_path: Path) -> Path:
    write_template(tmp_path / "template.xlsx")
    return tmp_path / "template.xlsx"


def test_it_has_every_sheet_after_a_page_to_read_and_a_hidden_one(template: Path):
    book = openpyxl.load_workbook(template)

    assert book.sheetnames == ["Read me", *(s.name for s in SHEETS), "_meta"]
    assert book["_meta"].sheet_state == "hidden"


def test_every_heading_says_what_to_write_and_whether_it_must_be_filled_in(template: Path):
    book = openpyxl.load_workbook(template)

    for sheet in (s for s in SHEETS if not s.upright):
        headings = [book[sheet.name].cell(1, n) for n in range(1, len(sheet.columns) + 1)]
        assert [h.value for h in headings] == [c.title for c in sheet.columns]
        assert all(re.search(r"Write .*\n(Must be|Blank:|May stay)", h.comment.text, re.DOTALL) for h in headings)
        assert book[sheet.name].freeze_panes == "B2"


def test_closed_lists_and_ids_of_other_sheets_can_be_chosen(template: Path):
    book = openpyxl.load_workbook(template)

    rules = {str(r.sqref): r.formula1 for r in book["Participants"].data_validations.dataValidation}

    assert '"single,shared"' in rules.values()
    assert "'Countries'!$A$2:$A$2001" in rules.values()


def test_every_example_row_is_marked_as_one(template: Path):
    book = openpyxl.load_workbook(template)

    first = {s.name: book[s.name].cell(2, 1).value for s in SHEETS if not s.upright}

    assert [name for name, value in first.items() if not str(value).startswith("example")] == []


def test_policies_show_their_default_their_meaning_and_their_source(template: Path):
    rows = list(openpyxl.load_workbook(template)["Policies"].iter_rows(min_row=2, values_only=True))

    assert [r[0] for r in rows] == [s.name for s in Policies.settings()]
    assert all(r[1] is not None and r[2] and r[4] for r in rows)


def test_read_unchanged_it_lacks_what_must_be_filled_in_and_its_examples_do_not_count(template: Path):
    found = codes(template)

    assert {place for place, code in found.items() if code == "missing"} == {f"Programme!B{n}" for n in range(2, 6)}
    assert found["Participants"] == "no_participants"


def test_the_template_is_a_workbook_and_nothing_else(tmp_path: Path):
    with pytest.raises(Faulty, match=r"\.xlsx"):
        write_template(tmp_path / "template.json")


def test_examples_are_examples_of_what_can_be_read():
    """Every example but the ids of other examples is understood by its own column."""
    from envoyage.files.workbook.kinds import Context  # noqa: PLC0415 -- this test alone needs it

    for sheet in SHEETS:
        for column in sheet.columns:
            text = str(column.example).removeprefix("example ")
            if text:
                column.kind.read(text, Context())

"""Nominations and selections in files: everything comes back, every fault is told at once with its cell."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from envoyage.files import write_problem
from envoyage.files.nominations import (
    nominations_bytes,
    nominations_schema,
    parse_selection,
    programme_beginning,
    programme_with,
    read_nominations,
    selection_bytes,
    selection_schema,
    write_nominations,
    write_nominations_template,
)
from envoyage.files.nominations.sheets import NOMINEES, SHEETS
from envoyage.files.workbook.kinds import Context
from envoyage.files.workbook.sheet import OWNER
from envoyage.files.workbook.sheets.people import PARTICIPANTS
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.problem import Gender, LanguageMode, LanguageOfficer, Need
from envoyage.planner.selection.merge import beginning
from envoyage.planner.selection.nominations import Dimension, Nominations, Quota, Vetting
from envoyage.sample.nominations import make_nominations
from tests.builders import tiny_problem
from tests.planner.selection.world import ENGLISH, SPANISH, found, nominations, nominee

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
OFFICERS = (LanguageOfficer("lo1", "One", ("es", "en"), LanguageMode.SIMULTANEOUS),)
QUOTAS = (Quota(Dimension.GENDER, ("F",), least=1), Quota(Dimension.COUNTRY, most=2, reason="All have a turn."))
GIVEN = nominations(
    *(
        nominee(n, 9.5 - n, gender=Gender.FEMALE if n % 2 else Gender.MALE, needs=(Need("justice", "cyber"),))
        for n in range(4)
    ),
    quotas=QUOTAS,
    officers=OFFICERS,
    alternates=2,
)  # fmt: skip
Change = Callable[[Workbook], None]


def edited(path: Path, change: Change) -> Path:
    """The workbook of the nominations after a change."""
    write_nominations(GIVEN, path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def cells(**values: dict[str, object]) -> Change:
    """Set cells: sheet (underscores are spaces), then address and value."""

    def change(book: Workbook) -> None:
        for sheet, wanted in values.items():
            for address, value in wanted.items():
                book[sheet.replace("_", " ")][address] = value

    return change


def faults(path: Path) -> dict[str, Fault]:
    with pytest.raises(Faulty) as caught:
        read_nominations(path)
    return {f.place: f for f in caught.value.faults}


def codes(path: Path) -> dict[str, str]:
    return {place: f.code for place, f in faults(path).items()}


@cache
def column(sheet: str, field: str) -> str:
    """The letter of a column."""
    columns = next(s for s in SHEETS if s.name == sheet).columns
    return openpyxl.utils.get_column_letter(1 + [c.field for c in columns].index(field))


@pytest.mark.parametrize("ending", ["xlsx", "json"])
@pytest.mark.parametrize("given", [GIVEN, make_nominations(3)], ids=["tiny", "sample"])
def test_nominations_come_back_as_they_were(tmp_path: Path, given: Nominations, ending: str):
    path = tmp_path / f"n.{ending}"

    write_nominations(given, path)

    assert read_nominations(path).nominations == given


def test_a_selection_comes_back_with_its_nominations(tmp_path: Path):
    selection = found(GIVEN)
    path = tmp_path / "selection.json"

    path.write_bytes(selection_bytes(GIVEN, selection))

    assert parse_selection(path) == (GIVEN, selection)


@pytest.mark.parametrize(("name", "schema"), [("nominations", nominations_schema), ("selection", selection_schema)])
def test_the_published_schema_is_current(name: str, schema):
    published = json.loads((REFERENCE / f"{name}.schema.json").read_text("utf-8"))

    assert published == schema(), f"run ./run envoyage schema {name} > docs/reference/{name}.schema.json"


def test_written_documents_fit_their_schema():
    jsonschema.validate(json.loads(nominations_bytes(GIVEN)), nominations_schema())
    jsonschema.validate(json.loads(selection_bytes(GIVEN, found(GIVEN))), selection_schema())


def test_every_fault_of_a_workbook_is_told_at_once_with_its_cell(tmp_path: Path):
    c = column
    change = cells(
        Selection={"B6": "many", "B11": "nine"},
        Nominees={
            f"{c('Nominees', 'country')}2": "Perru",
            f"{c('Nominees', 'vetting')}3": "passt",
            f"{c('Nominees', 'seniority')}4": 7,
            f"{c('Nominees', 'name')}5": None,
        },
        Needs={"C2": "cybr", "A3": "n77"},
        Scores={"A2": "n78", "C3": "good", "B5": "A"},
        Quotas={"A2": "gendr", "B3": "Perru", "C3": -1},
    )

    assert codes(edited(tmp_path / "n.xlsx", change)) == {
        "Selection!B6": "wrong_value",
        "Selection!B11": "wrong_value",
        f"Nominees!{c('Nominees', 'country')}2": "unknown_country",
        f"Nominees!{c('Nominees', 'vetting')}3": "unknown_word",
        f"Nominees!{c('Nominees', 'seniority')}4": "out_of_range",
        f"Nominees!{c('Nominees', 'name')}5": "missing",
        "Needs!C2": "unknown_theme",
        "Needs!A3": "unknown_participant",
        "Scores!A2": "unknown_participant",
        "Scores!C3": "wrong_value",
        "Scores!B5": "listed_twice",
        "Quotas!A2": "unknown_word",
        "Quotas!C3": "out_of_range",
    }


def test_a_cell_that_cannot_be_read_draws_no_faults_after_it(tmp_path: Path):
    change = cells(Nominees={"A2": None}, Quotas={"B2": "men"})

    assert codes(edited(tmp_path / "n.xlsx", change)) == {"Nominees!A2": "missing"}


def test_a_value_of_a_quota_nearly_right_is_asked_about(tmp_path: Path):
    path = edited(tmp_path / "n.xlsx", cells(Quotas={"A2": "theme", "B2": "cybr"}))

    assert faults(path)["Quotas!B2"].way_out == "Did you mean 'cyber'?"


@pytest.mark.parametrize(
    ("dimension", "written", "meant"),
    [
        ("country", "Peru, ghana", ("PE", "GH")), ("gender", "Women", ("F",)), ("language", "English", ("en",)),
        ("theme", "cyber crime", ("cyber",)), ("sector", "Police", ("police",)), ("seniority", "3", ("3",)),
        ("region", "wha", ("WHA",)), ("funding", "Core", ("core",)),
    ],
)  # fmt: skip
def test_values_of_quotas_may_be_written_as_people_say_them(tmp_path: Path, dimension, written, meant):
    path = edited(tmp_path / "n.xlsx", cells(Quotas={"A2": dimension, "B2": written}))

    assert read_nominations(path).nominations.quotas[0].values == meant


def test_a_json_document_tells_typing_slips_and_contradictions(tmp_path: Path):
    path = tmp_path / "n.json"
    document = json.loads(nominations_bytes(GIVEN))
    document["nominations"]["nominees"][1]["vetting"] = "passt"
    document["nominations"]["quotas"][0]["leest"] = 1
    path.write_text(json.dumps(document), "utf-8")

    assert set(codes(path).values()) == {"wrong_value", "unknown_key"}

    write_nominations(replace(GIVEN, places=0), path)
    assert codes(path) == {"selection.places": "out_of_range"}


def test_other_workbooks_and_other_endings_are_refused(tmp_path: Path):
    write_problem(tiny_problem(), tmp_path / "programme.xlsx")

    assert set(codes(tmp_path / "programme.xlsx").values()) == {"not_this_format"}
    assert set(codes(tmp_path / "n.csv").values()) == {"unknown_ending"}


def test_the_template_has_every_sheet_and_its_examples_are_no_data(tmp_path: Path):
    write_nominations_template(tmp_path / "t.xlsx")

    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["Read me", *(s.name for s in SHEETS), "_meta"]
    assert codes(tmp_path / "t.xlsx") == {
        **{f"Selection!B{n}": "missing" for n in range(2, 7)},
        "Nominees": "no_nominees",
    }


def test_every_heading_of_the_template_explains_itself_and_every_example_can_be_read(tmp_path: Path):
    write_nominations_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")

    for sheet in (s for s in SHEETS if not s.upright):
        headings = [book[sheet.name].cell(1, n) for n in range(1, len(sheet.columns) + 1)]
        assert all(re.search(r"Write .*\n(Must be|Blank:|May stay)", h.comment.text, re.DOTALL) for h in headings)
    for c in (c for sheet in SHEETS for c in sheet.columns if c.example):
        c.kind.read(str(c.example).removeprefix("example "), Context())


def test_nominees_have_the_columns_of_participants():
    """So that rows can be pasted from one workbook into the other."""
    later = {"arrival", "departure"}
    own = {"vetting", "funding", "delegation"}

    assert {c.field for c in NOMINEES.columns} - own == {c.field for c in PARTICIPANTS.columns} - later
    assert OWNER not in {c.field for c in NOMINEES.columns}


def test_the_programme_that_a_selection_begins_has_its_people_and_is_empty_else(tmp_path: Path):
    path = tmp_path / "programme.xlsx"
    path.write_bytes(programme_beginning(beginning(GIVEN, found(GIVEN))))

    book = openpyxl.load_workbook(path)
    rows = list(book["Participants"].iter_rows(min_row=2, values_only=True))
    status = [c.field for c in PARTICIPANTS.columns].index("status")
    assert [(r[0], r[status]) for r in rows] == [
        ("n0", "approved"), ("n1", "approved"), ("n2", "alternate"), ("n3", "alternate"),
    ]  # fmt: skip
    assert [r[0] for r in book["Needs"].iter_rows(min_row=2, values_only=True)] == ["n0", "n1", "n2", "n3"]
    assert str(book["Cities"]["A2"].value).startswith("example")


@pytest.mark.parametrize("ending", ["xlsx", "json"])
def test_a_programme_without_people_gets_those_selected(tmp_path: Path, ending: str):
    """The tiny programme's people go, those selected come."""
    tiny = tiny_problem()
    given = nominations(
        *(nominee(n, 9.5 - n, country=c.id, languages=SPANISH if n % 2 else ENGLISH, sector="")
          for n, c in enumerate(tiny.countries * 6) if n < 2 * len(tiny.participants)),
        places=len(tiny.participants),
        alternates=1,
    )  # fmt: skip
    given = replace(given, countries=tiny.countries, sectors=tiny.sectors, themes=tiny.themes)
    policies = replace(tiny.policies, most_per_country=20, most_per_region=20, most_per_sector=20)
    bare = replace(tiny, participants=(), policies=policies)
    path = tmp_path / f"programme.{ending}"
    write_problem(bare, path)

    problem = programme_with(path, given, found(given))

    assert [p.id for p in problem.travellers] == list(found(given).chosen)


def test_a_programme_that_does_not_fit_is_refused(tmp_path: Path):
    write_problem(replace(tiny_problem(), participants=()), tmp_path / "p.json")

    with pytest.raises(Faulty, match="2 people travel"):
        programme_with(tmp_path / "p.json", GIVEN, found(GIVEN))


def test_vetting_is_pending_where_nothing_is_said(tmp_path: Path):
    path = edited(tmp_path / "n.xlsx", cells(Nominees={f"{column('Nominees', 'vetting')}2": None}))

    assert read_nominations(path).nominations.nominees[0].vetting is Vetting.PENDING

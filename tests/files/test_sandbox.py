"""Workbooks that mean harm, or are broken, get one clear sentence and hurt nothing."""

import os
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest

from envoyage.files import read_problem
from envoyage.files.sandbox import grids_of
from envoyage.planner.errors import Fault, Faulty
from tests.files.crafted import craft, sheet, text_cell

A1 = '<row r="1">' + text_cell("A1", "Item") + "</row>"


def refusal(path: Path) -> Fault:
    """The one fault for which a workbook is refused."""
    with pytest.raises(Faulty) as caught:
        read_problem(path)
    (fault,) = caught.value.faults
    assert fault.text.endswith(".")
    return fault


def test_a_harmless_workbook_is_read_with_its_values(tmp_path: Path):
    (grid,) = grids_of(craft(tmp_path / "a.xlsx", sheet(A1)))

    assert (grid.name, grid.rows[0].number, grid.rows[0].cells) == ("Programme", 1, ("Item",))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path):
    bomb = craft(tmp_path / "a.xlsx", sheet(A1), xl__media__bomb_bin=b"\0" * 80_000_000)

    assert bomb.stat().st_size < 200_000
    assert refusal(bomb).code == "too_much_inside"


def test_a_small_part_packed_far_too_tightly_is_refused(tmp_path: Path):
    assert refusal(craft(tmp_path / "a.xlsx", sheet(A1), xl__a_bin=b"\0" * 5_000_000)).code == "too_much_inside"


def test_thousands_of_parts_are_refused(tmp_path: Path):
    many = {f"xl__media__{n}_bin": b"" for n in range(600)}

    assert refusal(craft(tmp_path / "a.xlsx", sheet(A1), **many)).code == "too_much_inside"


def test_a_value_in_the_last_cell_of_a_sheet_is_named(tmp_path: Path):
    far = A1 + '<row r="1048576">' + text_cell("XFD1048576", "here") + "</row>"

    fault = refusal(craft(tmp_path / "a.xlsx", sheet(far)))

    assert (fault.code, fault.place) == ("too_far_out", "Programme!XFD1048576")


def test_a_value_in_a_far_column_is_named(tmp_path: Path):
    far = '<row r="1">' + text_cell("A1", "Item") + text_cell("XFD1", "here") + "</row>"

    assert refusal(craft(tmp_path / "a.xlsx", sheet(far))).place == "Programme!XFD1"


def test_formats_without_values_far_away_do_no_harm(tmp_path: Path):
    empty = A1 + '<row r="900000"><c r="XFD900000" s="0"/></row>'

    (grid,) = grids_of(craft(tmp_path / "a.xlsx", sheet(empty)))

    assert len(grid.rows) == 1


def test_a_million_rows_are_refused(tmp_path: Path):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 99991}</v></c></row>' for n in range(1, 1_000_001))

    assert refusal(craft(tmp_path / "a.xlsx", sheet(rows))).code in ("too_far_out", "too_much_inside")


def test_macros_are_refused(tmp_path: Path):
    assert refusal(craft(tmp_path / "a.xlsx", sheet(A1), xl__vbaProject_bin=b"x")).code == "macros"


def test_links_to_other_workbooks_are_refused(tmp_path: Path):
    fault = refusal(craft(tmp_path / "a.xlsx", sheet(A1), xl__externalLinks__externalLink1_xml="<x/>"))

    assert fault.code == "external_links"
    assert fault.way_out


def test_an_external_entity_is_refused_and_its_file_not_read(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden word")
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'

    fault = refusal(craft(tmp_path / "a.xlsx", sheet('<row r="1">' + text_cell("A1", "&e;") + "</row>", declared)))

    assert fault.code == "xml_entities"
    assert "hidden" not in str(fault)


def test_entities_that_multiply_are_refused(tmp_path: Path):
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE x [<!ENTITY e0 "ha">{laughs}]>'

    fault = refusal(craft(tmp_path / "a.xlsx", sheet('<row r="1">' + text_cell("A1", "&e9;") + "</row>", declared)))

    assert fault.code == "xml_entities"


def test_parts_nested_without_end_are_refused(tmp_path: Path):
    deep = "<x>" * 100_000 + "</x>" * 100_000

    assert refusal(craft(tmp_path / "a.xlsx", sheet(f'<row r="1">{deep}</row>'))).text


def test_a_sheet_may_not_lie_about_its_size(tmp_path: Path):
    rows = A1 + '<row r="3">' + text_cell("D3", "beyond") + "</row>"

    (grid,) = grids_of(craft(tmp_path / "a.xlsx", sheet(rows, size="A1:A1")))

    assert grid.rows[1].cells == (None, None, None, "beyond")


def test_a_truncated_workbook_is_told_as_such(tmp_path: Path):
    whole = craft(tmp_path / "a.xlsx", sheet(A1)).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])

    assert refusal(tmp_path / "b.xlsx").code == "truncated"


def test_a_damaged_part_is_told_as_such(tmp_path: Path):
    path = craft(tmp_path / "a.xlsx", sheet(A1))
    data = bytearray(path.read_bytes())
    spot = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[spot : spot + 20] = b"\xff" * 20
    path.write_bytes(bytes(data))

    assert refusal(path).code == "damaged"


def test_sheets_that_are_no_xml_are_told_as_damage(tmp_path: Path):
    assert refusal(craft(tmp_path / "a.xlsx", "no xml")).code == "damaged"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"just a text", "not_a_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_workbook"),
        (b"PK\x03\x04 and then nothing", "truncated"),
    ],
)
def test_what_is_no_workbook_is_told_as_such(tmp_path: Path, data: bytes, code: str):
    (tmp_path / "a.xlsx").write_bytes(data)

    assert refusal(tmp_path / "a.xlsx").code == code


def test_another_zip_is_no_workbook(tmp_path: Path):
    with ZipFile(tmp_path / "a.xlsx", "w", ZIP_STORED) as archive:
        archive.writestr("letter.txt", "hello")

    assert refusal(tmp_path / "a.xlsx").code == "not_a_workbook"


def test_an_empty_workbook_is_told_as_such(tmp_path: Path):
    openpyxl.Workbook().save(tmp_path / "a.xlsx")

    assert refusal(tmp_path / "a.xlsx").code == "empty_workbook"


def test_a_file_that_is_not_there_is_told_with_its_name(tmp_path: Path):
    fault = refusal(tmp_path / "missing.xlsx")

    assert (fault.code, fault.place) == ("no_file", str(tmp_path / "missing.xlsx"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets this user read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path):
    path = craft(tmp_path / "a.xlsx", sheet(A1))
    path.chmod(0)

    assert refusal(path).code == "unreadable"


def test_a_folder_and_an_unknown_ending_are_told(tmp_path: Path):
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "a.csv").write_text("x")

    assert refusal(tmp_path / "folder.xlsx").code == "not_a_file"
    assert refusal(tmp_path / "a.csv").code == "unknown_ending"


def test_a_formula_that_failed_is_told_with_its_cell(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.title = "Programme"
    book.active.append(["Item", "Value"])
    book.active.append(["Id", "#REF!"])
    book.save(tmp_path / "a.xlsx")

    (grid,) = grids_of(tmp_path / "a.xlsx")

    assert grid.rows[1].cells[1].text == "#REF!"

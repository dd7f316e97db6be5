"""Rows are as high as their texts need."""

import io

import openpyxl

from envoyage.exports.marking import Look
from envoyage.exports.workbook import LINE_HEIGHT, Column, Table, workbook


def test_a_row_has_room_for_every_line_of_a_text_that_has_several():
    table = Table("Told", (Column("What", 40),), (("short\n" * 4 + "short",), ("x" * 100,)))

    sheet = openpyxl.load_workbook(io.BytesIO(workbook((table,), Look("Told"))))["Told"]

    assert sheet.row_dimensions[2].height > 4 * LINE_HEIGHT
    assert sheet.row_dimensions[3].height > 2 * LINE_HEIGHT

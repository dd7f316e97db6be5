"""Changes a programme workbook as a person in an office would, and reads it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from envoyage.files import read_problem, write_problem
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.problem import Problem
from tests.builders import tiny_problem

Change = Callable[[Workbook], None]


def edited(path: Path, *changes: Change, problem: Problem | None = None) -> Path:
    """A workbook of a programme (the tiny one) after changes."""
    write_problem(problem or tiny_problem(), path)
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book)
    book.save(path)
    return path


def cells(**values: Mapping[str, object]) -> Change:
    """Set cells: sheet (underscores are spaces) and then address and value."""

    def change(book: Workbook) -> None:
        for sheet, wanted in values.items():
            for address, value in wanted.items():
                book[sheet if sheet in book.sheetnames else sheet.replace("_", " ")][address] = value

    return change


def faults_of(path: Path) -> dict[str, Fault]:
    """The faults of a workbook by place."""
    with pytest.raises(Faulty) as caught:
        read_problem(path)
    return {f.place: f for f in caught.value.faults}


def codes(path: Path) -> dict[str, str]:
    """The codes of the faults of a workbook by place."""
    return {place: fault.code for place, fault in faults_of(path).items()}

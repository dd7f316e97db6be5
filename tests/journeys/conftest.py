"""What the journeys share: a small sample as a workbook and its plan, made once."""

from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import NamedTuple

import pytest

from envoyage.files import write_problem
from envoyage.planner.problem import OpenHours
from tests.builders import tiny_problem
from tests.journeys.helper import Done, envoyage

SEARCH = ("--seconds", "8", "--seed", "7")
NAMES = (
    'Ana "La Jefa" O\'Neil',
    "\u200fRana\u200f al-Masri",
    "Maria " + "Montserrat " * 26 + "Ruiz-Gal",
    '=HYPERLINK("http://example.org","click")',
    "+1+1",
    "@SUM(A1:A9)",
    "-2+3|cmd",
    "<b>Bold</b> & [x](y)",
    "#let x = 1 $a_b$ *c* @d \\e `f`",
    "{{ name }} %s {0}",
    "BEGIN:VEVENT; Zoe, Ng",
    "Person\u202eeleven",
)
"""Names that are formulas, markup, commands and marks elsewhere, in a programme of twelve."""


class Journey(NamedTuple):
    """A programme, the folder of its plan and how planning ended."""

    programme: Path
    folder: Path
    done: Done


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample programme as a workbook, made by the command."""
    path = tmp_path_factory.mktemp("sample") / "programme.xlsx"
    done = envoyage("sample", "--size", "S", "--out", path)
    assert done.status == 0, done.err
    return path


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme of the usual size: nobody plans it to the end before an interrupt arrives."""
    path = tmp_path_factory.mktemp("large") / "programme.json"
    done = envoyage("sample", "--size", "M", "--out", path)
    assert done.status == 0, done.err
    return path


@pytest.fixture(scope="session")
def planned(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The sample, planned once."""
    folder = tmp_path_factory.mktemp("planned") / "folder"
    return Journey(sample, folder, envoyage("plan", sample, "--out", folder, *SEARCH, "--json"))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny programme as a document."""
    path = tmp_path_factory.mktemp("tiny") / "tiny.json"
    write_problem(tiny_problem(), path)
    return path


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny programme as a workbook; to be copied, not changed."""
    path = tmp_path_factory.mktemp("tiny") / "tiny.xlsx"
    write_problem(tiny_problem(), path)
    return path


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The tiny programme with odd names and a court that is open at night only, planned once."""
    problem = tiny_problem()
    people = tuple(replace(p, name=name) for p, name in zip(problem.participants, NAMES, strict=True))
    night = tuple(OpenHours(day, time(21), time(23, 30)) for day in range(1, 8))
    court = replace(problem.resource["reno-1"], name='=1+1 "Night" court', hours=night)
    resources = tuple(court if r.id == court.id else r for r in problem.resources)
    programme = tmp_path_factory.mktemp("odd") / "programme.xlsx"
    write_problem(replace(problem, participants=people, resources=resources), programme)
    folder = programme.with_name("folder")
    return Journey(programme, folder, envoyage("plan", programme, "--out", folder, *SEARCH, "--json"))

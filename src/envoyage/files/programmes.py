"""Programmes and plans as files: read by their ending, written whole or not at all."""

from pathlib import Path

from envoyage.files.airports import with_airports
from envoyage.files.atomic import write_whole
from envoyage.files.coordinates import with_coordinates
from envoyage.files.documents import parse_plan, parse_problem, problem_bytes
from envoyage.files.holidays import with_holidays
from envoyage.files.opened import refuse
from envoyage.files.vocabulary import strange_words
from envoyage.files.workbook import Reading, read_workbook, template_bytes, workbook_bytes
from envoyage.planner.errors import Faulty
from envoyage.planner.faults import find_faults, find_warnings
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

WORKBOOK, DOCUMENT = ".xlsx", ".json"


def read_problem(path: Path) -> Problem:
    """The programme in a workbook or JSON document. Raises Faulty with every fault, contradictions included."""
    return read_with_notices(path).problem


def read_with_notices(path: Path, *, allowed: frozenset[str] = frozenset()) -> Reading:
    """The programme, what of the file was left alone and what is to be doubted.

    Raises Faulty with every fault but those of the codes that are ``allowed``.
    """
    if _ending(path) == WORKBOOK:
        return read_workbook(path, allowed=allowed)
    problem = with_coordinates(with_airports(with_holidays(parse_problem(path))))
    faults = (*(f for f in find_faults(problem) if f.code not in allowed), *strange_words(problem))
    if faults:
        raise Faulty(faults)
    return Reading(problem, doubts=find_warnings(problem))


def write_problem(problem: Problem, path: Path) -> None:
    """Write a programme as workbook or JSON document. Raises OSError with the old file whole."""
    write_whole(path, workbook_bytes(problem) if _ending(path) == WORKBOOK else problem_bytes(problem))


def write_template(path: Path) -> None:
    """Write the empty workbook. Raises OSError with the old file whole."""
    if _ending(path) != WORKBOOK:
        raise refuse("unknown_ending", path, "The template is a workbook.", f"Let the name end with {WORKBOOK}.")
    write_whole(path, template_bytes())


def read_plan(path: Path) -> tuple[Problem, Plan]:
    """The plan in a JSON document with the programme it was made for. Raises Faulty."""
    return parse_plan(path)


def _ending(path: Path) -> str:
    ending = path.suffix.casefold()
    if ending not in (WORKBOOK, DOCUMENT):
        text = f"Files that end with {ending!r} are not known." if ending else "The name has no ending."
        raise refuse("unknown_ending", path, text, f"Use {WORKBOOK} or {DOCUMENT}.")
    return ending

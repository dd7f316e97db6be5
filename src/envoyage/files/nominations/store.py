"""Nominations and selections as files: read by their ending, written whole or not at all."""

from pathlib import Path

from envoyage.files.atomic import write_whole
from envoyage.files.coordinates import with_coordinates
from envoyage.files.documents import parse_problem
from envoyage.files.holidays import with_holidays
from envoyage.files.nominations.documents import nominations_bytes, parse_nominations
from envoyage.files.nominations.reading import NominationsReading, every_fault, read_nominations_workbook
from envoyage.files.nominations.writing import nominations_template, nominations_workbook
from envoyage.files.opened import refuse
from envoyage.files.sandbox import grids_of
from envoyage.files.vocabulary import strange_words
from envoyage.files.workbook.assembling import Book
from envoyage.files.workbook.matching import match
from envoyage.files.workbook.records import names_of, read, without_examples
from envoyage.files.workbook.sheets import SHEETS
from envoyage.files.workbook.writing import META, READ_ME
from envoyage.planner.errors import Faulty
from envoyage.planner.faults import find_faults
from envoyage.planner.problem import Problem
from envoyage.planner.selection.faults import find_doubts
from envoyage.planner.selection.merge import merged
from envoyage.planner.selection.nominations import Nominations
from envoyage.planner.selection.result import Selection

WORKBOOK, DOCUMENT = ".xlsx", ".json"


def read_nominations(path: Path) -> NominationsReading:
    """The nominations in a workbook or JSON document. Raises Faulty with every fault."""
    if _ending(path) == WORKBOOK:
        return read_nominations_workbook(path)
    nominations = parse_nominations(path)
    faults = every_fault(nominations)
    if faults:
        raise Faulty(faults)
    return NominationsReading(nominations, doubts=find_doubts(nominations))


def write_nominations(nominations: Nominations, path: Path) -> None:
    """Write nominations as workbook or JSON document. Raises OSError with the old file whole."""
    whole = nominations_workbook if _ending(path) == WORKBOOK else nominations_bytes
    write_whole(path, whole(nominations))


def write_nominations_template(path: Path) -> None:
    """Write the empty workbook. Raises OSError with the old file whole."""
    if _ending(path) != WORKBOOK:
        raise refuse("unknown_ending", path, "The template is a workbook.", f"Let the name end with {WORKBOOK}.")
    write_whole(path, nominations_template())


def programme_with(path: Path, nominations: Nominations, selection: Selection) -> Problem:
    """The programme of a file with the people selected; before that it may lack people. Raises Faulty."""
    problem = parse_problem(path) if _ending(path) == DOCUMENT else _without_checks(path)
    whole = with_coordinates(with_holidays(merged(problem, nominations, selection)))
    faults = (*find_faults(whole), *strange_words(whole))
    if faults:
        raise Faulty(faults)
    return whole


def _without_checks(path: Path) -> Problem:
    """The programme of a workbook, contradictions not yet looked for. Raises Faulty with every fault of form."""
    grids = grids_of(path)
    found = match(grids, SHEETS, (META, READ_ME))
    sheets = [without_examples(f) for f in found.found]
    faults, ids = found.faults, names_of(sheets)
    records = {f.sheet.table: read(f, ids, faults) for f in sheets}
    if faults:
        raise Faulty(tuple(faults))
    return Book(records).problem()


def _ending(path: Path) -> str:
    ending = path.suffix.casefold()
    if ending not in (WORKBOOK, DOCUMENT):
        text = f"Files that end with {ending!r} are not known." if ending else "The name has no ending."
        raise refuse("unknown_ending", path, text, f"Use {WORKBOOK} or {DOCUMENT}.")
    return ending

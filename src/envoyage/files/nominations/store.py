"""Nominations and selections as files: read by their ending, written whole or not at all."""

from pathlib import Path

from envoyage.files.coordinates import with_coordinates
from envoyage.files.documents import parse_problem
from envoyage.files.endings import DOCUMENT, WORKBOOK, ending_of, write_empty, write_held
from envoyage.files.forms import empty
from envoyage.files.holidays import with_holidays
from envoyage.files.nominations.documents import nominations_bytes, parse_nominations
from envoyage.files.nominations.reading import NominationsReading, every_fault, read_nominations_workbook
from envoyage.files.nominations.writing import FORM, nominations_workbook
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


def read_nominations(path: Path) -> NominationsReading:
    """The nominations in a workbook or JSON document. Raises Faulty with every fault."""
    if ending_of(path) == WORKBOOK:
        return read_nominations_workbook(path)
    nominations = parse_nominations(path)
    faults = every_fault(nominations)
    if faults:
        raise Faulty(faults)
    return NominationsReading(nominations, doubts=find_doubts(nominations))


def write_nominations(nominations: Nominations, path: Path) -> None:
    """Write nominations as workbook or JSON document. Raises OSError with the old file whole."""
    write_held(nominations, path, workbook=nominations_workbook, document=nominations_bytes)


def write_nominations_template(path: Path) -> None:
    """Write the empty workbook. Raises OSError with the old file whole."""
    write_empty(path, empty(FORM))


def programme_with(path: Path, nominations: Nominations, selection: Selection) -> Problem:
    """The programme of a file with the people selected; before that it may lack people. Raises Faulty."""
    problem = parse_problem(path) if ending_of(path) == DOCUMENT else _without_checks(path)
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

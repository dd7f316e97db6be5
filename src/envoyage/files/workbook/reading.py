"""Reads a programme workbook: everything that is wrong at once, each with its sheet and cell."""

from dataclasses import dataclass
from pathlib import Path

from envoyage.files.airports import with_airports
from envoyage.files.coordinates import with_coordinates
from envoyage.files.holidays import with_holidays
from envoyage.files.opened import refuse
from envoyage.files.sandbox import Grid, grids_of
from envoyage.files.vocabulary import strange_words
from envoyage.files.workbook.absent import absent, counts_as_empty, told_once
from envoyage.files.workbook.assembling import Book
from envoyage.files.workbook.kinds import plain
from envoyage.files.workbook.matching import match
from envoyage.files.workbook.records import names_of, read, without_examples
from envoyage.files.workbook.sheets import SHEETS
from envoyage.files.workbook.writing import FORMAT, META, READ_ME
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.faults import find_faults, find_warnings
from envoyage.planner.problem import Problem


@dataclass(frozen=True)
class Reading:
    """What came out of a file: the programme, what was left alone, and what is probably not meant."""

    problem: Problem
    notices: tuple[str, ...] = ()
    doubts: tuple[Fault, ...] = ()


def read_workbook(path: Path, *, allowed: frozenset[str] = frozenset()) -> Reading:
    """The programme in a workbook. Raises Faulty with every fault but contradictions of the ``allowed`` codes."""
    grids = grids_of(path)
    kind = _kind(path, grids)
    found = match(grids, SHEETS, (META, READ_ME))
    sheets = found.found if kind == "programme" else [without_examples(f) for f in found.found]
    faults, ids = found.faults, names_of(sheets)
    records = {f.sheet.table: read(f, ids, faults) for f in sheets}
    if any(f.code in ("missing_sheet", "no_headings", "missing_column") for f in faults):
        raise Faulty(tuple(faults))
    book = Book(records)
    problem = with_coordinates(with_airports(with_holidays(book.problem())))
    told = {f.place for f in faults}
    contradictions = (f for f in find_faults(problem) if f.code not in allowed)
    deeper = (book.placed(f) for f in (*contradictions, *strange_words(problem)))
    faults += [f for f in (*book.orphans(), *(f for f in deeper if f)) if f.place not in told]
    missing = absent(found.found)
    if faults:
        others = [g.name for g in grids if g.name not in {f.name for f in found.found}]
        raise Faulty(tuple(told_once(list(dict.fromkeys(faults)), missing, others)))
    doubts = (book.placed(f) for f in find_warnings(problem))
    return Reading(problem, (*found.notices, *counts_as_empty(missing)), tuple(d for d in doubts if d))


def _kind(path: Path, grids: tuple[Grid, ...]) -> str:
    """What the hidden sheet says the workbook is. Raises Faulty for an empty one and for one of a newer format."""
    if not any(grid.rows for grid in grids):
        raise refuse("empty_workbook", path, "The workbook is empty.", "Start from the template: envoyage template.")
    facts = {plain(c[0]): plain(c[1]) for g in grids if g.name == META for c in (r.cells for r in g.rows) if len(c) > 1}
    number = facts.get("format", FORMAT)
    if number != FORMAT:
        other = "This is a plan; read it with --keep." if "made by" in facts else "Use a newer Envoyage."
        raise refuse("not_this_format", path, f"The workbook is not of the format {FORMAT}.", other)
    return facts.get("kind", "")

"""Reads an edited plan workbook: what somebody changed or wants to keep turns into pins."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from envoyage.files.edits.past import unpinned
from envoyage.files.edits.pins import Edits
from envoyage.files.edits.sheets import READ_BACK
from envoyage.files.opened import refuse
from envoyage.files.sandbox import Grid, grids_of
from envoyage.files.workbook.kinds import plain
from envoyage.files.workbook.matching import Found, match
from envoyage.files.workbook.records import Ids, Record, read
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.faults import find_faults
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Pins, Problem

META = "_meta"


class Kept(NamedTuple):
    """All pins of the programme as the edits leave them, and what of the edits cannot be a pin.

    ``start`` is the plan without the rows that were deleted or replaced. ``unpinned`` tells what the plan there was
    holds of the past and pins cannot: it matters only where the programme is planned anew.
    """

    pins: Pins
    start: Plan
    notices: tuple[str, ...]
    unpinned: tuple[str, ...] = ()


def read_kept(path: Path, problem: Problem, plan: Plan) -> Kept:
    """The pins that an edited workbook of this plan asks for. Raises Faulty with sheet and cell of every fault."""
    grids = grids_of(path)
    _refuse_others(path, grids, problem)
    found = match(grids, READ_BACK, ())
    edits = Edits(problem, plan, faults=found.faults)
    if not found.faults:
        _take(found.found, edits)
    if edits.faults:
        raise Faulty(tuple(edits.faults))
    _refuse_clashes(edits)
    return Kept(edits.pins(), edits.start(), (*edits.notices, *edits.removed()), tuple(unpinned(problem, plan)))


def _refuse_others(path: Path, grids: tuple[Grid, ...], problem: Problem) -> None:
    facts = {plain(r.cells[0]): plain(r.cells[1]) for g in grids if g.name == META for r in g.rows if len(r.cells) > 1}
    programme = facts.get("programme", problem.id)
    if programme != problem.id:
        text = f"This is a plan of the programme {programme}, not of {problem.id}."
        raise refuse("other_programme", path, text, "Name the workbook that belongs to the programme.")


def _take(founds: list[Found], edits: Edits) -> None:
    """Read all rows, sheet by sheet."""
    takers: dict[str, Callable[[Any, Record], None]] = {
        "groups": edits.member, "stays": edits.stay, "appointments": edits.item, "officers": edits.officer,
    }  # fmt: skip
    ids = _ids(edits.problem, edits.plan)
    for found in founds:
        real = replace(found, rows=tuple(r for r in found.rows if sum(c is not None for c in r.cells) > 1))
        for record in read(real, ids, edits.faults):
            takers[found.sheet.table](found.sheet.row(**record.values), record)


def _ids(problem: Problem, plan: Plan) -> Ids:
    """The ids of the tables by every word they go by."""
    tables: dict[str, dict[str, Any]] = {
        "participants": problem.participant, "periods": problem.period, "cities": problem.city,
        "resources": problem.resource, "officers": problem.officer, "groups": plan.group,
    }  # fmt: skip
    return {table: {key.casefold(): key for key in rows} for table, rows in tables.items()}


def _refuse_clashes(edits: Edits) -> None:
    """Raise Faulty for pins that contradict each other or the programme, at the cells that made them."""
    faults = find_faults(replace(edits.problem, pins=edits.pins()))
    if faults:
        raise Faulty(tuple(_placed(edits, fault) for fault in faults))


def _placed(edits: Edits, fault: Fault) -> Fault:
    row = fault.place.partition("]")[0] + "]"
    return replace(fault, place=edits.cells.get(row, fault.place))

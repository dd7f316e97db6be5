"""Reads counterparts from a workbook or JSON document: everything that is wrong at once, each with its place."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from envoyage.files.encounters.documents import parse_request
from envoyage.files.encounters.sheets import SHEETS, WHOLE
from envoyage.files.encounters.writing import FORM, WHAT
from envoyage.files.endings import DOCUMENT, ending_of
from envoyage.files.forms import open_form
from envoyage.files.workbook.records import Ids, Record, names_of, read
from envoyage.planner.encounters.faults import find_doubts, find_faults
from envoyage.planner.encounters.request import EncounterRequest
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

PLACE = re.compile(r"(?P<table>\w+)(?:\[(?P<key>.*?)\])?(?:\.(?P<field>\w+))?")
NUMBERED = ("wishes", "absences")
"""Tables whose rows have no id; faults name them by their number, from 0."""


@dataclass(frozen=True)
class RequestReading:
    """What came out of a file: the request, what was left alone, and what is probably not meant."""

    request: EncounterRequest
    notices: tuple[str, ...] = ()
    doubts: tuple[Fault, ...] = ()


def read_request(path: Path, problem: Problem, plan: Plan) -> RequestReading:
    """What is asked for beside a plan. Raises Faulty with every fault."""
    if ending_of(path) != DOCUMENT:
        return _workbook(path, problem, plan)
    request = parse_request(path)
    faults = find_faults(problem, plan, request)
    if faults:
        raise Faulty(faults)
    return RequestReading(request, doubts=find_doubts(problem, plan, request))


def _workbook(path: Path, problem: Problem, plan: Plan) -> RequestReading:
    found = open_form(path, FORM, WHAT)
    faults, ids = found.faults, _known(problem) | names_of(found.found)
    ids["people"] = {**ids.get("counterparts", {}), **ids["participants"]}
    records = {f.sheet.table: read(f, ids, faults) for f in found.found}
    if faults:
        raise Faulty(tuple(faults))
    request = _request(records)
    wrong = find_faults(problem, plan, request)
    if wrong:
        raise Faulty(tuple(_placed(records, fault) for fault in wrong))
    doubts = (_placed(records, fault) for fault in find_doubts(problem, plan, request))
    return RequestReading(request, tuple(found.notices), tuple(doubts))


def _known(problem: Problem) -> Ids:
    """The ids of the programme by every word they go by: the id in any case, and its name."""
    tables: dict[str, Any] = {
        "participants": problem.travellers, "blocks": problem.blocks, "themes": problem.themes,
        "objectives": problem.objectives,
    }  # fmt: skip
    return {table: _words(rows) for table, rows in tables.items()}


def _words(rows: Any) -> dict[str, str]:
    names = {str(getattr(row, "name", getattr(row, "title", ""))).casefold(): row.id for row in rows}
    return {**{name: key for name, key in names.items() if name}, **{row.id.casefold(): row.id for row in rows}}


def _request(records: dict[str, list[Record]]) -> EncounterRequest:
    tables: dict[str, Any] = {
        s.table: tuple(s.row(**r.values) for r in records.get(s.table, [])) for s in SHEETS if not s.upright
    }
    whole = records.get(WHOLE.table, [])
    return EncounterRequest(**(whole[0].values if whole else {}), **tables)


def _placed(records: dict[str, list[Record]], fault: Fault) -> Fault:
    """The fault with its cell; with its sheet where it is about no row."""
    found = PLACE.fullmatch(fault.place)
    if not found:
        return fault
    table, key = found["table"], found["key"] or ""
    rows = records.get(table, [])
    record = rows[0] if table == WHOLE.table and rows else _row(table, key, rows)
    if record is None:
        names = {s.table: s.name for s in SHEETS}
        return replace(fault, place=names.get(table, fault.place))
    return replace(fault, place=record.cell(found["field"] or "id"))


def _row(table: str, key: str, rows: list[Record]) -> Record | None:
    if table in NUMBERED and key:
        return rows[int(key)]
    return next((r for r in rows if key and str(r.values.get("id", "")) == key), None)

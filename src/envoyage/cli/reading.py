"""Reads a plan for a command: what was broken in it by hand is told with its place, before anything trips over it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from envoyage.files import read_plan
from envoyage.planner.check import KNOWN
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.faults import find_basic_faults
from envoyage.planner.finding import Finding
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

FARTHEST = timedelta(days=366)
"""How far from its programme a plan may lie: days beyond would be counted one by one."""

TABLES = {"Group": "groups", "Stay": "stays", "Leg": "legs", "Item": "appointments", "Room": "rooms"}
"""The tables of a plan by the word that a finding has for their rows."""


def read_checkable_plan(path: Path) -> tuple[Problem, Plan]:
    """A plan and its programme, sound enough for the rules to inspect. Raises Faulty with every fault."""
    problem, plan = read_plan(path)
    faults = (*find_basic_faults(problem), *_far_away(problem, plan))
    if faults:
        raise Faulty(faults)
    return problem, plan


def read_known_plan(path: Path) -> tuple[Problem, Plan]:
    """A plan that names only what there is, and its programme. Raises Faulty with every fault."""
    problem, plan = read_checkable_plan(path)
    faults = tuple(_unknown(plan, finding) for finding in KNOWN.inspect(problem, plan))
    if faults:
        raise Faulty(tuple(dict.fromkeys(faults)))
    return problem, plan


def _unknown(plan: Plan, finding: Finding) -> Fault:
    facts = dict(finding.facts)
    return Fault("unknown_things", _place(plan, finding), finding.text.format(**facts), finding.way_out.format(**facts))


def _place(plan: Plan, finding: Finding) -> str:
    """Where in the file the finding is: the row it speaks of, and the field that holds what it objects to."""
    table = TABLES.get(dict(finding.facts).get("what", "").partition(" ")[0])
    if table is None:
        return "plan.problem"
    key, *named = finding.about
    found = (f.name for row in _named(plan, table, key) for f in fields(row) if _holds(getattr(row, f.name), named))
    return ".".join((f"plan.{table}[{key}]", *(field for field in found if field != "id")))


def _named(plan: Plan, table: str, key: str) -> Iterator[Any]:
    return (row for name, row in _rows(plan) if name == table and _key(row) == key)


def _rows(plan: Plan) -> Iterator[tuple[str, Any]]:
    for field in fields(plan):
        rows = getattr(plan, field.name)
        if isinstance(rows, tuple):
            yield from ((field.name, row) for row in rows if is_dataclass(row))


def _key(row: Any) -> str:
    """What findings call a row: its id; a room by its stay."""
    return str(getattr(row, "id", getattr(row, "stay", "")))


def _holds(value: object, named: list[str]) -> bool:
    return any(value == name or (isinstance(value, tuple) and name in value) for name in named)


def _far_away(problem: Problem, plan: Plan) -> Iterator[Fault]:
    """Days and times of the plan that no programme of these dates can have."""
    for table, row in _rows(plan):
        for field in fields(row):
            value = getattr(row, field.name)
            if isinstance(value, date) and not _is_near(problem, value):
                where = f"plan.{table}[{_key(row)}].{field.name}"
                text = f"{value:%d %B %Y} is more than a year away from the programme."
                yield Fault("far_away", where, text, "Correct the date.")


def _is_near(problem: Problem, moment: date) -> bool:
    day = moment.date() if isinstance(moment, datetime) else moment
    return abs(day - problem.starts) <= FARTHEST or abs(day - problem.ends) <= FARTHEST

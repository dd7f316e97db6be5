"""The tiny programme with something else than it should have."""

from dataclasses import replace
from typing import Any

from envoyage.planner.faults import find_faults
from envoyage.planner.problem import Pins, Problem, Slot, SplitWindow
from tests.builders import tiny_problem

TINY = tiny_problem()
Cases = dict[str, tuple[Problem, tuple[str, str]]]
"""Programmes by what is wrong with them, each with the code and the place of its fault."""


def with_row(table: str, number: int, **changes: Any) -> Problem:
    """The tiny programme with one row of a table changed."""
    rows = list(getattr(TINY, table))
    rows[number] = replace(rows[number], **changes)
    return replace(TINY, **{table: tuple(rows)})


def with_policies(**changes: Any) -> Problem:
    """The tiny programme with other policies."""
    return replace(TINY, policies=replace(TINY.policies, **changes))


def with_pins(**tables: Any) -> Problem:
    """The tiny programme with pins."""
    return replace(TINY, pins=Pins(**tables))


def with_slots(*slots: Slot) -> Problem:
    """The tiny programme with other slots."""
    return replace(TINY, windows=(SplitWindow("split", slots),))


def people(count: int) -> Problem:
    """The tiny programme with so many people."""
    rows = tuple(replace(TINY.participants[i % 12], id=f"q{i}", name=f"Person {i}") for i in range(count))
    return replace(TINY, participants=rows)


def found(problem: Problem) -> set[tuple[str, str]]:
    """The faults as code and place."""
    return {(f.code, f.place) for f in find_faults(problem)}

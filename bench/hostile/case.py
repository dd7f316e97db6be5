"""What a hostile programme is, and the small changes to a programme that most of them are made of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tests.builders import tiny_problem

from envoyage.planner.problem import Problem


class Ends(StrEnum):
    """How planning a hostile programme may end."""

    PLAN = "plan"
    """With a plan that breaks no hard rule."""
    CLASH = "clash"
    """Without a plan, with what clashes: found before planning, or by split and route."""
    SHORT = "short"
    """With the best plan there is, of which the independent check says what is missing; or with a clash."""


@dataclass(frozen=True)
class Case:
    """A programme made to cause trouble: how planning it ends, and what must be in what is said then."""

    name: str
    make: Callable[[], Problem]
    ends: Ends
    word: str = ""
    """A regular expression."""
    seconds: float = 0.0
    """The least number of seconds that it needs; 0 where any will do."""


def plan(name: str, make: Callable[[], Problem], seconds: float = 0.0) -> Case:
    """A case that must end in a plan that breaks no hard rule."""
    return Case(name, make, Ends.PLAN, seconds=seconds)


def clash(name: str, make: Callable[[], Problem], word: str) -> Case:
    """A case of which it must be said why there is no plan."""
    return Case(name, make, Ends.CLASH, word)


def short(name: str, make: Callable[[], Problem], word: str) -> Case:
    """A case with a plan that lacks something, which must be named."""
    return Case(name, make, Ends.SHORT, word)


def each(table: str, **changes: Any) -> Problem:
    """The tiny programme with every row of a table changed; a function gets the row's number and the row."""
    return every(tiny_problem(), table, **changes)


def every(problem: Problem, table: str, **changes: Any) -> Problem:
    """A programme with every row of a table changed; a function gets the row's number and the row."""
    rows = enumerate(getattr(problem, table))
    changed = (replace(row, **{k: v(i, row) if callable(v) else v for k, v in changes.items()}) for i, row in rows)
    return replace(problem, **{table: tuple(changed)})


def rules(problem: Problem | None = None, /, **changes: Any) -> Problem:
    """A programme, the tiny one where none is given, with other policies."""
    problem = problem or tiny_problem()
    return replace(problem, policies=replace(problem.policies, **changes))


def people(count: int, problem: Problem | None = None) -> Problem:
    """The tiny programme with so many people, of the same kinds in turn."""
    problem = problem or tiny_problem()
    kinds = problem.participants
    rows = (replace(kinds[i % len(kinds)], id=f"q{i}", name=f"Person {i}") for i in range(count))
    return replace(problem, participants=tuple(rows))


def anybody(problem: Problem) -> Problem:
    """A programme that takes any mix of countries, regions and sectors in a group."""
    return rules(problem, most_per_country=999, most_per_region=999, most_per_sector=999)

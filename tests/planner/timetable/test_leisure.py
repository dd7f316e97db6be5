"""Culture on days of rest is no reason to break a rule: it is left out."""

from dataclasses import replace
from typing import Any

import pytest

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem, RequestStatus
from envoyage.planner.timetable.leisure import leisure_items
from tests.builders import tiny_plan, tiny_problem

STAY, MUSEUM = "G1-opening", "washington-museum"


def museum(**changes: Any) -> Problem:
    """The tiny programme with a museum that differs."""
    problem = tiny_problem()
    rows = tuple(replace(r, **changes) if r.id == MUSEUM else r for r in problem.resources)
    return replace(problem, resources=rows)


def visited(problem: Problem) -> bool:
    """Whether the group goes to the museum on its free day in the first city."""
    plan = tiny_plan()
    bare = Plan(problem.id, 0, plan.groups, plan.stays)
    return any(a.resource == MUSEUM for a in leisure_items(problem, bare, bare.stay[STAY]))


@pytest.mark.parametrize(
    ("changes", "visits"),
    [
        ({}, True),
        ({"lead_days": 30}, True),
        ({"lead_days": 30, "identity_check": True}, False),
        ({"lead_days": 30, "identity_check": True, "status": RequestStatus.CONFIRMED}, True),
        ({"latitude": 31.0}, False),
    ],
    ids=["as it is", "late notice", "late names", "confirmed", "a day's ride away"],
)
def test_a_museum_is_visited_if_it_knows_in_time_and_is_reached_on_the_day(
    changes: dict[str, Any], visits: bool
) -> None:
    assert visited(museum(**changes)) is visits

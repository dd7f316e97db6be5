"""What a group can get on a route when it shares its visits."""

from dataclasses import replace

import numpy as np
import pytest

from envoyage.planner.problem import Access, Category, Problem
from envoyage.planner.relevance import relevance
from envoyage.planner.route.routes import build
from envoyage.planner.route.sharing import Sharing
from envoyage.planner.route.worth import Worth
from envoyage.planner.value import covered
from tests.planner.route.problems import problem_m

PROBLEM = problem_m()
WORTH = build(PROBLEM)
MEMBERS = np.arange(10)
NOTHING = np.zeros(len(WORTH.calendar.supply.kinds))


def reached(worth: Worth, a_day: float, route: int) -> np.ndarray:
    return Sharing(worth).coverage(MEMBERS, NOTHING, a_day, route)


def with_access(problem: Problem, route: int) -> Problem:
    """The first traveller needs a hearing loop, which no resource of the route's first city has."""
    first, *rest = problem.participants
    return replace(problem, participants=(replace(first, access=(Access.HEARING_LOOP,)), *rest))


@pytest.mark.parametrize("route", [0, 500, 5000])
def test_with_days_enough_a_group_meets_everybody(route: int) -> None:
    met = [r for c in WORTH.cities(route) for r in PROBLEM.resources_in[c] if r.category is not Category.CULTURE]
    fits = [r for r in met if r.largest_group >= len(MEMBERS)]
    people = PROBLEM.travellers[: len(MEMBERS)]
    full = [
        covered(p, [sum(relevance(PROBLEM, r.themes, r.objectives, n) for r in fits) for n in p.needs]) for p in people
    ]

    assert reached(WORTH, 99.0, route) == pytest.approx(np.array(full))


@pytest.mark.parametrize("route", [0, 500, 5000])
def test_more_visits_a_day_never_cover_less_in_the_mean(route: int) -> None:
    means = [reached(WORTH, a_day, route).mean() for a_day in (0.0, 1.0, 2.0, 3.0, 4.0)]

    assert means[0] == 0.0
    assert means == sorted(means)
    assert means[1] < means[-1]


def test_a_resource_that_shuts_somebody_out_is_met_by_none() -> None:
    barred = replace(WORTH, problem=with_access(PROBLEM, 0))

    assert reached(barred, 3.0, 0).max() == 0.0
    assert reached(WORTH, 3.0, 0).max() > 0.0

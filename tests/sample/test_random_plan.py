from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

import pytest

from envoyage.planner.check import check
from envoyage.planner.errors import Impossible
from envoyage.planner.plan import Group
from envoyage.planner.problem import Problem, Resource
from envoyage.planner.relevance import relevance
from envoyage.planner.rule import Severity
from envoyage.sample import Size, make_problem
from envoyage.sample.places import OPENING_CITY
from envoyage.sample.random_plan import random_plan


@pytest.mark.parametrize(("size", "seed"), [("S", 1), ("S", 2), ("M", 1), ("M", 2), ("M", 3), ("L", 1)])
def test_a_random_plan_breaks_no_hard_rule(size: Size, seed: int) -> None:
    problem = make_problem(size, seed)
    verdict = check(problem, random_plan(problem, seed))
    assert [f.message for f in verdict.broken if f.severity is Severity.HARD] == []
    assert verdict.mismatches == ()


def test_the_same_seed_draws_the_same_plan() -> None:
    problem = make_problem("M", 4)
    assert random_plan(problem, 9) == random_plan(problem, 9)
    assert random_plan(problem, 9) != random_plan(problem, 10)


def test_chance_meets_less_than_45_in_100_of_what_people_came_for() -> None:
    for seed in range(1, 6):
        problem = make_problem("M", seed)
        plans = [random_plan(problem, n) for n in range(3)]
        assert mean(p.totals.coverage_mean for p in plans if p.totals) < 0.45


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_popular_resources_cannot_receive_all_groups_that_want_them(seed: int) -> None:
    problem = make_problem("M", seed)
    groups = random_plan(problem, seed).groups
    crowded = [r for r in problem.resources_in[OPENING_CITY] if _wanting(problem, groups, r) > r.most_asks]
    assert len(crowded) >= 10


def _wanting(problem: Problem, groups: Sequence[Group], resource: Resource) -> int:
    """How many groups have somebody of whom a visit serves a need in full."""
    themes, aims = resource.themes, resource.objectives
    needs = [[n for p in g.members for n in problem.participant[p].needs] for g in groups]
    return sum(any(relevance(problem, themes, aims, n) == 1 for n in of_group) for of_group in needs)


def test_a_programme_without_officers_has_no_random_plan() -> None:
    problem = replace(make_problem("S", 1), officers=())
    with pytest.raises(Impossible):
        random_plan(problem, 1)

from dataclasses import replace
from statistics import mean

import pytest

from envoyage.planner.check import check
from envoyage.planner.errors import Impossible
from envoyage.planner.rule import Severity
from envoyage.sample import Size, make_problem
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


def test_a_programme_without_officers_has_no_random_plan() -> None:
    problem = replace(make_problem("S", 1), officers=())
    with pytest.raises(Impossible):
        random_plan(problem, 1)

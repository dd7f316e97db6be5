"""The front of cost against coverage: what is on it is surpassed by no other point, counted out."""

from random import Random

import pytest

from envoyage.planner.check import check
from envoyage.planner.problem import Policies
from envoyage.planner.whatif import End, Outcome, at_rates, front
from envoyage.planner.whatif.front import rates, undominated
from tests.builders import tiny_plan, tiny_problem


def surpasses(other: tuple[float, float], one: tuple[float, float]) -> bool:
    return other != one and other[0] <= one[0] and other[1] >= one[1]


@pytest.mark.parametrize("seed", range(40))
def test_a_point_is_kept_exactly_when_no_other_is_as_cheap_and_covers_as_much(seed: int):
    random = Random(seed)
    pairs = sorted(
        {(random.randint(1, 6), random.randint(1, 6)) for _ in range(random.randint(1, 9))},
        key=lambda p: (p[0], -p[1]),
    )

    kept = undominated(pairs)

    assert kept == [not any(surpasses(other, one) for other in pairs) for one in pairs]


def test_what_breaks_a_hard_rule_neither_stands_on_the_front_nor_pushes_others_off_it():
    assert undominated([None, (2.0, 0.5), None, (3.0, 0.6)]) == [False, True, False, True]


def test_prices_lie_in_equal_ratios_around_the_programmes_own():
    found = rates(Policies(dollars_per_point=2000.0), 5)

    assert found == (200.0, 632.5, 2000.0, 6325.0, 20000.0)
    assert rates(Policies(), 1) == (Policies().dollars_per_point,)


def test_only_the_price_of_a_point_differs():
    problem = tiny_problem()

    scenarios = at_rates(problem, 3)

    assert [s.problem.policies.dollars_per_point for s in scenarios] == [200.0, 2000.0, 20000.0]
    assert scenarios[1].problem == problem


def test_the_same_plan_at_two_prices_is_one_point_and_no_plan_is_none():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    outcomes = [
        Outcome(s, End.PLANNED, plan, check(s.problem, plan)) if i else Outcome(s, End.OUT_OF_TIME)
        for i, s in enumerate(at_rates(problem, 3))
    ]

    (point,) = front(outcomes)

    assert (point.rates, point.complete) == ((2000.0, 20000.0), outcomes[1].verdict.complete)
    assert point.surpassed is not point.complete
    assert point.coverage == pytest.approx((point.coverage_mean + point.coverage_minimum) / 2)

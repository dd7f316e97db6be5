"""On 200 tiny problems the answer is held against everything counted out."""

import pytest

from envoyage.planner.errors import Impossible
from envoyage.planner.plan import Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.route import split_and_route
from envoyage.planner.route.columns import Generator
from envoyage.planner.route.routes import build
from envoyage.planner.route.solve import CLOSE
from tests.planner.route.counting import best_value
from tests.planner.route.problems import tiny

NEAR = 0.02


@pytest.mark.parametrize("seed", range(200))
def test_the_best_split_lies_between_value_and_bound(seed: int) -> None:
    problem = tiny(seed)
    optimum = _optimum(problem)
    if optimum is None:
        with pytest.raises(Impossible):
            split_and_route(problem, seconds=20, seed=seed)
        return

    answer = split_and_route(problem, seconds=20, seed=seed)
    bounds = _bounds_of_columns(problem)

    assert answer.report.stopped is Stopped.PROVEN
    assert answer.report.value == pytest.approx(optimum, abs=NEAR, rel=CLOSE)
    assert optimum <= answer.report.bound + NEAR
    assert optimum <= min(bounds) + NEAR


def _optimum(problem: Problem) -> float | None:
    try:
        return best_value(build(problem))
    except Impossible:
        return None


def _bounds_of_columns(problem: Problem) -> list[float]:
    """All bounds of a few rounds of column generation, and how far the best route is said to reach."""
    generator, bounds = Generator(build(problem), ()), []
    for _ in range(12):
        more = generator.round(float("-inf"))
        bounds += [generator.bound, float(generator.ceilings.max())]
        if not more:
            break
    return bounds

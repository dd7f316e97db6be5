"""On 200 tiny problems the answer is held against everything counted out."""

import pytest

from envoyage.planner.errors import Impossible
from envoyage.planner.plan import Stopped
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
    try:
        worth = build(problem)
    except Impossible:
        with pytest.raises(Impossible):
            split_and_route(problem, seconds=20, seed=seed)
        return
    optimum = best_value(worth)

    if optimum is None:
        with pytest.raises(Impossible):
            split_and_route(problem, seconds=20, seed=seed)
        return
    answer = split_and_route(problem, seconds=20, seed=seed)

    assert answer.report.value <= optimum + NEAR
    assert optimum <= answer.report.bound + NEAR
    assert answer.report.stopped is Stopped.PROVEN
    assert answer.report.value == pytest.approx(optimum, abs=NEAR, rel=CLOSE)


@pytest.mark.parametrize("seed", range(200))
def test_the_bound_of_column_generation_holds_in_every_round(seed: int) -> None:
    try:
        worth = build(tiny(seed))
    except Impossible:
        pytest.skip("no routes")
    optimum = best_value(worth)
    if optimum is None:
        pytest.skip("no split")
    generator = Generator(worth, ())

    for _ in range(12):
        more = generator.round(float("-inf"))

        assert generator.bound >= optimum - NEAR
        assert generator.ceilings.max() >= optimum - NEAR
        if not more:
            break

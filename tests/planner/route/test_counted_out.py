"""On 200 tiny problems the answer is held against everything counted out."""

import time

import pytest

from envoyage.planner.errors import Impossible
from envoyage.planner.plan import Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import never, silent
from envoyage.planner.route import solve, split_and_route
from envoyage.planner.route.assign import Assignment, Effort
from envoyage.planner.route.columns import Generator
from envoyage.planner.route.routes import build
from envoyage.planner.route.solve import CLOSE, _Search
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

    search = _search(problem, seed)
    answer = search.run()
    bounds = _bounds_of_columns(problem)

    assert answer.report.stopped is Stopped.PROVEN
    assert answer.report.value == pytest.approx(optimum, abs=NEAR, rel=CLOSE)
    assert optimum <= answer.report.bound + NEAR
    assert optimum <= search.proved + NEAR  # the report's bound is never below its value, whatever was proved
    assert optimum <= min(bounds) + NEAR
    assert optimum <= _bound_of_all_routes(problem, seed) + NEAR


@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_columns_in_turns_with_neighbourhoods_prove_no_wrong_bound(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = tiny(seed)
    optimum = _optimum(problem)
    monkeypatch.setattr(solve, "SMALL", -1)  # as if there were too many routes to solve at once
    search = _search(problem, seed)
    if optimum is None:
        with pytest.raises(Impossible):
            search.run()
        return

    search.run()

    assert optimum <= search.proved + NEAR


def test_a_bound_below_the_best_split_stays_visible() -> None:
    search = _search(tiny(0), 0)
    search.bound = search.proved = 20.0
    search.best = 10.0

    search._lower(5.0)

    assert (search.bound, search.proved) == (10.0, 5.0)


def _search(problem: Problem, seed: int) -> _Search:
    return _Search(problem, time.monotonic() + 20, 20, seed, silent, never, lambda _: None)


def _bound_of_all_routes(problem: Problem, seed: int) -> float:
    """What the exact model of all routes says at once."""
    worth = build(problem)
    return Assignment(worth, range(len(worth.picks))).best(Effort(20, seed)).bound


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

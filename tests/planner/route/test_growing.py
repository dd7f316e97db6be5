"""Routes are grown within the time there is: of too many the best are kept, and some that go together."""

from collections import Counter
from dataclasses import replace

import pytest

from envoyage.planner.errors import Impossible, OutOfTime
from envoyage.planner.plan import Stopped
from envoyage.planner.problem import CityPin, MemberPin, Pins, Problem
from envoyage.planner.route import growing, split_and_route
from envoyage.planner.route.assign import Effort
from envoyage.planner.route.routes import build
from envoyage.planner.route.start import first_routes
from tests.builders import tiny_problem

TINY = tiny_problem()
ONE_EACH = replace(TINY, cities=tuple(replace(c, groups=1) for c in TINY.cities))
PINNED = replace(ONE_EACH, pins=Pins(cities=(CityPin("G1", "slot1", "tulsa"),), members=(MemberPin("p00", "G1"),)))


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than two beginnings of the tiny problem are extended, and one once time is over."""
    monkeypatch.setattr(growing, "GROWN", 8)
    monkeypatch.setattr(growing, "NARROW", 8)
    monkeypatch.setattr(growing, "CHUNK", 4)


@pytest.mark.parametrize("problem", [TINY, ONE_EACH, PINNED], ids=["roomy", "one group a city", "pinned"])
def test_with_no_time_left_there_are_routes_that_the_cities_can_host_at_once(problem: Problem):
    worth = build(problem, over=lambda: True)

    routes = first_routes(worth, Effort(0.0))

    assert not worth.complete
    assert len(routes) >= problem.policies.groups_fewest
    taken = Counter((slot.id, c) for r in routes for slot, c in zip(problem.slots, worth.cities(r), strict=True))
    assert all(number <= problem.city[city].groups_in(slot) for (slot, city), number in taken.items())


def test_a_pinned_group_finds_its_route_among_the_few():
    worth = build(PINNED, over=lambda: True)

    assert worth.cities(worth.together[0])[0] == "tulsa"


def test_no_route_is_there_twice():
    worth = build(TINY, over=lambda: True)

    ways = [worth.cities(r) for r in range(len(worth.picks))]
    assert len(ways) == len(set(ways))


def test_fewer_beginnings_are_rated_once_time_is_over(monkeypatch: pytest.MonkeyPatch):
    def rated(*, over: bool) -> int:
        rows: list[int] = []
        estimator = growing.Estimator
        plain = estimator.coverage
        with monkeypatch.context() as patch:
            patch.setattr(estimator, "coverage", lambda self, picks: rows.append(len(picks)) or plain(self, picks))
            build(TINY, over=lambda: over)
        return sum(rows)

    assert rated(over=True) < rated(over=False)


def test_the_bound_holds_for_routes_that_were_left_out(monkeypatch: pytest.MonkeyPatch):
    few = split_and_route(TINY, seconds=1, seed=1)
    monkeypatch.setattr(growing, "GROWN", 1000)
    best = split_and_route(TINY, seconds=20, seed=1)

    assert few.report.value <= best.report.value + 1e-6 <= few.report.bound + 1e-6


def test_who_cancels_gets_the_split_of_the_few_routes_there_are():
    answer = split_and_route(TINY, seconds=60, seed=1, cancelled=lambda: True)

    assert answer.report.stopped is Stopped.CANCELLED
    assert {m for g in answer.groups for m in g.members} == {p.id for p in TINY.travellers}


def test_that_few_routes_do_not_go_together_proves_nothing():
    worth = build(ONE_EACH, over=lambda: True)
    one = replace(
        worth, picks=worth.picks[:1], coverage=worth.coverage[:1], crowded=worth.crowded[:1], together=(),
        dollars=(worth.dollars[0][:1], worth.dollars[1][:1]),
    )  # fmt: skip

    with pytest.raises(OutOfTime):
        first_routes(one, Effort(20.0))
    with pytest.raises(Impossible):
        first_routes(replace(one, complete=True), Effort(20.0))

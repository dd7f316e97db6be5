"""Counting alone shows what is too little, and says nothing where it is enough."""

from dataclasses import replace
from datetime import time as clock_time

import pytest

from envoyage.planner.errors import Impossible
from envoyage.planner.finding import Severity
from envoyage.planner.make import make_plan
from envoyage.planner.problem import Access, CityPin, OpenHours, Pins, Problem, SlotCapacity, Waiver
from envoyage.planner.progress import Progress
from envoyage.planner.quick import Shortage, quick_check, too_little_for_groups
from tests.builders import tiny_problem
from tests.planner.explain.crafted import CASES

TOWNS = ("reno", "tulsa", "boise", "mobile")


def _policies(**changes: object) -> Problem:
    problem = tiny_problem()
    return replace(problem, policies=replace(problem.policies, **changes))  # type: ignore[arg-type]


def _only(problem: Problem) -> Shortage:
    (found,) = quick_check(problem)
    return found


def test_enough_is_enough():
    assert quick_check(tiny_problem()) == ()


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({"groups_most": 1, "groups_fewest": 1}, "group-size", "12 people travel but 1 group of at most 8 hold 8."),
        ({"group_smallest": 7}, "group-size", "12 people cannot fill 2 groups of at least 7."),
        ({"most_per_country": 0}, "group-mix", "2 people are of the country Chile"),
        ({"simultaneous_per_group": 4}, "language-cover", "need interpreting into Spanish"),
        ({"liaisons_per_group": 5, "simultaneous_per_group": 3}, "language-cover", "serve 1 group"),
        ({"most_a_day": 0, "fewest_a_day": 0}, "category-promise", "hold 0 appointments"),
    ],
)
def test_too_little_is_told_with_the_numbers(changes: dict[str, object], rule: str, words: str):
    found = quick_check(_policies(**changes))

    assert any(s.rule == rule and words in s.text and s.severity is Severity.HARD for s in found), found


def test_a_promise_that_may_be_asked_too_rarely_is_told():
    problem = tiny_problem()
    kept = "reno-0"
    asked = tuple(
        replace(r, most_asks=1 if r.id == kept else 0) if r.category is problem.promised[0] else r
        for r in problem.resources
    )

    assert "may be asked 1 time." in _only(replace(problem, resources=asked)).text


def test_towns_without_rooms_do_not_count():
    problem = tiny_problem()
    small = tuple(replace(h, rooms=3) if h.city in TOWNS[:3] else h for h in problem.hotels)

    found = quick_check(replace(problem, hotels=small))

    assert [s.rule for s in found] == ["beds", "beds"]
    assert "Reno has no hotel with 4 rooms" in found[0].text
    assert "can host 1 group; at least 2 groups must be somewhere" in found[0].text


def test_a_day_on_which_nobody_is_open_does_not_count():
    problem = tiny_problem()
    hours = (OpenHours(4, clock_time(8), clock_time(18)), OpenHours(1, clock_time(8), clock_time(18)))
    shut = tuple(replace(r, hours=hours) if r.city in TOWNS[:3] else r for r in problem.resources)

    found = quick_check(replace(problem, resources=shut))

    assert any("Reno has 0 open on Friday 21 May where 2 are needed" in s.text for s in found)


def test_too_few_seats_need_a_waiver_and_are_silent_with_one():
    problem = tiny_problem()
    few = tuple(replace(v, seats=2) if v.city in TOWNS else v for v in problem.vehicles)
    far = tuple(replace(r, latitude=r.latitude + 0.2) for r in problem.resources)
    problem = replace(problem, vehicles=few, resources=far)

    found = quick_check(problem)

    assert {(s.rule, s.severity) for s in found} == {("vehicle-seats", Severity.WAIVABLE)}
    assert quick_check(replace(problem, waivers=(Waiver("vehicle-seats", "", "They walk."),))) == ()


def test_too_few_places_in_homes_need_a_waiver():
    problem = tiny_problem()
    small = tuple(replace(h, seats=1, access=(Access.STEP_FREE,)) for h in problem.hosts)

    assert {(s.rule, s.severity) for s in quick_check(replace(problem, hosts=small))} == {
        ("home-hospitality", Severity.WAIVABLE)
    }


def test_pins_are_counted_too():
    twice = Pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G2", "slot1", "reno")))

    assert too_little_for_groups(tiny_problem(pins=twice)) == (
        "Pins send 2 groups to Reno in slot slot1, which can host 1. Remove a pin, or ask the local sponsor.",
    )


def test_capacities_of_shared_cities_count_where_they_are_stated():
    problem = tiny_problem()
    closed = tuple(
        replace(c, capacities=tuple(SlotCapacity(s.id, 0) for s in problem.slots)) if c.id in TOWNS else c
        for c in problem.cities
    )
    stated = tuple(
        replace(c, capacities=tuple(SlotCapacity(s.id, 2) for s in problem.slots)) if c.id == "washington" else c
        for c in closed
    )

    assert quick_check(replace(problem, cities=closed))
    assert quick_check(replace(problem, cities=stated)) == ()


def test_planning_ends_at_once_with_what_counting_shows():
    problem = next(c for c in CASES if c.name == "another promise").problem
    told = list[Progress]()

    with pytest.raises(Impossible, match="No city can keep the promise of social service"):
        make_plan(problem, seconds=600, seed=1, report=told.append)

    assert told == []  # no stage was begun

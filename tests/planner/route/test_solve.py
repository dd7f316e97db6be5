"""Split and route as a whole: what comes out, in what order, and each way it can end."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from envoyage.planner.errors import Cancelled, Impossible
from envoyage.planner.plan import Mode, Plan, Stopped
from envoyage.planner.problem import (
    AppointmentPin,
    CityPin,
    MemberPin,
    OfficerPin,
    Pins,
    Problem,
    Slot,
    SlotCapacity,
    SplitWindow,
)
from envoyage.planner.progress import Progress
from envoyage.planner.route import RouteAnswer, coverage_upper, split_and_route
from envoyage.planner.route.answer import value
from envoyage.planner.route.fits import fits_label
from envoyage.planner.route.routes import build
from envoyage.planner.route.worth import Party
from envoyage.planner.routing import meets_pins
from envoyage.planner.value import coverage
from tests.builders import tiny_plan, tiny_problem
from tests.planner.route.counting import ROUTE_RULES
from tests.planner.route.problems import problem_m, tiny


def _policies(problem: Problem, **changes: object) -> Problem:
    return replace(problem, policies=replace(problem.policies, **changes))  # type: ignore[arg-type]


def _broken(problem: Problem, answer: RouteAnswer) -> list[str]:
    plan = Plan(problem.id, 0, answer.groups, answer.stays, answer.legs)
    return [f.message for rule in ROUTE_RULES for f in rule.inspect(problem, plan)]


def test_a_tiny_programme_is_split_routed_and_proven() -> None:
    problem = tiny_problem()

    answer = split_and_route(problem, seconds=20, seed=1)

    assert answer.report.stopped is Stopped.PROVEN
    assert _broken(problem, answer) == []
    assert [g.id for g in answer.groups] == ["G1", "G2"]
    assert [s.id for s in answer.stays if s.group == "G1"] == ["G1-opening", "G1-slot1", "G1-slot2", "G1-closing"]


def test_the_same_seed_gives_the_same_answer() -> None:
    assert split_and_route(tiny_problem(), seconds=20, seed=3) == split_and_route(tiny_problem(), seconds=20, seed=3)


def test_legs_leave_at_the_usual_hour_and_arrive_by_the_clock_of_the_city() -> None:
    pins = Pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G1", "slot2", "tulsa")))

    answer = split_and_route(tiny_problem(pins=pins), seconds=20, seed=1)

    first = next(leg for leg in answer.legs if leg.group == "G1")
    assert first.mode is Mode.AIR
    assert f"{first.departs:%H:%M}" == "11:45"
    travelled = (first.arrives - first.departs) + timedelta(hours=3)
    assert travelled == timedelta(minutes=first.minutes)


def test_the_first_answer_comes_before_the_end_and_is_legal() -> None:
    problem, received = tiny_problem(), list[RouteAnswer]()

    last = split_and_route(problem, seconds=20, seed=1, first=received.append)

    assert len(received) == 1
    assert _broken(problem, received[0]) == []
    assert received[0].report.value <= last.report.value


def test_progress_never_takes_a_value_or_a_bound_back() -> None:
    told = list[Progress]()

    split_and_route(tiny_problem(), seconds=20, seed=1, report=told.append)

    values = [p.value for p in told if p.value is not None]
    bounds = [p.bound for p in told if p.bound is not None]
    assert values == sorted(values)
    assert bounds == sorted(bounds, reverse=True)


def test_pins_of_people_and_cities_hold() -> None:
    pins = Pins((MemberPin("p03", "G2"), MemberPin("p00", "G2")), (CityPin("G2", "slot2", "mobile"),))
    problem = tiny_problem(pins=pins)

    answer = split_and_route(problem, seconds=20, seed=1)

    assert _broken(problem, answer) == []


def test_a_label_that_a_pin_names_is_kept() -> None:
    problem = tiny_problem(pins=Pins(officers=(OfficerPin("es0", "Andes"),), members=(MemberPin("p00", "Andes"),)))

    answer = split_and_route(problem, seconds=20, seed=1)

    assert sorted(g.id for g in answer.groups) == ["Andes", "G1"]


@pytest.mark.parametrize(
    ("pins", "words"),
    [
        (Pins(members=(MemberPin("p00", "G1"), MemberPin("p00", "G2"))), "pinned to the groups G1 and G2"),
        (Pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G1", "slot1", "tulsa"))), "Reno and Tulsa"),
        (Pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G2", "slot1", "reno"))), "which can host 1"),
        (Pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G1", "slot2", "reno"))), "cannot hold together"),
    ],
)
def test_pins_that_clash_are_told_in_words(pins: Pins, words: str) -> None:
    with pytest.raises(Impossible, match=words):
        split_and_route(tiny_problem(pins=pins), seconds=20, seed=1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"groups_most": 1, "groups_fewest": 1}, "12 people travel but 1 group of at most 8 hold 8"),
        ({"group_smallest": 7}, "12 people cannot fill 2 groups of at least 7"),
        ({"simultaneous_per_group": 4}, "need interpreting into Spanish"),
        ({"fewest_a_day": 9}, "No city can host a group"),
        ({"most_per_country": 0}, "2 people are of the country Chile .*, but 2 groups may have 0 each"),
    ],
)
def test_a_programme_that_cannot_be_split_says_why(changes: dict[str, object], words: str) -> None:
    with pytest.raises(Impossible, match=words):
        split_and_route(_policies(tiny_problem(), **changes), seconds=20, seed=1)


def test_a_rule_that_only_a_search_shows_to_be_in_the_way_is_told() -> None:
    problem = tiny_problem()
    wishes = {"p02": ("p03", "p04"), "p03": ("p04",)}
    people = tuple(replace(p, keep_apart=wishes.get(p.id, ())) for p in problem.participants)

    with pytest.raises(Impossible, match=r"possible without any one of these: .*keep apart"):
        split_and_route(replace(problem, participants=people), seconds=20, seed=1)


def test_too_few_places_in_cities_are_told() -> None:
    problem = tiny_problem()
    full = tuple(
        replace(c, capacities=(SlotCapacity("slot1", 0),)) if c.id in ("reno", "tulsa", "boise") else c
        for c in problem.cities
    )

    with pytest.raises(Impossible, match="The cities can host 1 group at once"):
        split_and_route(replace(problem, cities=full), seconds=20, seed=1)


def test_a_promise_no_route_keeps_is_told() -> None:
    problem = tiny_problem()
    left = tuple(r for r in problem.resources if r.category not in problem.promised[:1])

    with pytest.raises(Impossible, match="No route through the cities keeps the promise"):
        split_and_route(replace(problem, resources=left), seconds=20, seed=1)


def test_a_programme_of_shared_blocks_alone_needs_no_cities() -> None:
    problem = tiny_problem()
    problem = replace(problem, windows=(), promised=())

    answer = split_and_route(problem, seconds=20, seed=1)

    assert answer.report.stopped is Stopped.PROVEN
    assert {s.period for s in answer.stays} == {"opening", "closing"}


def test_a_stay_that_may_continue_is_two_stays_in_one_city() -> None:
    problem = tiny_problem()
    slots = tuple(replace(s, may_continue=True) for s in problem.slots)
    problem = replace(problem, windows=(SplitWindow("split", slots),))
    pins = Pins(cities=tuple(CityPin("G1", s.id, "reno") for s in slots))

    answer = split_and_route(replace(problem, pins=pins), seconds=20, seed=1)

    assert [s.city for s in answer.stays if s.group == "G1"][1:3] == ["reno", "reno"]
    assert not any(leg.from_stay == "G1-slot1" for leg in answer.legs)


def test_a_cancel_before_the_first_answer_gives_none() -> None:
    problem = _policies(problem_m(), most_per_country=1, groups_fewest=8, group_smallest=9)

    with pytest.raises(Cancelled):
        split_and_route(problem, seconds=60, seed=1, cancelled=lambda: True)


def test_a_cancel_later_keeps_the_best_so_far() -> None:
    problem, stop = problem_m(), threading.Event()

    answer = split_and_route(problem, seconds=60, seed=1, cancelled=stop.is_set, first=lambda _: stop.set())

    assert answer.report.stopped is Stopped.CANCELLED
    assert _broken(problem, answer) == []
    assert answer.report.value <= answer.report.bound


def test_a_large_programme_is_legal_and_bounded_after_a_few_seconds() -> None:
    problem = problem_m()

    answer = split_and_route(problem, seconds=4, seed=1)

    assert _broken(problem, answer) == []
    assert len({m for g in answer.groups for m in g.members}) == 72
    assert answer.report.value <= answer.report.bound


def test_where_routes_are_left_out_the_bound_still_holds() -> None:
    problem = tiny_problem()
    best = split_and_route(problem, seconds=20, seed=1)
    few = build(problem, most=3)

    assert not few.complete
    assert 1000 * float(few.free.mean()) >= 1000 * float(build(problem).coverage.max(axis=0).mean()) - 1e-9
    assert best.report.stopped is Stopped.PROVEN


def test_four_slots_are_routed_too() -> None:
    problem = tiny_problem()
    first = problem.slots[0].arrive
    slots = tuple(Slot(f"s{i}", _after(first, 3 * i), _after(first, 3 * i + 3), True) for i in range(3))
    blocks = (problem.blocks[0], replace(problem.blocks[1], arrive=slots[-1].leave))
    problem = replace(problem, blocks=blocks, windows=(SplitWindow("w", slots),))

    answer = split_and_route(problem, seconds=20, seed=1)

    assert _broken(problem, answer) == []


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def test_nobody_can_get_more_than_the_upper_bound_says() -> None:
    problem, plan = tiny_problem(), tiny_plan()

    upper = coverage_upper(problem, plan.groups, plan.stays)

    got = coverage(problem, plan)
    assert sorted(upper) == sorted(got)
    assert all(got[p] <= upper[p] + 1e-9 for p in got)
    assert max(upper.values()) <= 1.0


def test_the_value_told_is_that_of_the_split() -> None:
    problem = tiny_problem()
    worth = build(problem)
    answer = split_and_route(problem, seconds=20, seed=1)
    number = {p.id: i for i, p in enumerate(problem.travellers)}
    rows = {worth.cities(r): r for r in range(len(worth.picks))}
    split = tuple(
        Party(
            rows[tuple(s.city for s in answer.stays if s.group == g.id and s.period not in problem.block)],
            tuple(sorted(number[m] for m in g.members)),
        )
        for g in answer.groups
    )

    assert value(worth, split) == pytest.approx(answer.report.value)


@pytest.mark.parametrize("seed", range(12))
def test_the_routes_of_a_pinned_label_are_those_that_meet_its_pins(seed: int) -> None:
    problem = tiny(seed)
    slot, resource = problem.slots[seed % len(problem.slots)], problem.resources[seed % len(problem.resources)]
    pins = Pins(
        cities=(CityPin("G1", slot.id, problem.cities[seed % len(problem.cities)].id),),
        appointments=(
            AppointmentPin("G1", resource.id), AppointmentPin("G2", resource.id, day=slot.arrive + timedelta(days=1)),
        ),
    )  # fmt: skip
    worth = build(replace(problem, pins=Pins()))
    for label in ("G1", "G2"):
        flags = fits_label(replace(problem, pins=pins), worth.calendar, worth.picks, label)
        meets = [meets_pins(replace(problem, pins=pins), label, worth.cities(r)) for r in range(len(worth.picks))]
        assert flags.tolist() == meets

from dataclasses import replace
from itertools import combinations

import pytest

from envoyage.planner.hospitality import hire
from envoyage.planner.money import CostType, cost_lines
from envoyage.planner.plan import Kind, Plan, Stopped
from envoyage.planner.problem import Access, Problem, Vehicle
from envoyage.planner.rules.access_needs import AccessNeeds
from envoyage.planner.rules.vehicle_seats import VehicleSeats
from tests.builders import tiny_plan, tiny_problem


def _fleet(*vehicles: Vehicle) -> Problem:
    return tiny_problem(vehicles=vehicles)


def _one_day(plan: Plan) -> Plan:
    """The two visits of group one on its first full day in Reno."""
    visits = [a for a in plan.appointments if a.stay == "G1-slot1" and a.kind is Kind.PROFESSIONAL][:2]
    return replace(plan, appointments=tuple(replace(a, vehicles=()) for a in visits))


def _van(name: str, seats: int, rate: float | None = None, **more: tuple[Access, ...]) -> Vehicle:
    return Vehicle(name, "reno", name.title(), seats, day_rate=rate, **more)


def test_every_ride_of_the_tiny_programme_has_seats() -> None:
    problem = tiny_problem()

    found = hire(problem, tiny_plan(problem), seconds=5, seed=1)

    assert not list(VehicleSeats().inspect(problem, found))
    assert found.reports[-1].stopped is Stopped.PROVEN
    spent = sum(line.amount for line in cost_lines(problem, found) if line.type is CostType.VEHICLES)
    assert found.reports[-1].value == pytest.approx(-spent)


def test_the_cheapest_set_of_vehicles_is_hired() -> None:
    fleet = (_van("coach", 50, 900.0), _van("car", 4, 150.0), _van("van", 5, 300.0), _van("bus", 9, 460.0))
    problem = _fleet(*fleet)

    found = hire(problem, _one_day(tiny_plan()), seconds=5, seed=1)

    people = 8
    sets = (s for n in range(1, 5) for s in combinations(fleet, n) if sum(v.seats for v in s) >= people)
    cheapest = min(sum(v.day_rate or 0 for v in s) for s in sets)
    assert found.reports[-1].value == -cheapest
    assert {a.vehicles for a in found.appointments} == {("car", "van")}


def test_somebody_in_a_wheelchair_gets_a_vehicle_that_takes_it() -> None:
    problem = _fleet(_van("plain", 20, 100.0), _van("lift", 20, 500.0, access=(Access.WHEELCHAIR,)))
    rolling = replace(problem.participants[0], access=(Access.WHEELCHAIR,))
    problem = replace(problem, participants=(rolling, *problem.participants[1:]))
    plan = _one_day(tiny_plan())

    found = hire(problem, plan, seconds=5, seed=1)

    assert {a.vehicles for a in found.appointments} == {("lift",)}
    assert not [f for f in AccessNeeds().inspect(problem, found) if "vehicle" in f.text]


def test_two_groups_at_the_same_time_do_not_share_a_vehicle() -> None:
    problem = _fleet(_van("one", 20, 100.0), _van("two", 20, 200.0))
    plan = _one_day(tiny_plan())
    first = plan.appointments[0]
    stays = tuple(replace(s, city="reno") if s.id == "G2-slot1" else s for s in plan.stays)
    other = replace(
        first, id="other", stay="G2-slot1", group="G2", resource="reno-5", attendees=plan.group["G2"].members
    )
    plan = replace(plan, stays=stays, appointments=(first, other))

    found = hire(problem, plan, seconds=5, seed=1)

    assert sorted(a.vehicles for a in found.appointments) == [("one",), ("two",)]


def test_groups_of_one_session_share_a_coach() -> None:
    problem = _fleet(_van("coach", 50, 500.0), _van("van", 7, 480.0))
    plan = _one_day(tiny_plan())
    first = replace(plan.appointments[0], session="plenary29", resource="")
    stays = tuple(replace(s, city="reno") if s.id == "G2-slot1" else s for s in plan.stays)
    other = replace(first, id="other", stay="G2-slot1", group="G2", attendees=plan.group["G2"].members)
    plan = replace(plan, stays=stays, appointments=(first, other))

    found = hire(problem, plan, seconds=5, seed=1)

    assert [a.vehicles for a in found.appointments] == [("coach",), ("coach",)]


def test_what_is_in_walking_distance_needs_no_vehicle() -> None:
    problem = tiny_problem()
    plan = _one_day(tiny_plan())
    near = replace(plan, appointments=tuple(replace(a, minutes_there=0) for a in plan.appointments))

    found = hire(problem, near, seconds=5, seed=1)

    assert {a.vehicles for a in found.appointments} == {()}


def test_too_few_seats_give_what_there_is_for_the_rule_to_report() -> None:
    problem = _fleet(_van("car", 4, 100.0))

    found = hire(problem, _one_day(tiny_plan()), seconds=5, seed=1)

    assert {a.vehicles for a in found.appointments} == {("car",)}
    assert len(list(VehicleSeats().inspect(problem, found))) == 2

from dataclasses import replace

from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rules.vehicle_seats import VehicleSeats
from tests.builders import tiny_plan, tiny_problem

RULE = VehicleSeats()


def _seats(problem: Problem, seats: int, city: str = "reno") -> Problem:
    return replace(problem, vehicles=tuple(replace(v, seats=seats) if v.city == city else v for v in problem.vehicles))


def _visit(plan: Plan, **changes: object) -> Plan:
    """The plan with the first visit of group one in Reno changed."""
    return replace(plan, appointments=tuple(_change(a, changes) for a in plan.appointments))


def _change(item: Appointment, changes: dict[str, object]) -> Appointment:
    return replace(item, **changes) if item.id == "G1-slot1-reno-0" else item  # type: ignore[arg-type]


def test_vehicles_with_seats_for_all_are_allowed() -> None:
    assert not list(RULE.inspect(_seats(tiny_problem(), 8), tiny_plan()))


def test_a_vehicle_too_small_is_forbidden() -> None:
    found = list(RULE.inspect(_seats(tiny_problem(), 7), tiny_plan()))

    assert found[0].message == (
        "The vehicles to Law Enforcement of Reno in Reno on Thursday 20 May at 09:00 are 1 seat short. "
        "Hire another vehicle, or let some walk."
    )


def test_a_ride_without_vehicle_is_forbidden_and_a_walk_is_not() -> None:
    plan = tiny_plan()

    assert list(RULE.inspect(tiny_problem(), _visit(plan, vehicles=())))
    assert not list(RULE.inspect(tiny_problem(), _visit(plan, vehicles=(), minutes_there=0)))


def test_a_city_without_vehicles_is_left_to_its_sponsor() -> None:
    problem = tiny_problem(vehicles=tuple(v for v in tiny_problem().vehicles if v.city != "reno"))
    plan = tiny_plan()
    bare = tuple(replace(a, vehicles=()) if a.stay == "G1-slot1" else a for a in plan.appointments)

    assert not list(RULE.inspect(problem, replace(plan, appointments=bare)))


def test_the_groups_of_one_session_share_the_seats_of_a_coach() -> None:
    both = 16  # two groups of six with two officers each

    plan = tiny_plan()
    one = {"washington-van2": "washington-van1"}
    plan = replace(
        plan,
        appointments=tuple(replace(a, vehicles=tuple(one.get(v, v) for v in a.vehicles)) for a in plan.appointments),
    )

    assert not list(RULE.inspect(_seats(tiny_problem(), both, "washington"), plan))
    assert "2 seats short" in next(RULE.inspect(_seats(tiny_problem(), both - 2, "washington"), plan)).message


def test_a_vehicle_on_two_trips_at_once_is_forbidden() -> None:
    plan = tiny_plan()
    stays = tuple(replace(s, city="reno") if s.id == "G2-slot1" else s for s in plan.stays)
    first = next(a for a in plan.appointments if a.id == "G1-slot1-reno-0")
    other = replace(first, id="other", stay="G2-slot1", group="G2", resource="reno-5", title="Other")

    found = list(RULE.inspect(tiny_problem(), replace(plan, stays=stays, appointments=(first, other))))

    assert [f.message for f in found] == [
        "Van (Coach company) is to drive to Law Enforcement of Reno and to Other at the same time on Thursday 20 May. "
        "Hire another vehicle for one of them."
    ]


def test_a_vehicle_of_another_city_is_forbidden() -> None:
    found = list(RULE.inspect(tiny_problem(), _visit(tiny_plan(), vehicles=("tulsa-van2",))))

    assert found[0].message == (
        "Van (Coach company) is to drive group G1 in Reno but is not hired there. Take a vehicle of the city."
    )

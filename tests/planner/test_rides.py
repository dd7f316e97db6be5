from dataclasses import replace
from datetime import timedelta

from envoyage.planner.plan import Kind
from envoyage.planner.rides import collide, needs_vehicle, riders, taken, trip_of
from tests.builders import tiny_plan, tiny_problem


def test_a_vehicle_is_taken_from_leaving_until_the_end() -> None:
    visit = next(a for a in tiny_plan().appointments if a.kind is Kind.PROFESSIONAL)

    assert taken(visit) == (visit.leave_at, visit.end)
    assert taken(replace(visit, leave_at=None)) == (visit.start - timedelta(minutes=visit.minutes_there), visit.end)


def test_officers_ride_along() -> None:
    visit = next(a for a in tiny_plan().appointments if a.kind is Kind.PROFESSIONAL)

    assert riders(visit) == len(visit.attendees) + 2


def test_the_homes_of_one_evening_are_one_trip_and_two_visits_are_two() -> None:
    plan = tiny_plan()
    homes = [a for a in plan.appointments if a.stay == "G1-slot1" and a.kind is Kind.HOME_HOSPITALITY]
    visits = [a for a in plan.appointments if a.stay == "G1-slot1" and a.kind is Kind.PROFESSIONAL]

    assert len({trip_of(a) for a in homes}) == 1
    assert not collide(homes[0], homes[1])
    later = replace(homes[1], start=homes[1].start + timedelta(minutes=15), leave_at=None)
    assert trip_of(later) == trip_of(homes[0])
    assert not collide(homes[0], later)
    assert not collide(visits[0], visits[1])
    assert collide(visits[0], replace(visits[1], start=visits[0].start, leave_at=visits[0].leave_at))


def test_only_a_ride_in_a_city_with_vehicles_needs_one() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    visit = next(a for a in plan.appointments if a.kind is Kind.PROFESSIONAL)

    assert needs_vehicle(problem, plan, visit)
    assert not needs_vehicle(problem, plan, replace(visit, minutes_there=0))
    assert not needs_vehicle(replace(problem, vehicles=()), plan, visit)

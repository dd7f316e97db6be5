from dataclasses import replace
from datetime import datetime

import pytest

from envoyage.exports.transport import rides, rides_in
from envoyage.planner.plan import Mode
from envoyage.planner.problem import Flight
from tests.builders import tiny_plan, tiny_problem


@pytest.fixture(scope="module")
def world():
    problem = tiny_problem()
    return problem, tiny_plan(problem)


def of_day(world, city: str, day: int):
    return [r for r in rides_in(*world, city) if r.pick_up.day == day]


def test_a_day_leads_from_the_hotel_from_place_to_place_and_back(world):
    friday = of_day(world, "reno", 21)
    assert [(r.start.name, r.end.name) for r in friday] == [
        ("Hotel Reno", "Public Official of Reno"),
        ("Public Official of Reno", "Social Service of Reno"),
        ("Social Service of Reno", "Hotel Reno"),
    ]
    assert {r.people for r in friday} == {8}
    assert [r.be_there and r.be_there.strftime("%H:%M") for r in friday] == ["08:50", "13:50", None]


def test_people_who_part_for_dinner_are_carried_to_their_homes_and_back(world):
    evening = [r for r in of_day(world, "reno", 20) if r.pick_up.hour >= 16]
    out = [r for r in evening if r.end.name == "Home of the host family"]
    back = [r for r in evening if r.end.name == "Hotel Reno"]
    assert [len(r.passengers) for r in out] == [3, 3, 2]
    assert sorted(p for r in out for p in r.passengers) == sorted(p for r in back for p in r.passengers)


def test_a_flight_is_a_ride_to_one_airport_and_from_the_other_with_bags(world):
    problem, plan = world
    leg = next(x for x in plan.legs if x.mode is Mode.AIR and plan.stay[x.to_stay].city == "boise")
    out = next(r for r in rides_in(problem, plan, "reno") if r.pick_up == leg.departs)
    assert (out.end.name, out.bags) == ("Reno Airport (RNO)", 24)
    back = next(r for r in rides_in(problem, plan, "boise") if r.start.name == "Boise Airport (BOI)")
    assert back.be_there == leg.arrives


def test_a_coach_between_cities_is_known_in_both(world):
    problem, plan = world
    legs = tuple(replace(x, mode=Mode.ROAD) if plan.stay[x.to_stay].city == "boise" else x for x in plan.legs)
    plan = replace(plan, legs=legs)
    coach = [r for r in rides_in(problem, plan, "boise") if r.towards == "boise"]
    assert coach == [r for r in rides_in(problem, plan, "reno") if r.towards == "boise"]
    assert [(r.start.name, r.end.name) for r in coach] == [("Hotel Reno", "Hotel Boise")]


def test_people_are_met_from_the_flight_they_come_on(world):
    problem, plan = world
    flight = Flight("f", "XX 12", "LIM", "DCA", datetime(2027, 5, 15, 6), datetime(2027, 5, 15, 14, 10), ("p00", "p01"))
    people = tuple(replace(p, arrival=datetime(2027, 5, 15, 20)) if p.id == "p03" else p for p in problem.participants)
    met = [
        (r.pick_up.hour, r.flight, r.passengers)
        for r in rides(replace(problem, flights=(flight,), participants=people), plan)
        if r.city == "washington" and r.start.name.endswith("(DCA)")
    ]
    assert met == [(14, "XX 12", ("p00", "p01")), (20, "", ("p03",))]


def test_people_are_at_the_airport_in_time_to_fly_home(world):
    problem, plan = world
    home = Flight("h", "XX 13", "JFK", "LIM", datetime(2027, 5, 30, 18), datetime(2027, 5, 31, 1), ("p00",))
    ride = next(r for r in rides(replace(problem, flights=(home,)), plan) if r.flight == "XX 13")
    assert (ride.be_there, ride.end.name) == (datetime(2027, 5, 30, 16), "New York Airport (JFK)")
    assert ride.pick_up < ride.be_there


def test_a_ride_without_a_planned_time_is_worked_out(world):
    problem, plan = world
    items = tuple(replace(a, leave_at=None, minutes_there=0) for a in plan.appointments)
    planned, worked_out = (of_day((problem, p), "reno", 21) for p in (plan, replace(plan, appointments=items)))
    assert worked_out[0].pick_up == planned[0].pick_up

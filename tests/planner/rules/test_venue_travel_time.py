"""There is time to ride from one place to the next."""

from datetime import timedelta

from envoyage.planner.rules.venue_travel_time import VenueTravelTime
from envoyage.planner.venues import way_minutes
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import findings, messages, moved, without

RULE = VenueTravelTime()


def way(problem):
    a, b = problem.resource["reno-0"], problem.resource["reno-1"]
    return way_minutes(problem, (a.latitude, a.longitude), (b.latitude, b.longitude))


def test_a_day_with_room_between_its_places_is_fine():
    problem = tiny_problem()

    assert findings(RULE, problem, tiny_plan(problem)) == []


def test_exactly_the_ride_and_being_early_is_enough():
    problem = tiny_problem()
    start = at(5, 10, 30) + timedelta(minutes=way(problem))

    assert findings(RULE, problem, moved(tiny_plan(problem), "G1-slot1-reno-1", start)) == []


def test_five_minutes_less_is_told_once_with_both_numbers():
    problem = tiny_problem()
    start = at(5, 10, 30) + timedelta(minutes=way(problem) - 5)

    (message,) = messages(RULE, problem, moved(tiny_plan(problem), "G1-slot1-reno-1", start))

    assert f"the way takes {way(problem)} minutes, there are {way(problem) - 5}" in message
    assert "Thursday 20 May" in message


def test_lunch_takes_its_own_time_beside_the_ride():
    problem = tiny_problem()
    plan = moved(tiny_plan(problem), "G1-slot1-reno-1", at(5, 13))

    assert "Lunch ends at 13:00" in messages(RULE, problem, plan)[0]


def test_the_first_place_of_a_day_is_reached_from_the_hotel_without_haste():
    problem = tiny_problem()
    plan = without(tiny_plan(problem), "G1-slot1-reno-0")

    assert findings(RULE, problem, moved(plan, "G1-slot1-reno-1", at(5, 8, 30))) == []

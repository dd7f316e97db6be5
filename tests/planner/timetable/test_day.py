"""The order of one day."""

from dataclasses import replace
from datetime import timedelta

from envoyage.planner.timetable.build import build_model
from envoyage.planner.timetable.day import LUNCH, DayPlanner
from tests.builders import tiny_plan, tiny_problem


def thursday(problem=None):
    """The planner of group one's first full day in Reno, with the day."""
    problem = problem or tiny_problem()
    plan = replace(tiny_plan(problem), appointments=())
    model = build_model(problem, plan, plan.stay["G1-slot1"])
    return DayPlanner(model), plan.stay["G1-slot1"].arrive + timedelta(days=1)


def test_a_day_of_two_visits_has_a_morning_and_an_afternoon():
    planner, day = thursday()

    order = planner.order(day, {"reno-0", "reno-1"})

    assert order is not None
    assert [name == LUNCH for name, _ in order.items] == [False, True, False]


def test_visits_start_at_nine_and_lunch_at_noon_where_they_can():
    planner, day = thursday()

    order = planner.order(day, {"reno-0"})

    assert order is not None
    assert dict(order.items) == {"reno-0": 9 * 60, LUNCH: 12 * 60}


def test_the_way_with_the_least_riding_is_taken():
    planner, day = thursday()

    order = planner.order(day, {"reno-0", "reno-3", "reno-6"})

    assert order is not None
    visits = [name for name, _ in order.items if name != LUNCH]
    assert visits in (["reno-0", "reno-3", "reno-6"], ["reno-6", "reno-3", "reno-0"])


def test_five_long_visits_do_not_fit():
    planner, day = thursday()

    assert planner.fits(day, {"reno-0", "reno-1", "reno-2", "reno-3"})
    assert not planner.fits(day, {"reno-0", "reno-1", "reno-2", "reno-3", "reno-4"})


def test_nothing_fits_on_a_travel_day():
    planner, day = thursday()

    assert not planner.fits(day - timedelta(days=1), {"reno-0"})


def test_days_that_are_alike_share_their_answers():
    planner, day = thursday()

    assert planner.like[day + timedelta(days=1)] == day

"""When groups leave: the usual hour, and what sessions, long ways, time zones and changes of the clock do to it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from envoyage.planner.clock import instant
from envoyage.planner.journeys import departure
from envoyage.planner.plan import Stay
from envoyage.planner.problem import AppointmentPin, City, Pins, Problem, Session, SessionKind, Slot, SplitWindow
from envoyage.planner.travel import journey
from tests.builders import at, day, tiny_problem

LEAVE = day(4)


def _stay(problem: Problem, period: str, city: str = "") -> Stay:
    p = problem.period[period]
    return Stay(f"G1-{period}", "G1", city or problem.block[period].city, period, p.arrive, p.leave)


def _session(block: str, start: datetime, end: datetime) -> Session:
    return Session(f"{block}-{start:%d%H%M}", block, "Session", SessionKind.PLENARY, start, end)


def _with_sessions(*sessions: Session) -> Problem:
    problem = tiny_problem()
    return replace(problem, sessions=(*problem.sessions, *sessions))


def _to(problem: Problem, city: str) -> tuple[datetime, datetime]:
    return departure(problem, _stay(problem, "opening"), _stay(problem, "slot1", city))


def _back(problem: Problem, city: str) -> tuple[datetime, datetime]:
    return departure(problem, _stay(problem, "slot2", city), _stay(problem, "closing"))


def test_a_group_leaves_at_the_usual_hour_and_arrives_by_the_clock_of_the_other_city() -> None:
    problem = tiny_problem()

    departs, arrives = _to(problem, "reno")

    assert departs == at(4, 11, 45)
    assert arrives - departs == timedelta(minutes=journey(problem, "washington", "reno").minutes) - timedelta(hours=3)


def test_a_session_on_the_day_of_leaving_is_waited_for() -> None:
    problem = _with_sessions(_session("opening", at(4, 10), at(4, 12, 32)))

    assert _to(problem, "reno")[0] == at(4, 12, 45)


def test_a_session_that_ends_in_good_time_changes_nothing() -> None:
    problem = _with_sessions(_session("opening", at(4, 9), at(4, 11)))

    assert _to(problem, "reno")[0] == at(4, 11, 45)


def test_a_session_on_the_day_of_arrival_is_reached_by_leaving_earlier() -> None:
    problem = _with_sessions(_session("closing", at(12, 16), at(12, 17)))

    departs, arrives = _back(problem, "mobile")

    assert at(12, 5) <= departs < at(12, 11, 45)
    assert at(12, 15, 45) <= arrives <= at(12, 15, 50)


def test_nobody_leaves_before_five_for_a_session_that_cannot_be_reached() -> None:
    problem = _with_sessions(_session("closing", at(12, 9), at(12, 10)))

    departs, arrives = _back(problem, "boise")

    assert departs == at(12, 5)
    assert arrives > at(12, 9)


def test_between_two_sessions_that_exclude_each_other_the_one_here_is_kept() -> None:
    problem = _with_sessions(_session("opening", at(4, 15), at(4, 17)))
    late = Session("late", "closing", "Welcome", SessionKind.MEAL, at(4, 18), at(4, 19))
    problem = replace(problem, sessions=(*problem.sessions, late))
    there = replace(_stay(problem, "closing"), arrive=LEAVE)

    departs, arrives = departure(problem, _stay(problem, "opening"), there)

    assert departs == at(4, 17, 10)
    assert arrives > late.start


def test_an_appointment_pinned_on_a_travel_day_is_waited_for_by_its_group_alone() -> None:
    pin = AppointmentPin("G1", "reno-museum", at(8, 10), minutes=120)
    problem = tiny_problem(pins=Pins(appointments=(pin,)))
    here, there = _stay(problem, "slot1", "reno"), _stay(problem, "slot2", "boise")

    assert at(8, 12, 10) < departure(problem, here, there)[0] <= at(8, 12, 30)
    assert departure(problem, replace(here, group="G2"), replace(there, group="G2"))[0] == at(8, 11, 45)


@pytest.mark.parametrize(("simultaneous", "later"), [(2, timedelta(0)), (0, timedelta(minutes=90))])
def test_a_pinned_visit_is_waited_for_longer_only_where_all_interpreting_is_consecutive(
    simultaneous: int, later: timedelta
) -> None:
    pin = AppointmentPin("G1", "reno-museum", at(8, 10))
    problem = tiny_problem(pins=Pins(appointments=(pin,)))
    slow = replace(problem.policies, consecutive_stretch=2.0, simultaneous_per_group=simultaneous)
    here, there = _stay(problem, "slot1", "reno"), _stay(problem, "slot2", "boise")
    usual = departure(problem, here, there)[0]

    assert usual > at(8, 11, 45)
    assert departure(replace(problem, policies=slow), here, there)[0] == usual + later


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "America/Los_Angeles"])
def test_a_long_way_east_starts_early_enough_to_arrive_on_its_day_if_it_can(zone: str) -> None:
    far = {"Pacific/Honolulu": (21.31, -157.86), "America/Los_Angeles": (34.05, -118.24)}[zone]
    problem = tiny_problem()
    problem = replace(problem, cities=(*problem.cities, City("far", "Far", "", *far, zone, "")))

    departs, arrives = _back(problem, "far")

    elapsed = instant(problem, "new-york", arrives) - instant(problem, "far", departs)
    assert elapsed == timedelta(minutes=journey(problem, "far", "new-york").minutes)
    if zone == "America/Los_Angeles":
        assert at(12, 5) < departs < at(12, 11, 45)
        assert arrives.date() == day(12)
        assert arrives >= at(12, 23, 50)
    else:
        assert departs == at(12, 5)
        assert arrives < at(13, 5)


def _on_days_of_change(leave: date) -> Problem:
    """The tiny programme with the journey from the first slot on the day on which the clocks change."""
    first, second = Slot("slot1", leave - timedelta(days=4), leave), Slot("slot2", leave, leave + timedelta(days=4))
    return replace(tiny_problem(sessions=()), windows=(SplitWindow("split", (first, second)),), blocks=())


@pytest.mark.parametrize("leave", [date(2027, 3, 14), date(2027, 11, 7)])
def test_on_the_days_of_clock_changes_the_elapsed_time_counts(leave: date) -> None:
    problem = _on_days_of_change(leave)
    here, there = _stay(problem, "slot1", "reno"), _stay(problem, "slot2", "washington")

    departs, arrives = departure(problem, here, there)

    elapsed = instant(problem, "washington", arrives) - instant(problem, "reno", departs)
    assert elapsed == timedelta(minutes=journey(problem, "reno", "washington").minutes)
    assert arrives.date() == leave


def test_an_arrival_in_the_night_of_the_clock_change_takes_its_time() -> None:
    problem = _on_days_of_change(date(2027, 3, 13))
    policies = replace(problem.policies, travel_departs=datetime(2027, 3, 13, 4).time())
    pin = AppointmentPin("G1", "reno-museum", datetime(2027, 3, 13, 19), minutes=120)
    problem = replace(problem, policies=policies, pins=Pins(appointments=(pin,)))
    here, there = _stay(problem, "slot1", "reno"), _stay(problem, "slot2", "washington")

    departs, arrives = departure(problem, here, there)

    minutes = timedelta(minutes=journey(problem, "reno", "washington").minutes)
    assert departs > datetime(2027, 3, 13, 21)
    assert arrives - departs == minutes + timedelta(hours=4)  # three hours of zones, one of the clock

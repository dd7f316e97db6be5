"""Who is there when: landing and leaving for the airport, clocks of other cities, and who is taken out of a plan."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from envoyage.planner.plan import Plan
from envoyage.planner.presence import only_present, present, there_all_day, there_every_evening
from envoyage.planner.problem import Problem
from envoyage.planner.value import coverage
from tests.builders import at, day, tiny_plan, tiny_problem
from tests.planner.edits import changed, with_person, with_resource


def _arrives(when: datetime) -> Problem:
    return with_person(tiny_problem(), "p00", arrival=when)


def _departs(when: datetime) -> Problem:
    return with_person(tiny_problem(), "p00", departure=when)


def test_people_without_times_language_officers_and_unknown_people_are_there() -> None:
    problem = tiny_problem()

    assert all(present(problem, who, "reno", at(5, 9), at(5, 10)) for who in ("p00", "es0", "nobody"))


@pytest.mark.parametrize(("minute", "there"), [(44, False), (45, True)])
def test_after_landing_it_takes_the_policys_minutes_to_be_there(minute: int, there: bool) -> None:
    assert present(_arrives(at(2, 9)), "p00", "washington", at(2, 9, minute), at(2, 11)) is there


@pytest.mark.parametrize(("minute", "there"), [(0, True), (1, False)])
def test_before_departure_people_are_at_the_airport(minute: int, there: bool) -> None:
    assert present(_departs(at(14, 16)), "p00", "new-york", at(14, 13), at(14, 14, minute)) is there


def test_somebody_who_lands_in_the_middle_of_an_item_is_not_there_for_it() -> None:
    assert not present(_arrives(at(2, 10)), "p00", "washington", at(2, 9), at(2, 11))


@pytest.mark.parametrize(("hour", "there"), [(8, False), (9, True)])
def test_times_are_those_of_the_shared_blocks_wherever_the_item_is(hour: int, there: bool) -> None:
    """Landing at 11:00 in the east is 8:00 in Reno; the airport takes 45 minutes."""
    assert present(_arrives(at(5, 11)), "p00", "reno", at(5, hour), at(5, 12)) is there


@pytest.mark.parametrize(("minute", "there"), [(44, False), (45, True)])
def test_in_the_night_of_a_clock_change_elapsed_time_counts(minute: int, there: bool) -> None:
    """On 14 March 2027 the clock goes from 2:00 to 3:00."""
    problem = _arrives(datetime(2027, 3, 14, 1, 59))
    problem = replace(problem, policies=replace(problem.policies, airport_after=46))

    start = datetime(2027, 3, 14, 3, minute)

    assert present(problem, "p00", "washington", start, datetime(2027, 3, 14, 5)) is there


def test_a_day_counts_only_if_all_of_it_can_be_attended() -> None:
    problem = _arrives(at(5, 12))

    assert not there_all_day(problem, "p00", "washington", day(5))
    assert there_all_day(problem, "p00", "washington", day(6))


def test_stays_are_whole_only_for_those_who_are_there_from_the_first_evening_to_the_last() -> None:
    stays = tiny_plan().stays_of["G1"][1:3]

    assert there_every_evening(tiny_problem(), "p00", stays)
    assert there_every_evening(_arrives(at(4, 17)), "p00", stays)
    assert not there_every_evening(_arrives(at(4, 23)), "p00", stays)
    assert not there_every_evening(_departs(at(11, 20)), "p00", stays)


def test_those_who_are_not_there_are_taken_out_and_get_nothing_of_it() -> None:
    problem, plan = _arrives(at(3, 0)), tiny_plan()

    left = only_present(problem, plan)

    assert "p00" not in next(a for a in left.appointments if a.id == "G1-plenary29").attendees
    assert _without_p00(left, problem) == _without_p00(plan, problem)
    assert coverage(problem, left)["p00"] < coverage(problem, plan)["p00"]


def _without_p00(plan: Plan, problem: Problem) -> dict[str, float]:
    return {p: share for p, share in coverage(problem, plan).items() if p != "p00"}


def test_an_item_that_nobody_is_left_for_is_dropped_and_one_without_attendees_is_kept() -> None:
    plan = changed(tiny_plan(), "G1-plenary29", attendees=("p00",))
    plan = changed(plan, "G1-plenary214", attendees=())

    left = {a.id for a in only_present(_arrives(at(3, 0)), plan).appointments}

    assert {a.id for a in plan.appointments} - left == {"G1-plenary29"}


def test_a_plan_in_which_everybody_is_there_stays_as_it_is() -> None:
    assert only_present(tiny_problem(), tiny_plan()) == tiny_plan()


def test_whoever_missed_the_item_before_comes_from_the_hotel() -> None:
    """The second visit of the day is next door to the first, and a quarter of an hour from the hotel."""
    plan, far = tiny_plan(), {"latitude": 39.7, "longitude": -119.81}
    first, second = plan.appointments_of["G1-slot1"][0], plan.appointments_of["G1-slot1"][2]
    problem = with_person(tiny_problem(), "p00", arrival=second.start - timedelta(hours=1))
    for visit in (first, second):
        problem = with_resource(problem, visit.resource, **far)
    plan = changed(plan, second.id, minutes_there=0, leave_at=second.start)

    left = next(a for a in only_present(problem, plan).appointments if a.id == second.id)

    assert "p00" in left.attendees
    assert left.minutes_there > 15
    assert left.leave_at == second.start - timedelta(minutes=left.minutes_there + problem.policies.early_minutes)

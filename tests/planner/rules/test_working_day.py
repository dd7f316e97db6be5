"""The shape of a working day: first start, last end, hours of work and lunch."""

from datetime import time

import pytest

from envoyage.planner.plan import Kind
from envoyage.planner.rules.working_day import WorkingDay
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, moved, with_policies

RULE = WorkingDay()
FIRST, SECOND = "G1-slot1-reno-0", "G1-slot1-reno-1"


def test_a_usual_day_is_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


@pytest.mark.parametrize(("item", "hour", "minute"), [(FIRST, 8, 30), (SECOND, 16, 0)])
def test_the_day_may_be_used_from_its_start_to_its_end(item, hour, minute):
    assert findings(RULE, tiny_problem(), moved(tiny_plan(), item, at(5, hour, minute))) == []


@pytest.mark.parametrize(("item", "hour", "minute"), [(FIRST, 8, 25), (SECOND, 16, 5)])
def test_a_visit_outside_the_day_is_told_with_the_hours(item, hour, minute):
    (message,) = messages(RULE, tiny_problem(), moved(tiny_plan(), item, at(5, hour, minute)))

    assert "the working day is 08:30 to 17:30" in message


def test_more_work_than_the_policy_allows_is_told_for_those_it_concerns():
    problem = with_policies(tiny_problem(), most_minutes_a_day=179)
    plan = tiny_plan()
    plan = changed(plan, FIRST, attendees=plan.group["G1"].members[:1])

    thursday = next(f.message for f in findings(RULE, problem, plan) if f.about[0] == "G1-slot1")

    assert thursday.startswith("On Thursday 20 May there are 180 minutes of professional programme for Person 00;")


def test_days_of_sessions_alone_are_not_judged_by_their_length():
    problem = with_policies(tiny_problem(), most_minutes_a_day=200)

    assert findings(RULE, problem, tiny_plan()) == []


def test_no_time_for_lunch_is_told_with_the_way_out():
    plan = moved(tiny_plan(), SECOND, at(5, 12), 120)

    (message,) = messages(RULE, tiny_problem(), moved(plan, FIRST, at(5, 10, 35)))

    assert message.startswith("On Thursday 20 May there are no 60 minutes for lunch for Person 00, ")
    assert "from a start between 11:30 and 13:30" in message


def test_an_hour_before_noon_is_lunch_enough():
    plan = moved(tiny_plan(), SECOND, at(5, 12, 30), 120)

    assert findings(RULE, tiny_problem(), plan) == []


def test_prayer_and_free_time_leave_room_for_lunch():
    plan = changed(moved(tiny_plan(), SECOND, at(5, 11, 30), 180), SECOND, kind=Kind.FAITH)

    assert findings(RULE, tiny_problem(), plan) == []


def test_a_programme_whose_sessions_leave_no_lunch_is_not_the_timetables_fault():
    problem = with_policies(tiny_problem(), lunch_earliest=time(9), lunch_latest=time(9, 30))

    days = {f.facts for f in findings(RULE, problem, tiny_plan()) if "opening" in f.about[0]}

    assert days == set()

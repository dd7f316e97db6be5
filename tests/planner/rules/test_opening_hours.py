"""Resources are visited while they are open."""

from datetime import time

from envoyage.planner.problem import OpenHours
from envoyage.planner.rules.opening_hours import OpeningHours
from tests.builders import at, day, tiny_plan, tiny_problem
from tests.planner.edits import findings, messages, moved, with_resource

RULE = OpeningHours()
VISIT = "G1-slot1-reno-0"  # Thursday 20 May, 09:00 to 10:30


def open_on_thursday(opens, closes):
    return with_resource(tiny_problem(), "reno-0", hours=(OpenHours(4, opens, closes),))


def test_a_visit_inside_the_hours_is_fine():
    problem = tiny_problem()

    assert findings(RULE, problem, tiny_plan(problem)) == []


def test_a_visit_may_fill_the_opening_window():
    problem = open_on_thursday(time(9), time(10, 30))

    assert findings(RULE, problem, tiny_plan()) == []


def test_a_visit_that_ends_after_closing_is_told_with_day_and_hours():
    problem = open_on_thursday(time(9), time(10, 25))

    (message,) = messages(RULE, problem, tiny_plan())

    assert "is not open on Thursday 20 May from 09:00 to 10:30." in message
    assert "Move the visit into its opening hours" in message


def test_two_windows_do_not_make_one():
    split = (OpenHours(4, time(9), time(10)), OpenHours(4, time(10, 5), time(12)))
    problem = with_resource(tiny_problem(), "reno-0", hours=split)

    assert len(findings(RULE, problem, tiny_plan())) == 1


def test_a_closed_date_has_no_hours():
    problem = with_resource(tiny_problem(), "reno-0", closed=(day(5),))

    assert len(findings(RULE, problem, tiny_plan())) == 1


def test_a_public_holiday_is_named_and_an_open_resource_is_not_told():
    problem = tiny_problem(holidays=((day(5), "NV", "Nevada Day"),))
    problem = with_resource(problem, "reno-1", open_on_holidays=True)

    (message,) = messages(RULE, problem, tiny_plan())

    assert "(Nevada Day)" in message


def test_a_window_until_midnight_is_open_in_the_evening():
    problem = open_on_thursday(time(20), time(0))

    assert findings(RULE, problem, moved(tiny_plan(), VISIT, at(5, 22))) == []

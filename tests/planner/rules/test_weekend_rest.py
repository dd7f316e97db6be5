"""Weekends and public holidays are for culture, homes and rest."""

from envoyage.planner.plan import Kind
from envoyage.planner.rule import Severity
from envoyage.planner.rules.weekend_rest import WeekendRest
from tests.builders import at, day, tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, moved, with_policies

RULE = WeekendRest()
VISIT, OTHER = "G1-slot1-reno-0", "G1-slot1-reno-1"


def on_saturday():
    return moved(tiny_plan(), VISIT, at(7, 9))


def test_working_days_are_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_a_visit_on_saturday_is_told_and_can_be_waived():
    (finding,) = findings(RULE, tiny_problem(), on_saturday())

    assert "on Saturday 22 May, a day of rest in Reno" in finding.message
    assert finding.severity is Severity.WAIVABLE
    assert {VISIT, "G1-slot1", "G1"} <= set(finding.about)


def test_the_policy_can_allow_work_at_weekends():
    assert findings(RULE, with_policies(tiny_problem(), weekend_work=True), on_saturday()) == []


def test_a_public_holiday_of_the_state_is_a_day_of_rest():
    problem = tiny_problem(holidays=((day(5), "NV", "Nevada Day"),))

    assert len(findings(RULE, problem, tiny_plan())) == 2


def test_culture_in_the_morning_leaves_the_afternoon_free():
    plan = changed(on_saturday(), VISIT, kind=Kind.CULTURE)

    assert findings(RULE, tiny_problem(), plan) == []


def test_culture_in_both_halves_leaves_no_free_half_day():
    plan = changed(on_saturday(), VISIT, kind=Kind.CULTURE)
    plan = changed(moved(plan, OTHER, at(7, 14)), OTHER, kind=Kind.CULTURE)

    (message,) = messages(RULE, tiny_problem(), plan)

    assert message.startswith("Group G1 has no free half day on Saturday 22 May in Reno.")

"""Resources get their request, and identity data where they check it, in time."""

import pytest

from envoyage.planner.problem import Category, RequestStatus
from envoyage.planner.rule import Severity
from envoyage.planner.rules.lead_days import LeadDays
from tests.builders import day, tiny_plan, tiny_problem
from tests.planner.edits import findings, with_resource

RULE = LeadDays()  # reno-0 is visited on the sixth day; the usual notice is 14 days


def test_usual_notice_is_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_the_first_possible_day_is_fine():
    problem = with_resource(tiny_problem(), "reno-0", lead_days=14 + 5, identity_check=True)

    assert findings(RULE, problem, tiny_plan()) == []


@pytest.mark.parametrize(("check", "severity", "points"), [(True, Severity.HARD, 0), (False, Severity.SOFT, 1)])
def test_a_visit_too_early_is_hard_where_identities_are_checked(check, severity, points):
    problem = with_resource(tiny_problem(), "reno-0", lead_days=14 + 6, identity_check=check)

    (finding,) = findings(RULE, problem, tiny_plan())

    assert (finding.severity, finding.penalty) == (severity, points)
    assert "Visit it on Friday 21 May or later, or have it confirmed." in finding.message
    assert ("identity data" in finding.message) == check


def test_a_resource_that_confirmed_is_not_judged():
    problem = with_resource(tiny_problem(), "reno-0", lead_days=60, identity_check=True, status=RequestStatus.CONFIRMED)

    assert findings(RULE, problem, tiny_plan()) == []


def test_the_next_working_day_and_the_group_are_named():
    problem = with_resource(tiny_problem(holidays=((day(9), "NV", "Nevada Day"),)), "reno-0", lead_days=14 + 7)

    (finding,) = findings(RULE, problem, tiny_plan())

    assert "the visit of group G1 on Thursday 20 May" in finding.message
    assert "Visit it on Tuesday 25 May or later" in finding.message  # after Saturday, Sunday and the holiday


def test_culture_may_be_visited_at_the_weekend():
    problem = with_resource(tiny_problem(), "reno-0", lead_days=14 + 7, category=Category.CULTURE)

    (finding,) = findings(RULE, problem, tiny_plan())

    assert "Visit it on Saturday 22 May or later" in finding.message

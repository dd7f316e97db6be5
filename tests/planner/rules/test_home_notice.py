"""Home hosts are asked in time."""

from envoyage.planner.rule import Severity
from envoyage.planner.rules.home_notice import HomeNotice
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import findings, with_policies

RULE = HomeNotice()  # the first evenings in homes are five days after the start; the usual notice is 14 days
FIRST = [a for a in tiny_plan().appointments if a.host and a.stay.endswith("slot1")]


def test_the_usual_notice_is_enough():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_the_first_possible_evening_is_in_time():
    assert findings(RULE, with_policies(tiny_problem(), home_notice_days=14 + 5), tiny_plan()) == []


def test_each_earlier_evening_costs_a_point():
    problem = with_policies(tiny_problem(), home_notice_days=14 + 6)

    found = findings(RULE, problem, tiny_plan())

    assert [f.about[0] for f in found] == [a.id for a in FIRST]
    assert {(f.severity, f.penalty) for f in found} == {(Severity.SOFT, 1.0)}


def test_a_later_request_to_everybody_leaves_less_notice_to_homes_too():
    problem = with_policies(tiny_problem(), least_lead_days=8)

    assert [f.about[0] for f in findings(RULE, problem, tiny_plan())] == [a.id for a in FIRST]


def test_the_household_the_evening_and_the_first_possible_one_are_named():
    found = findings(RULE, with_policies(tiny_problem(), home_notice_days=20), tiny_plan())

    assert found[0].message == (
        f"{tiny_problem().host[FIRST[0].host].name} wants to know of guests 20 days before; of those of group G1 on "
        "Thursday 20 May it can only hear 14 days before the programme starts. Invite to an evening on Friday 21 May "
        "or later, or ask whether shorter notice will do."
    )

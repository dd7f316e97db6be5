"""Every group meets every kind of organisation that the programme promises."""

from dataclasses import replace

from envoyage.planner.rules.category_promise import CategoryPromise
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, without

RULE = CategoryPromise()
POLICE = ("G1-slot1-reno-0", "G1-slot2-boise-0")


def test_all_five_categories_once_are_enough():
    assert findings(RULE, tiny_problem(), without(tiny_plan(), POLICE[0])) == []


def test_a_category_nobody_meets_is_told_with_group_and_way_out():
    (message,) = messages(RULE, tiny_problem(), without(tiny_plan(), *POLICE))

    assert message.startswith("Group G1 meets no law enforcement in its whole trip with Person 00, ")
    assert "route it through a city with one" in message


def test_each_member_must_be_there_himself():
    plan = without(tiny_plan(), POLICE[0])
    plan = changed(plan, POLICE[1], attendees=plan.group["G1"].members[1:])

    (message,) = messages(RULE, tiny_problem(), plan)

    assert "with Person 00. Add such a resource" in message


def test_a_programme_may_promise_less():
    problem = replace(tiny_problem(), promised=())

    assert findings(RULE, problem, without(tiny_plan(), *POLICE)) == []

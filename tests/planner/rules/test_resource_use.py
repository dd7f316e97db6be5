"""Resources are not asked too often, nor by more groups at once than they can receive."""

from envoyage.planner.rules.resource_use import ResourceUse
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, moved, with_resource

RULE = ResourceUse()


def both_groups_at(hour, minute=0):
    """Group two visits the resource that group one visits on Thursday from 09:00 to 10:30."""
    plan = changed(tiny_plan(), "G2-slot1-tulsa-0", resource="reno-0")
    return moved(plan, "G2-slot1-tulsa-0", at(5, hour, minute))


def test_one_visit_each_is_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_groups_one_after_the_other_are_fine():
    assert findings(RULE, tiny_problem(), both_groups_at(10, 30)) == []


def test_two_groups_at_once_are_told_with_the_hour():
    (message,) = messages(RULE, tiny_problem(), both_groups_at(10))

    assert "receives 2 groups (G1, G2) on Thursday 20 May at 10:00; it can receive 1 at once." in message


def test_a_resource_for_two_groups_receives_both():
    problem = with_resource(tiny_problem(), "reno-0", parallel_groups=2)

    assert findings(RULE, problem, both_groups_at(9)) == []


def test_more_visits_than_agreed_are_told():
    problem = with_resource(tiny_problem(), "reno-0", most_asks=1)

    (message,) = messages(RULE, problem, both_groups_at(14))

    assert "is asked for 2 visits; at most 1 were agreed." in message


def test_as_many_visits_as_agreed_are_fine():
    problem = with_resource(tiny_problem(), "reno-0", most_asks=2)

    assert findings(RULE, problem, both_groups_at(14)) == []

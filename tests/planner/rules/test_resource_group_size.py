"""Resources receive as many people as they can, and not fewer than they want."""

import pytest

from envoyage.planner.rules.resource_group_size import ResourceGroupSize
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, with_resource

RULE = ResourceGroupSize()
SIZE = len(tiny_plan().group["G1"].members)


@pytest.mark.parametrize(("smallest", "largest"), [(1, 30), (SIZE, SIZE)])
def test_a_group_within_the_limits_is_fine(smallest, largest):
    problem = with_resource(tiny_problem(), "reno-0", smallest_group=smallest, largest_group=largest)

    assert findings(RULE, problem, tiny_plan()) == []


@pytest.mark.parametrize(("smallest", "largest"), [(1, SIZE - 1), (SIZE + 1, 30)])
def test_a_group_outside_the_limits_is_told_with_the_numbers(smallest, largest):
    problem = with_resource(tiny_problem(), "reno-0", smallest_group=smallest, largest_group=largest)

    (message,) = messages(RULE, problem, tiny_plan())

    assert f"receives {smallest} to {largest} people; on Thursday 20 May group G1 comes with {SIZE}." in message


def test_the_part_of_a_divided_group_counts_alone():
    problem = with_resource(tiny_problem(), "reno-0", largest_group=4)
    plan = tiny_plan()
    plan = changed(plan, "G1-slot1-reno-0", attendees=plan.group["G1"].members[:4])

    assert findings(RULE, problem, plan) == []

from dataclasses import replace

from envoyage.planner.plan import Plan
from envoyage.planner.problem import ParticipantStatus
from envoyage.planner.rules.partition import Partition
from tests.builders import tiny_plan, tiny_problem

RULE = Partition()


def _with_members(plan: Plan, group: str, members: tuple[str, ...]) -> Plan:
    return replace(plan, groups=tuple(replace(g, members=members) if g.id == group else g for g in plan.groups))


def test_everybody_in_one_group_is_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_somebody_in_no_group_is_found() -> None:
    plan = tiny_plan()
    left = plan.group["G2"].members[1:]

    messages = [f.message for f in RULE.inspect(tiny_problem(), _with_members(plan, "G2", left))]

    assert messages == ["Person 04 is in no group. Add the person to one."]


def test_somebody_in_two_groups_is_found() -> None:
    plan = tiny_plan()
    twice = (*plan.group["G2"].members, "p00")

    messages = [f.message for f in RULE.inspect(tiny_problem(), _with_members(plan, "G2", twice))]

    assert messages == ["Person 00 is in 2 groups. Keep the person in one of them."]


def test_somebody_who_does_not_travel_is_in_no_group() -> None:
    problem = tiny_problem()
    first = replace(problem.participants[0], status=ParticipantStatus.CANCELLED)
    problem = replace(problem, participants=(first, *problem.participants[1:]))

    findings = list(RULE.inspect(problem, tiny_plan(tiny_problem())))

    assert [f.about for f in findings] == [("p00",)]
    assert findings[0].message.startswith("Person 00 is in a group but does not travel.")

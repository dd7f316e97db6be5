from dataclasses import replace

from envoyage.planner.plan import Plan
from envoyage.planner.rules.officer_availability import OfficerAvailability
from tests.builders import day, tiny_plan, tiny_problem

RULE = OfficerAvailability()


def _in_group(plan: Plan, group: str, *officers: str) -> Plan:
    groups = tuple(replace(g, officers=officers) if g.id == group else g for g in plan.groups)
    items = tuple(replace(a, officers=officers) if a.group == group else a for a in plan.appointments)
    return replace(plan, groups=groups, appointments=items)


def test_free_officers_with_one_group_each_are_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_an_officer_who_is_free_to_the_day_is_allowed() -> None:
    problem = tiny_problem()
    exact = tuple(replace(o, available_from=problem.starts, available_to=problem.ends) for o in problem.officers)

    assert not list(RULE.inspect(replace(problem, officers=exact), tiny_plan()))


def test_an_officer_who_leaves_early_is_forbidden() -> None:
    problem = tiny_problem()
    early = tuple(replace(o, available_to=day(14)) if o.id == "es0" else o for o in problem.officers)

    found = list(RULE.inspect(replace(problem, officers=early), tiny_plan()))

    assert [f.message for f in found] == [
        "Interpreter 0 is with group G1 but not free from Saturday 15 May to Sunday 30 May. "
        "Take another language officer."
    ]


def test_an_officer_with_two_groups_is_forbidden() -> None:
    found = list(RULE.inspect(tiny_problem(), _in_group(tiny_plan(), "G2", "es0")))

    assert [f.message for f in found] == [
        "Interpreter 0 is with the groups G1 and G2 at once. Leave the officer with one of them."
    ]


def test_an_unknown_officer_is_forbidden() -> None:
    found = list(RULE.inspect(tiny_problem(), _in_group(tiny_plan(), "G2", "nobody")))

    assert "who is not in the programme" in found[0].message


def test_an_appointment_with_another_groups_officer_is_forbidden() -> None:
    plan = tiny_plan()
    borrowed = tuple(replace(a, officers=("li0",)) if a.id == "G1-slot1-reno-0" else a for a in plan.appointments)

    found = list(RULE.inspect(tiny_problem(), replace(plan, appointments=borrowed)))

    assert [f.message for f in found] == [
        "Liaison 0 goes to Law Enforcement of Reno on Thursday 20 May with group G1 but belongs to another. "
        "Send an officer of the group."
    ]

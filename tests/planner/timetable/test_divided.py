"""A group divides where a resource is too small for it."""

from dataclasses import replace

from envoyage.planner import timetable
from envoyage.planner.check import inspect
from envoyage.planner.problem import Need
from envoyage.planner.rule import Severity
from envoyage.planner.timetable.visits import visits_of
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import with_person, with_resource


def small_resource_that_two_people_need():
    """Group two's Tulsa has a resource for two people, of a theme that two of them came for."""
    problem = with_resource(tiny_problem(), "tulsa-6", largest_group=2, themes=("patrol",), objectives=("practice",))
    for person in ("p04", "p08"):
        problem = with_person(problem, person, needs=(Need("practice", "patrol", 5.0, 1.0),))
    return problem, replace(tiny_plan(problem), appointments=())


def test_those_who_gain_most_go_to_the_small_resource():
    problem, plan = small_resource_that_two_people_need()

    visits = visits_of(problem, plan, plan.stay["G2-slot1"])

    pairs = [v for v in visits if len(v.parts) == 2]
    assert pairs
    assert {v.parts[0].attendees for v in pairs} == {("p04", "p08")}
    assert all(set(v.parts[0].attendees) | set(v.parts[1].attendees) == set(plan.group["G2"].members) for v in pairs)


def test_the_parts_are_at_the_same_time_and_no_rule_is_broken():
    problem, plan = small_resource_that_two_people_need()

    plan = timetable.plan_stays(problem, plan, seconds=30, seed=1)

    few = next(a for a in plan.appointments if a.resource == "tulsa-6")
    others = [a for a in plan.appointments if a.group == "G2" and a.start == few.start and a is not few]
    assert few.attendees == ("p04", "p08")
    assert [set(a.attendees) for a in others] == [set(plan.group["G2"].members) - {"p04", "p08"}]
    later = {"home-hospitality", "vehicle-seats", "beds", "language-cover"}
    broken = [f for f in inspect(problem, plan) if f.severity is not Severity.SOFT and f.rule not in later]
    assert broken == []


def test_a_group_does_not_divide_for_a_resource_that_takes_all():
    problem = tiny_problem()
    plan = replace(tiny_plan(problem), appointments=())

    assert all(len(v.parts) == 1 for v in visits_of(problem, plan, plan.stay["G2-slot1"]))

from dataclasses import replace

from envoyage.planner.problem import Gender, Problem
from envoyage.planner.rule import Finding
from envoyage.planner.rules.group_diversity import GroupDiversity
from tests.builders import tiny_plan, tiny_problem

RULE = GroupDiversity()


def _all_but_one_women(first: Gender) -> Problem:
    problem = tiny_problem()
    people = [replace(p, gender=Gender.FEMALE) for p in problem.participants]
    return replace(problem, participants=(replace(people[0], gender=first), *people[1:]))


def _about_gender(problem: Problem) -> list[Finding]:
    return [f for f in RULE.inspect(problem, tiny_plan()) if dict(f.facts)["trait"] == "gender"]


def test_a_group_of_women_and_men_costs_nothing() -> None:
    assert not _about_gender(tiny_problem())


def test_a_group_of_two_regions_where_three_could_be_costs_its_weight() -> None:
    findings = list(RULE.inspect(tiny_problem(), tiny_plan()))

    assert [(f.about, f.penalty, dict(f.facts)["trait"]) for f in findings] == [(("G1",), RULE.weight, "region")]


def test_a_group_of_women_alone_costs_its_weight() -> None:
    findings = _about_gender(_all_but_one_women(Gender.MALE))

    assert [(f.about, f.penalty) for f in findings] == [(("G2",), RULE.weight)]
    assert findings[0].message == (
        "Group G2 has people of 1 gender(s); 2 would be better. Exchange people with another group."
    )


def test_nothing_is_asked_that_the_travellers_do_not_have() -> None:
    assert not _about_gender(_all_but_one_women(Gender.FEMALE))

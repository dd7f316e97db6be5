from dataclasses import replace

from envoyage.planner.plan import Kind, Plan
from envoyage.planner.problem import LanguageMode, LanguageOfficer, Problem
from envoyage.planner.rules.language_cover import LanguageCover
from envoyage.planner.timetable.visits import visits_of
from envoyage.planner.unknowns.stay import StayModel
from tests.builders import tiny_plan, tiny_problem

RULE = LanguageCover()


def _officers(plan: Plan, *officers: str) -> Plan:
    """Group one with these officers, who go everywhere with it."""
    groups = tuple(replace(g, officers=officers) if g.id == "G1" else g for g in plan.groups)
    items = tuple(replace(a, officers=officers) if a.group == "G1" else a for a in plan.appointments)
    return replace(plan, groups=groups, appointments=items)


def test_a_group_with_its_interpreters_is_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_a_group_short_of_interpreters_is_forbidden() -> None:
    found = list(RULE.inspect(tiny_problem(), _officers(tiny_plan(), "es0")))

    assert [f.message for f in found] == [
        "Group G1 needs 2 simultaneous (Spanish); 1 of them missing. "
        "Assign more language officers to the group, or move the people to another group."
    ]


def test_a_liaison_does_not_interpret() -> None:
    found = list(RULE.inspect(tiny_problem(), _officers(tiny_plan(), "li2", "li3")))

    assert found[0].facts[-1] == ("short", "2")
    assert len(found) > 1


def test_a_simultaneous_interpreter_stands_in_for_a_consecutive_one_and_not_the_other_way_round() -> None:
    problem = tiny_problem()
    problem = replace(
        problem,
        officers=(*problem.officers, LanguageOfficer("c", "Consecutive", ("es",), LanguageMode.CONSECUTIVE)),
        policies=replace(problem.policies, simultaneous_per_group=2),
    )

    assert not list(RULE.inspect(problem, _officers(tiny_plan(), "es0", "es1")))
    assert list(RULE.inspect(problem, _officers(tiny_plan(), "es0", "c")))


def test_an_appointment_without_interpreter_names_who_does_not_understand() -> None:
    plan = tiny_plan()
    silent = tuple(replace(a, officers=()) if a.id == "G1-slot1-reno-0" else a for a in plan.appointments)

    found = list(RULE.inspect(tiny_problem(), replace(plan, appointments=silent)))

    assert [f.message for f in found] == [
        "Nobody interprets Spanish for Person 00, Person 01, Person 06 and Person 07 at Law Enforcement of Reno on "
        "Thursday 20 May at 09:00. Send a language officer of this language, or let them attend something else."
    ]


def test_a_resource_that_speaks_the_language_needs_no_interpreter() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    bilingual = tuple(replace(r, languages=("en", "es")) for r in problem.resources)
    silent = tuple(replace(a, officers=()) if a.kind is Kind.PROFESSIONAL else a for a in plan.appointments)

    assert not list(RULE.inspect(replace(problem, resources=bilingual), replace(plan, appointments=silent)))


def test_one_interpreter_cannot_work_into_two_languages_at_once() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    both = tuple(replace(o, languages=("es", "sw")) if o.id == "es0" else o for o in problem.officers)
    swahili = tuple(
        replace(p, languages=(replace(p.languages[0], language="sw"),)) if p.id == "p02" else p
        for p in problem.participants
    )
    problem = replace(problem, officers=both, participants=swahili)
    groups = tuple(replace(g, languages=("es", "sw")) if g.id == "G1" else g for g in plan.groups)
    alone = tuple(replace(a, officers=("es0",)) if a.id == "G1-slot1-reno-0" else a for a in plan.appointments)

    found = list(RULE.inspect(problem, replace(plan, groups=groups, appointments=alone)))

    assert "Nobody interprets Spanish and Swahili" in "".join(f.message for f in found)


def test_lunch_needs_no_interpreter() -> None:
    plan = tiny_plan()
    meals = tuple(a for a in plan.appointments if a.kind is Kind.MEAL)

    assert meals
    assert not list(RULE.inspect(tiny_problem(), replace(plan, appointments=meals)))


def _possible(problem: Problem, group: str) -> list[str]:
    """The visits of a group's first slot that the solver half leaves possible."""
    plan = tiny_plan()
    stay = next(s for s in plan.stays_of[group] if s.period == "slot1")
    empty = replace(plan, appointments=())
    visits = visits_of(problem, empty, stay)
    model = StayModel(problem, empty, stay, visits)
    RULE.in_stay(problem, model)
    return [v.id for v in visits if any(model.starts[v.id, day] for day in model.days)]


def test_nobody_visits_where_neither_people_nor_interpreters_are_understood() -> None:
    resources = tuple(replace(r, languages=("es",)) if r.id.endswith("-0") else r for r in tiny_problem().resources)
    problem = tiny_problem(resources=resources)

    assert "tulsa-0" not in _possible(problem, "G2")
    assert {"tulsa-1", "tulsa-2"} <= set(_possible(problem, "G2"))
    assert "reno-0" in _possible(problem, "G1")  # its interpreters work in both languages

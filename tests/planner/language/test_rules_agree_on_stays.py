"""What the language and access rules ask of a stay's timetable, beside what their inspectors find in it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

import pytest
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import Access, Problem, days
from envoyage.planner.rule import Rule
from envoyage.planner.rules.access_needs import AccessNeeds
from envoyage.planner.rules.interpreter_hours import InterpreterHours
from envoyage.planner.rules.language_cover import LanguageCover
from envoyage.planner.unknowns import StayModel
from envoyage.planner.unknowns.stay import Part, Visit
from tests.builders import tiny_plan, tiny_problem

STAY = "G1-slot1"
PARTS = (("p00", "p01", "p02"), ("p03", "p06", "p07"))
SPANISH = {"p00", "p01", "p06", "p07"}


def _problem(rng: Random) -> Problem:
    problem = tiny_problem()
    table = rng.choice(("atio", "aibc", "aice"))
    resources = tuple(
        replace(
            r,
            languages=("en", "es") if rng.random() < 0.2 else ("en",),
            access=(Access.WHEELCHAIR,) if rng.random() < 0.8 else (),
        )
        for r in problem.resources
    )
    rolling = replace(problem.participants[0], access=(Access.WHEELCHAIR,))
    return replace(
        problem,
        resources=resources,
        participants=(rolling, *problem.participants[1:]),
        hotels=tuple(replace(h, access=(Access.WHEELCHAIR,)) for h in problem.hotels),
        policies=replace(problem.policies, interpreter_rules=table),
    )


def _visits(problem: Problem, plan: Plan, rng: Random) -> tuple[Visit, ...]:
    """Visits of the whole group, and one at which it divides."""
    whole = plan.group["G1"].members
    resources = problem.resources_in["reno"]
    single = [Visit(f"v{i}", (Part(resources[i], whole, rng.choice((30, 60, 90, 120))),)) for i in range(4)]
    divided = Visit(
        "divided", tuple(Part(resources[4 + i], part, rng.choice((30, 60))) for i, part in enumerate(PARTS))
    )
    return (*single, divided)


def _held(plan: Plan, visits: tuple[Visit, ...], when: dict[str, int]) -> Plan:
    """The plan with the visits one after the other on their days, the group's officers shared out among the parts."""
    stay, items = plan.stay[STAY], []
    for number, visit in enumerate(v for v in visits if v.id in when):
        day = days(stay.arrive, stay.leave)[when[visit.id]]
        start = datetime.combine(day, time(8)) + timedelta(hours=2 * number)
        officers = ("es0", "es1")
        for n, part in enumerate(visit.parts):
            own = officers if len(visit.parts) == 1 or not _needs(visit, 1 - n) else officers[n : n + 1]
            items.append(
                Appointment(f"{visit.id}-{n}", STAY, "G1", Kind.PROFESSIONAL, start,
                            start + timedelta(minutes=part.minutes), part.attendees, resource=part.resource.id,
                            officers=own)
            )  # fmt: skip
    return replace(plan, appointments=tuple(items))


def _needs(visit: Visit, part: int) -> bool:
    """Whether somebody in the other part listens to Spanish."""
    return "es" not in visit.parts[part].resource.languages and bool(SPANISH & {*visit.parts[part].attendees})


def _feasible(problem: Problem, plan: Plan, visits: tuple[Visit, ...], rule: Rule, when: dict[str, int]) -> bool:
    stay = plan.stay[STAY]
    model = StayModel(problem, replace(plan, appointments=()), stay, visits)
    rule.in_stay(problem, model)
    model.close()
    for (visit, day), held in model.held.items():
        model.model.add(held == (when.get(visit) == (day - stay.arrive).days))
    return CpSolver().solve(model.model) in (OPTIMAL, FEASIBLE)


@pytest.mark.parametrize("rule", [InterpreterHours(), LanguageCover(), AccessNeeds()], ids=lambda r: r.code)
def test_a_timetable_is_allowed_just_where_the_inspector_is_content(rule: Rule) -> None:
    answers = set()
    for seed in range(80):
        rng = Random(seed)
        problem, plan = _problem(rng), tiny_plan()
        visits = _visits(problem, plan, rng)
        when = {v.id: rng.choice((1, 1, 2)) for v in visits if rng.random() < 0.6}
        found = [f.message for f in rule.inspect(problem, _held(plan, visits, when))]

        assert _feasible(problem, plan, visits, rule, when) == (not found), (seed, found)
        answers.add(not found)
    assert answers == ({True} if rule.code == "language-cover" else {True, False})


def test_a_group_of_one_interpreter_does_not_divide_among_listeners() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    problem = replace(problem, policies=replace(problem.policies, simultaneous_per_group=1))
    visits = _visits(problem, plan, Random(1))

    assert not _feasible(problem, plan, visits, LanguageCover(), {"divided": 1})
    assert _feasible(problem, plan, visits, LanguageCover(), {"v0": 1})

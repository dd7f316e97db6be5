"""The solver half and the inspector of each language rule say the same about any decisions."""

from dataclasses import replace
from random import Random

import pytest
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Rule
from envoyage.planner.rules.interpreter_hours import InterpreterHours
from envoyage.planner.rules.language_cover import LanguageCover
from envoyage.planner.rules.officer_availability import OfficerAvailability
from envoyage.planner.rules.pinned import Pinned
from envoyage.planner.unknowns import LanguageModel
from tests.planner.language.brute import bare_plan, small_problem, with_visits

RULES = (LanguageCover(), InterpreterHours(), OfficerAvailability(), Pinned())


def _decided(problem: Problem, rng: Random) -> Plan:
    """Officers for groups and appointments at random, mostly sensible."""
    plan = with_visits(problem, bare_plan(problem, rng), rng, most=rng.choice((1, 2)))
    if rng.random() < 0.7:
        plan = replace(plan, groups=plan.groups[:1], stays=plan.stays[:1], appointments=plan.appointments[:1])
    ids = [o.id for o in problem.officers]
    twice = rng.random() < 0.1
    taken = {o: rng.choice(("G1", "G2", "")) for o in ids}
    groups = tuple(
        replace(g, officers=tuple(o for o in ids if taken[o] == g.id or (twice and o == ids[0]))) for g in plan.groups
    )
    plan = replace(plan, groups=groups)
    share = rng.choice((0.3, 0.6, 1.0))
    items = tuple(
        replace(a, officers=tuple(o for o in plan.group[a.group].officers if rng.random() <= share))
        for a in plan.appointments
    )
    return replace(plan, appointments=items)


def _feasible(problem: Problem, plan: Plan, rule: Rule) -> bool:
    """Whether the solver half allows the decisions of a plan."""
    model = LanguageModel(problem, plan, groups=[g.id for g in plan.groups], items=plan.appointments)
    rule.in_language(problem, model)
    officers = {g.id: g.officers for g in plan.groups}
    for (officer, group), serves in model.serves.items():
        model.model.add(serves == (officer in officers[group]))
    going = {a.id: a.officers for a in plan.appointments}
    for (officer, item), goes in model.goes.items():
        model.model.add(goes == (officer in going[item]))
    return CpSolver().solve(model.model) in (OPTIMAL, FEASIBLE)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_solver_and_inspector_agree(rule: Rule) -> None:
    answers = set()
    for seed in range(600):
        rng = Random(seed)
        problem = small_problem(rng, officers=6, people=6)
        plan = _decided(problem, rng)
        found = [f for f in rule.inspect(problem, plan) if rule.code != "pinned" or f.about[0] in problem.officer]

        assert _feasible(problem, plan, rule) == (not found), (seed, [f.message for f in found])
        answers.add(not found)
    assert answers == {True, False}

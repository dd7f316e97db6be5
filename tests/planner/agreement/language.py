"""Random officers of groups and appointments, judged by both halves of a rule about language officers."""

from dataclasses import replace
from random import Random

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Outage, OutOf, Problem
from envoyage.planner.rule import Rule
from envoyage.planner.unknowns import LanguageModel
from tests.builders import at
from tests.planner.agreement.trial import Answer
from tests.planner.language.brute import bare_plan, small_problem, with_visits


def staffed(rule: Rule, seed: int) -> Answer:
    """Whether officers may be assigned so. What a rule finds in other pins is no matter of this stage."""
    rng = Random(seed)
    problem = _with_the_sick(small_problem(rng, officers=6, people=6), rng)
    plan = _decided(problem, rng)
    found = [f for f in rule.inspect(problem, plan) if rule.code != "pinned" or f.about[0] in problem.officer]
    return Answer(_is_feasible(problem, plan, rule), not found)


def _with_the_sick(problem: Problem, rng: Random) -> Problem:
    """The problem, now and then with some officers out on one of the days, or for some hours of it."""
    ill = (o for o in problem.officers if rng.random() < 0.3)
    spans = [(o.id, rng.choice((5, 6)), *rng.choice(((0, 23), (8, 12), (11, 16)))) for o in ill]
    out = tuple(Outage(OutOf.OFFICER, o, at(when, start), at(when, end)) for o, when, start, end in spans)
    return replace(problem, outages=out) if rng.random() < 0.3 else problem


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


def _is_feasible(problem: Problem, plan: Plan, rule: Rule) -> bool:
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

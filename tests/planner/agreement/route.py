"""Random splits of random tiny problems, judged by both halves of a rule of split and route."""

import random
from dataclasses import replace

from ortools.sat.python import cp_model

from envoyage.planner.plan import Plan
from envoyage.planner.problem import CityPin, MemberPin, Pins, Problem
from envoyage.planner.rule import Rule
from envoyage.planner.unknowns.route import Path, RouteModel
from tests.planner.agreement.trial import Answer, Points
from tests.planner.route.problems import plan_of, tiny

Groups = dict[Path, tuple[str, ...]]
Case = tuple[Problem, Groups, dict[Path, str], Plan]


def split(rule: Rule, seed: int) -> Answer:
    """Whether a split is legal."""
    problem, groups, labels, plan = _case(seed)
    legal = not list(rule.inspect(problem, plan))
    _, status = _solved(problem, rule, groups, labels)
    return Answer(status in (cp_model.OPTIMAL, cp_model.FEASIBLE), legal)


def penalties(rule: Rule, seed: int) -> Answer:
    """What a split costs."""
    problem, groups, _, plan = _case(seed)
    solver, _ = _solved(problem, rule, groups, {})
    return Points(solver.objective_value * rule.weight, sum(f.penalty for f in rule.inspect(problem, plan)))


def _case(seed: int) -> Case:
    problem = _pinned_problem(seed)
    groups = _random_groups(problem, seed)
    labels = {path: f"G{i}" for i, path in enumerate(groups, 1)}
    return problem, groups, labels, plan_of(problem, {labels[p]: (p.cities, m) for p, m in groups.items()})


def _pinned_problem(seed: int) -> Problem:
    """A tiny problem, often with pins and with people who go or stay together."""
    rng, problem = random.Random(seed), tiny(seed)
    people = [p.id for p in problem.participants]
    cities = [c.id for c in problem.cities if c.id.startswith("city")]
    members = tuple(MemberPin(p, rng.choice(("G1", "G2"))) for p in people if rng.random() < 0.15)
    places = (CityPin("G1", "s0", rng.choice(cities)),) if rng.random() < 0.3 else ()
    problem = replace(problem, pins=Pins(members, places))
    changed = []
    for person in problem.participants:
        friends, foes = (tuple(rng.sample(people, rng.random() < 0.2)) for _ in range(2))
        changed.append(replace(person, keep_with=friends, keep_apart=foes))
    return replace(problem, participants=tuple(changed))


def _paths(problem: Problem) -> list[Path]:
    cities = [c.id for c in problem.cities if c.id.startswith("city")]
    return [Path((a, b), copy) for a in cities for b in cities for copy in range(2)]


def _random_groups(problem: Problem, seed: int) -> Groups:
    """One to three groups on random paths; now and then somebody is left out or travels twice."""
    rng = random.Random(seed)
    paths = rng.sample(_paths(problem), rng.randint(1, 3))
    paths = [replace(p, copy=0) for p in dict.fromkeys(replace(p, copy=0) for p in paths)]
    table: dict[Path, list[str]] = {p: [] for p in paths}
    for person in problem.participants:
        times = rng.choice((1,) * 30 + (0, 2))
        for path in rng.sample(paths, min(times, len(paths))):
            table[path].append(person.id)
    return {p: tuple(m) for p, m in table.items()}


def _solved(
    problem: Problem, rule: Rule, groups: Groups, labels: dict[Path, str]
) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
    """The model of this rule alone with the split fixed, solved for the least penalties."""
    model = RouteModel(problem, _paths(problem))
    rule.in_route(problem, model)
    for path, unknown in model.open.items():
        model.model.add(unknown == (path in groups))
    for (person, path), unknown in model.travels.items():
        model.model.add(unknown == (person in groups.get(path, ())))
    for (label, path), unknown in model.bears.items():
        model.model.add(unknown == (labels.get(path) == label))
    if model.penalties:
        model.model.minimize(sum(unknown for unknown, _ in model.penalties))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver, solver.solve(model.model)

"""The two halves of each rule of split and route agree: on random splits of random tiny problems."""

import random
from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from envoyage.planner.plan import Plan
from envoyage.planner.problem import CityPin, MemberPin, Pins, Problem
from envoyage.planner.rule import Rule
from envoyage.planner.rules.city_capacity import CityCapacity
from envoyage.planner.rules.group_diversity import GroupDiversity
from envoyage.planner.rules.group_mix import GroupMix
from envoyage.planner.rules.group_size import GroupSize
from envoyage.planner.rules.keep_apart import KeepApart
from envoyage.planner.rules.keep_together import KeepTogether
from envoyage.planner.rules.partition import Partition
from envoyage.planner.rules.pinned import Pinned
from envoyage.planner.unknowns.route import Path, RouteModel
from tests.planner.route.problems import plan_of, tiny

HARD: tuple[Rule, ...] = (
    Partition(), GroupSize(), GroupMix(), KeepApart(), KeepTogether(), CityCapacity(), Pinned(),
)  # fmt: skip
Groups = dict[Path, tuple[str, ...]]


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


def _is_feasible(problem: Problem, rule: Rule, groups: Groups, labels: dict[Path, str]) -> bool:
    model = RouteModel(problem, _paths(problem))
    rule.in_route(problem, model)
    for path, unknown in model.open.items():
        model.model.add(unknown == (path in groups))
    for (person, path), unknown in model.travels.items():
        model.model.add(unknown == (person in groups.get(path, ())))
    for (label, path), unknown in model.bears.items():
        model.model.add(unknown == (labels.get(path) == label))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver.solve(model.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)


def _case(seed: int) -> tuple[Problem, Groups, dict[Path, str], Plan]:
    problem = _pinned_problem(seed)
    groups = _random_groups(problem, seed)
    labels = {path: f"G{i}" for i, path in enumerate(groups, 1)}
    return problem, groups, labels, plan_of(problem, {labels[p]: (p.cities, m) for p, m in groups.items()})


@pytest.mark.parametrize("rule", HARD, ids=[r.code for r in HARD])
def test_solver_half_and_inspector_agree(rule: Rule) -> None:
    verdicts = []
    for seed in range(150):
        problem, groups, labels, plan = _case(seed)

        legal = not list(rule.inspect(problem, plan))

        assert _is_feasible(problem, rule, groups, labels) == legal, f"seed {seed}"
        verdicts.append(legal)

    assert 5 < sum(verdicts) < 145


def test_diversity_costs_the_same_in_both_halves() -> None:
    rule = GroupDiversity()
    for seed in range(100):
        problem, groups, _, plan = _case(seed)
        model = RouteModel(problem, _paths(problem))
        rule.in_route(problem, model)
        for path, unknown in model.open.items():
            model.model.add(unknown == (path in groups))
        for (person, path), unknown in model.travels.items():
            model.model.add(unknown == (person in groups.get(path, ())))
        model.model.minimize(sum(unknown for unknown, _ in model.penalties))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.solve(model.model)

        assert solver.objective_value * rule.weight == sum(f.penalty for f in rule.inspect(problem, plan))

"""Which items to pick: yes or no each, the most worth, with so many of each kind. One worker, a fixed seed."""

from dataclasses import dataclass

from ortools.sat.python.cp_model import FEASIBLE, INFEASIBLE, OPTIMAL, CpModel, CpSolver, IntVar, LinearExpr

from envoyage.planner.plan import Stopped


@dataclass(frozen=True)
class Row:
    """Items with how much each counts, and between what the sum of the picked ones lies."""

    counts: tuple[tuple[int, int], ...]
    least: int
    most: int


@dataclass(frozen=True)
class Picks:
    """What to pick from: the worth of each item, the rows, items surely in and surely out, a good answer to begin with.

    ``not_again`` are sets of items that must not be picked all together.
    """

    worths: tuple[int, ...]
    rows: tuple[Row, ...]
    inside: frozenset[int] = frozenset()
    outside: frozenset[int] = frozenset()
    hint: frozenset[int] = frozenset()
    not_again: tuple[frozenset[int], ...] = ()


@dataclass(frozen=True)
class Picked:
    """The picked items, or None; then ``stopped`` is PROVEN where nothing can be picked."""

    items: frozenset[int] | None
    value: int
    bound: int
    stopped: Stopped


def pick(picks: Picks, *, seconds: float, seed: int) -> Picked:
    """Search for the best items for at most so many seconds."""
    model = CpModel()
    takes = [model.new_bool_var("") for _ in picks.worths]
    for row in picks.rows:
        terms = [takes[i] for i, _ in row.counts]
        model.add_linear_constraint(LinearExpr.weighted_sum(terms, [n for _, n in row.counts]), row.least, row.most)
    for i in sorted(picks.inside):
        model.add(takes[i] == 1)
    for i in sorted(picks.outside):
        model.add(takes[i] == 0)
    for items in picks.not_again:
        model.add_bool_or([~takes[i] for i in sorted(items)])
    if picks.hint:
        for i, take in enumerate(takes):
            model.add_hint(take, i in picks.hint)
    model.maximize(LinearExpr.weighted_sum(takes, list(picks.worths)))
    solver = _solver(seconds, seed)
    return _picked(picks, solver, solver.solve(model), takes)


def _solver(seconds: float, seed: int) -> CpSolver:
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.catch_sigint_signal = False  # the caller decides what an interrupt ends
    return solver


def _picked(picks: Picks, solver: CpSolver, status: object, takes: list[IntVar]) -> Picked:
    stopped = Stopped.PROVEN if status in (OPTIMAL, INFEASIBLE) else Stopped.TIME
    if status not in (OPTIMAL, FEASIBLE):
        return Picked(None, 0, 0, stopped)
    items = frozenset(i for i, take in enumerate(takes) if solver.boolean_value(take))
    value = sum(picks.worths[i] for i in items)
    return Picked(items, value, max(value, int(solver.best_objective_bound)), stopped)

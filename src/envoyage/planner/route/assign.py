"""Who travels on which of a few routes: the exact model of split and route, restricted to these routes."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from envoyage.planner.progress import Stop, never
from envoyage.planner.route.officers import staff_groups
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.rule import Rule
from envoyage.planner.rules import RULES
from envoyage.planner.unknowns.route import POINT, Path, RouteModel

SHARE = 1_000_000
"""Units of coverage 1 in the model."""
ALONE = 1000
"""Models with fewer unknowns are solved by one worker: that is fast enough and always gives the same answer."""
POLL = 0.1
"""Seconds between two looks at whether the search was cancelled."""


@dataclass(frozen=True)
class Outcome:
    """The best split found (empty: none), the upper bound on these routes, and whether the search was finished."""

    split: Split
    bound: float
    finished: bool


@dataclass(frozen=True)
class Effort:
    """How long to search, from which seed, until when."""

    seconds: float
    seed: int = 0
    cancelled: Stop = never


def copies(worth: Worth, routes: Iterable[int]) -> list[tuple[int, Path]]:
    """The paths of these routes: as many copies of each as its cities can host groups at once."""
    return [(route, Path(worth.cities(route), copy)) for route in routes for copy in range(copies_of(worth, route))]


def copies_of(worth: Worth, route: int) -> int:
    """How many groups can take a route at once."""
    problem = worth.problem
    hosts = [problem.city[c].groups_in(s.id) for c, s in zip(worth.cities(route), problem.slots, strict=True)]
    return min([problem.policies.groups_most, *hosts])


class Assignment:
    """The restricted model with its routes."""

    def __init__(self, worth: Worth, routes: Iterable[int], rules: Sequence[Rule] = RULES) -> None:
        self.worth = worth
        self.rows = copies(worth, sorted(set(routes)))
        self.model = RouteModel(worth.problem, [path for _, path in self.rows])
        for rule in rules:
            rule.in_route(worth.problem, self.model)
        self.seats = staff_groups(self.model, worth.officers)

    def keep(self, parties: Iterable[Party]) -> None:
        """Leave these groups as they are."""
        people = self.worth.problem.travellers
        for path, party in self._paths_of(tuple(parties)).items():
            self.model.model.add(self.model.open[path] == 1)
            for m in party.members:
                self.model.model.add(self.model.travels[people[m].id, path] == 1)
            if party.label:
                self.model.model.add(self.model.bears[party.label, path] == 1)

    def best(self, effort: Effort, hint: Split = ()) -> Outcome:
        """Search for the split of most value."""
        self._maximise()
        if hint:
            self._hint(hint)
            self._complete_hint(effort)
        return self._solve(effort)

    def any(self, effort: Effort) -> Outcome:
        """Search for any split that keeps the rules."""
        return self._solve(effort)

    def _maximise(self) -> None:
        worth, model = self.worth, self.model
        terms: list[tuple[cp_model.LinearExprT, float]] = [(u, -points) for u, points in model.penalties]
        for (route, path), seats in zip(self.rows, self.seats, strict=True):
            for m, person in enumerate(worth.problem.travellers):
                gain = worth.share * worth.coverage[route, m] - worth.person[route]
                terms.append((model.travels[person.id, path], float(gain)))
            terms.append((model.open[path], -float(worth.group[route])))
            terms += self._crowd(route, path)
            terms += [(count, -float(worth.officer[seat][route])) for seat, count in seats.items()]
        terms.append((self._least(), worth.minimum / SHARE))
        model.model.maximize(sum(round(points * POINT) * unknown for unknown, points in terms))

    def _crowd(self, route: int, path: Path) -> list[tuple[cp_model.LinearExprT, float]]:
        """What each further member of a group costs from the size on at which fewer resources receive it."""
        largest, size = self.worth.problem.policies.group_largest, self.model.members_of(path)
        terms: list[tuple[cp_model.LinearExprT, float]] = []
        for number, points in enumerate(np.diff(self.worth.crowd[route]), start=1):
            if points > 0:
                reached = self.model.model.new_bool_var(f"reached[{number},{path}]")
                self.model.model.add(size <= number - 1 + (largest - number + 1) * reached)
                terms.append((reached, -float(points)))
        return terms

    def _least(self) -> cp_model.IntVar:
        """The minimum coverage, in units."""
        worth, model = self.worth, self.model
        least = model.model.new_int_var(0, SHARE, "minimum coverage")
        for m, person in enumerate(worth.problem.travellers if worth.minimum else ()):
            got = sum(
                round(SHARE * float(worth.coverage[route, m])) * model.travels[person.id, path]
                for route, path in self.rows
            )
            model.model.add(least <= got)
        return least

    def _complete_hint(self, effort: Effort) -> None:
        """Find what the other unknowns are where people and paths are as hinted: half a hint is easily lost."""
        solver = cp_model.CpSolver()
        solver.parameters.fix_variables_to_their_hinted_value = True
        solver.parameters.max_time_in_seconds = effort.seconds / 4
        solver.parameters.num_workers = 1
        if solver.solve(self.model.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            values = solver.response_proto.solution
            self.model.model.clear_hints()  # type: ignore[no-untyped-call]
            for i, number in enumerate(values):
                self.model.model.add_hint(self.model.model.get_int_var_from_proto_index(i), number)

    def _hint(self, split: Split) -> None:
        there = self._paths_of(split)
        people = {p.id: i for i, p in enumerate(self.worth.problem.travellers)}
        for path, unknown in self.model.open.items():
            self.model.model.add_hint(unknown, path in there)
        for (person, path), unknown in self.model.travels.items():
            self.model.model.add_hint(unknown, path in there and people[person] in there[path].members)
        for (label, path), unknown in self.model.bears.items():
            self.model.model.add_hint(unknown, path in there and there[path].label == label)

    def _paths_of(self, split: Split) -> dict[Path, Party]:
        there: dict[Path, Party] = {}
        for party in split:
            cities = self.worth.cities(party.route)
            there[Path(cities, sum(path.cities == cities for path in there))] = party
        return there

    def _solve(self, effort: Effort) -> Outcome:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(0.05, effort.seconds)
        solver.parameters.random_seed = effort.seed % (1 << 31)
        solver.parameters.num_workers = 1 if len(self.model.travels) < ALONE else 2
        status = watched(solver, self.model.model, effort.cancelled)
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        bound = solver.best_objective_bound / POINT + self._rounding()
        finished = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        return Outcome(self._split(solver) if found else (), bound if found else float("inf"), finished)

    def _rounding(self) -> float:
        """What rounding to whole units can hide, in points: less than a hundredth."""
        terms = 3 * len(self.worth.problem.travellers) + 3 * len(self.rows) + len(self.model.penalties)
        return terms / POINT + self.worth.minimum / SHARE

    def _split(self, solver: cp_model.CpSolver) -> Split:
        parties = []
        for route, path in self.rows:
            if solver.boolean_value(self.model.open[path]):
                on = [self.model.travels[p.id, path] for p in self.worth.problem.travellers]
                members = tuple(i for i, unknown in enumerate(on) if solver.boolean_value(unknown))
                labels = [k for k in self.model.labels if solver.boolean_value(self.model.bears[k, path])]
                parties.append(Party(route, members, "".join(labels)))
        return tuple(parties)


def watched(solver: cp_model.CpSolver, model: cp_model.CpModel, cancelled: Stop) -> cp_model.CpSolverStatus:
    """Solve while a thread looks for a cancel."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(POLL):
            if cancelled():
                solver.stop_search()
                return

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        return solver.solve(model)
    finally:
        over.set()
        thread.join()

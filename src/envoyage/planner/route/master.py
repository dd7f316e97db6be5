"""The linear master of column generation: which groups to form so that everybody is in one, and at what prices."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from ortools.linear_solver import pywraplp  # type: ignore[import-untyped] # the package has no stubs for it

from envoyage.planner.route.pricing import TINY, Prices
from envoyage.planner.route.start import Room
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.unknowns.route import pinned_labels

ALONE = 400.0
"""Points that leaving a person out, or a label unborne, costs in the master: more than anybody is worth."""


@dataclass(frozen=True)
class Rows:
    """Where each kind of row begins: people, minimum coverage, places, limits of officers, groups, labels."""

    worth: Worth

    @cached_property
    def people(self) -> int:
        """How many travellers, and so rows of people and of minimum coverage."""
        return len(self.worth.problem.travellers)

    @cached_property
    def places(self) -> tuple[int, int]:
        """Slots and cities."""
        return len(self.worth.problem.slots), len(self.worth.calendar.cities)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The pinned labels."""
        return pinned_labels(self.worth.problem.pins)

    @cached_property
    def starts(self) -> tuple[int, int, int, int, int, int]:
        """First row of each kind."""
        slots, cities = self.places
        sizes = (self.people, self.people, slots * cities, len(self.worth.officers.limits), 1)
        a, b, c, d, e = (int(n) for n in np.cumsum(sizes))
        return 0, a, b, c, d, e


class Master:
    """Columns are groups; the solution is a mix of them, worth at least as much as any split of these groups."""

    def __init__(self, worth: Worth) -> None:
        self.worth, self.rows = worth, Rows(worth)
        self.parties: list[Party] = []
        self.known: set[Party] = set()
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.objective = self.solver.Objective()
        self.objective.SetMaximization()
        self.constraints = [self.solver.Constraint(lower, upper) for lower, upper in self._limits()]
        self.columns: list[pywraplp.Variable] = []
        self.value = 0.0
        self._add_slacks()

    def _limits(self) -> list[tuple[float, float]]:
        """Lower and upper limits of all rows."""
        worth, policies = self.worth, self.worth.problem.policies
        people = self.rows.people
        limits = [(1.0, 1.0)] * people + [(0.0, math.inf)] * people
        limits += [(-math.inf, float(n)) for n in Room.of(worth).left.reshape(-1)]
        limits += [(-math.inf, float(limit.most)) for limit in worth.officers.limits]
        limits += [(float(policies.groups_fewest), float(policies.groups_most))]
        return limits + [(1.0, 1.0)] * len(self.rows.labels)

    def _column(self, points: float, entries: list[tuple[int, float]], most: float = math.inf) -> pywraplp.Variable:
        column = self.solver.NumVar(0.0, most, "")
        self.objective.SetCoefficient(column, points)
        for row, entry in entries:
            self.constraints[row].SetCoefficient(column, entry)
        return column

    def _add_slacks(self) -> None:
        """Minimum coverage, then people left out, labels unborne and groups too few, at a price."""
        least, people = self.rows.starts[1], self.rows.people
        self._column(self.worth.minimum, [(least + i, -1.0) for i in range(people)], 1.0)
        self.under = [self._column(-ALONE, [(i, 1.0)]) for i in range(people)]
        self.over = [self._column(-ALONE, [(i, -1.0)]) for i in range(people)]
        for row in range(self.rows.starts[4], self.rows.starts[5] + len(self.rows.labels)):
            self._column(-ALONE, [(row, 1.0)])

    def hold(self, centre: Prices, width: float) -> None:
        """Keep the prices of people within so many points of these: it stops them from swinging."""
        for i, price in enumerate(centre.person):
            self.objective.SetCoefficient(self.under[i], float(price) - width)
            self.objective.SetCoefficient(self.over[i], -float(price) - width)

    @property
    def is_held(self) -> bool:
        """Whether some price of a person would leave its limits."""
        return any(slack.solution_value() > TINY for slack in (*self.under, *self.over))

    def add(self, party: Party) -> bool:
        """Add a group as a column unless it is there."""
        if party in self.known:
            return False
        self.known.add(party)
        self.parties.append(party)
        self.columns.append(self._column(self.worth.points(party), self._entries(party)))
        return True

    def _entries(self, party: Party) -> list[tuple[int, float]]:
        worth, (_, least, place, limit, group, label) = self.worth, self.rows.starts
        cities = self.rows.places[1]
        entries = [(m, 1.0) for m in party.members]
        entries += [(least + m, float(worth.coverage[party.route, m])) for m in party.members]
        entries += [(place + s * cities + int(c), 1.0) for s, c in enumerate(worth.picks[party.route])]
        seats = worth.seats(party.members)
        for i, one in enumerate(worth.officers.limits):
            count = sum(n for seat, n in seats.items() if seat in one.seats)
            entries += [(limit + i, float(count))] if count else []
        entries.append((group, 1.0))
        entries += [(label + self.rows.labels.index(party.label), 1.0)] if party.label else []
        return entries

    def solve(self) -> Prices:
        """Solve, and give the prices."""
        self.solver.Solve()
        self.value = float(self.objective.Value())
        duals = np.array([row.dual_value() for row in self.constraints])
        people, least, place, limit, group, label = self.rows.starts
        return Prices(
            duals[people:least], np.maximum(0.0, duals[place:limit]).reshape(self.rows.places),
            np.maximum(0.0, duals[limit:group]), np.maximum(0.0, -duals[least:place]),
            float(duals[group]), duals[label:],
        )  # fmt: skip

    def support(self) -> list[tuple[float, Party]]:
        """The groups in the last solution with their shares, largest first."""
        shares = [column.solution_value() for column in self.columns]
        found = [(share, party) for share, party in zip(shares, self.parties, strict=True) if share > TINY]
        return sorted(found, key=lambda pair: (-pair[0], pair[1].route, pair[1].members))

    def add_split(self, split: Split) -> None:
        """Add the groups of a split."""
        for party in split:
            self.add(party)

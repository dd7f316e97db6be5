"""The linear master of column generation: which groups to form so that everybody is in one, and at what prices."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import highspy
import numpy as np

from envoyage.planner.route.linear import Quiet
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
        self.solver = Quiet()  # type: ignore[no-untyped-call]
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for lower, upper in self._limits():
            self.solver.addRow(lower, upper, 0, [], [])
        self.shares = np.zeros(0)
        self.value = 0.0
        self._add_slacks()

    def _limits(self) -> list[tuple[float, float]]:
        """Lower and upper limits of all rows."""
        worth, policies = self.worth, self.worth.problem.policies
        people = self.rows.people
        limits = [(1.0, 1.0)] * people + [(0.0, math.inf)] * people
        limits += [(-math.inf, float(n)) for n in Room.of(worth).left.reshape(-1)]
        limits += [(float(limit.least), float(limit.most)) for limit in worth.officers.limits]
        limits += [(float(policies.groups_fewest), float(policies.groups_most))]
        return limits + [(1.0, 1.0)] * len(self.rows.labels)

    def _column(self, points: float, entries: Sequence[tuple[int, float]], most: float = math.inf) -> None:
        rows = np.array([row for row, _ in entries], dtype=np.int32)
        values = np.array([entry for _, entry in entries])
        self.solver.addCol(points, 0.0, most, len(rows), rows, values)

    def _add_slacks(self) -> None:
        """Minimum coverage, then people left out, labels unborne and groups too few, at a price."""
        least, people = self.rows.starts[1], self.rows.people
        self._column(self.worth.minimum, [(least + i, -1.0) for i in range(people)], 1.0)
        for sign in (1.0, -1.0):
            for i in range(people):
                self._column(-ALONE, [(i, sign)])
        for row in range(self.rows.starts[3], self.rows.starts[5] + len(self.rows.labels)):
            self._column(-ALONE, [(row, 1.0)])
        self.slacks = self.solver.getNumCol()

    def hold(self, centre: Prices, width: float) -> None:
        """Keep the prices of people within so many points of these: it stops them from swinging."""
        for i, price in enumerate(centre.person):
            self.solver.changeColCost(1 + i, float(price) - width)
            self.solver.changeColCost(1 + self.rows.people + i, -float(price) - width)

    @property
    def is_held(self) -> bool:
        """Whether some price of a person would leave its limits."""
        return bool((self.shares[1 : 1 + 2 * self.rows.people] > TINY).any())

    def add(self, party: Party) -> bool:
        """Add a group as a column unless it is there."""
        if party in self.known:
            return False
        self.known.add(party)
        self.parties.append(party)
        self._column(self.worth.points(party), self._entries(party))
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

    def solve(self) -> Prices | None:
        """Solve, and give the prices; None where the numbers defeat the solver."""
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        self.value = float(self.solver.getObjectiveValue())
        solution = self.solver.getSolution()
        self.shares, duals = np.array(solution.col_value), np.array(solution.row_dual)
        people, least, place, limit, group, label = self.rows.starts
        return Prices(
            duals[people:least], np.maximum(0.0, duals[place:limit]).reshape(self.rows.places),
            duals[limit:group], np.maximum(0.0, -duals[least:place]),
            float(duals[group]), duals[label:],
        )  # fmt: skip

    def support(self) -> list[tuple[float, Party]]:
        """The groups in the last solution with their shares, largest first."""
        mixed = enumerate(self.shares[self.slacks :])
        found = [(float(share), self.parties[i]) for i, share in mixed if share > TINY]
        return sorted(found, key=lambda pair: (-pair[0], pair[1].route, pair[1].members))

    def add_split(self, split: Split) -> None:
        """Add the groups of a split."""
        for party in split:
            self.add(party)

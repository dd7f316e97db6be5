"""The linear master of column generation: which groups to form so that everybody is in one, and at what prices."""

from dataclasses import dataclass
from functools import cached_property

import highspy
import numpy as np

from envoyage.planner.route.calendar import Floats
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
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._add_rows()
        self._add_slacks()

    def _add_rows(self) -> None:
        worth, policies = self.worth, self.worth.problem.policies
        people = self.rows.people
        bounds = [(1.0, 1.0)] * people + [(0.0, np.inf)] * people
        bounds += [(-np.inf, float(n)) for n in Room.of(worth).left.reshape(-1)]
        bounds += [(-np.inf, float(limit.most)) for limit in worth.officers.limits]
        bounds += [(float(policies.groups_fewest), float(policies.groups_most))]
        bounds += [(1.0, 1.0)] * len(self.rows.labels)
        for lower, upper in bounds:
            self.solver.addRow(lower, upper, 0, [], [])

    def _add_slacks(self) -> None:
        """Minimum coverage, then people left out, labels unborne and groups too few, at a price."""
        least, people = self.rows.starts[1], self.rows.people
        rows = np.arange(least, least + people, dtype=np.int32)
        self.solver.addCol(self.worth.minimum, 0.0, 1.0, people, rows, np.full(people, -1.0))
        for i in range(people):
            self.solver.addCol(-ALONE, 0.0, np.inf, 1, [i], [1.0])
            self.solver.addCol(-ALONE, 0.0, np.inf, 1, [i], [-1.0])
        for row in range(self.rows.starts[4], self.rows.starts[5] + len(self.rows.labels)):
            self.solver.addCol(-ALONE, 0.0, np.inf, 1, [row], [1.0])
        self.slacks = self.solver.getNumCol()

    def hold(self, centre: Prices, width: float) -> None:
        """Keep the prices of people within so many points of these: it stops them from swinging."""
        for i, price in enumerate(centre.person):
            self.solver.changeColCost(1 + 2 * i, float(price) - width)
            self.solver.changeColCost(2 + 2 * i, -float(price) - width)

    @property
    def is_held(self) -> bool:
        """Whether some price of a person would leave its limits."""
        shares = np.array(self.solver.getSolution().col_value)[1 : 1 + 2 * self.rows.people]
        return bool((shares > TINY).any())

    def add(self, party: Party) -> bool:
        """Add a group as a column unless it is there."""
        if party in self.known:
            return False
        self.known.add(party)
        self.parties.append(party)
        entries = self._entries(party)
        rows = np.array([row for row, _ in entries], dtype=np.int32)
        values = np.array([v for _, v in entries])
        self.solver.addCol(self.worth.points(party), 0.0, np.inf, len(rows), rows, values)
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
        self.solver.run()
        duals = np.array(self.solver.getSolution().row_dual)
        people, least, place, limit, group, label = self.rows.starts
        return Prices(
            duals[people:least], np.maximum(0.0, duals[place:limit]).reshape(self.rows.places),
            np.maximum(0.0, duals[limit:group]), np.maximum(0.0, -duals[least:place]),
            float(duals[group]), duals[label:],
        )  # fmt: skip

    @property
    def value(self) -> float:
        """The objective of the last solution."""
        return float(self.solver.getObjectiveValue())

    def support(self) -> list[tuple[float, Party]]:
        """The groups in the last solution with their shares, largest first."""
        shares: Floats = np.array(self.solver.getSolution().col_value)[self.slacks :]
        found = [(float(shares[i]), self.parties[i]) for i in np.flatnonzero(shares > TINY)]
        return sorted(found, key=lambda pair: (-pair[0], pair[1].route, pair[1].members))

    def add_split(self, split: Split) -> None:
        """Add the groups of a split."""
        for party in split:
            self.add(party)

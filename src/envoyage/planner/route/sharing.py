"""What a whole group can get on a route: its members share every visit, so their needs compete for the days."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from envoyage.planner.access import shut_out
from envoyage.planner.problem import Category, Resource
from envoyage.planner.route.calendar import Floats, Ints
from envoyage.planner.route.worth import Worth

SHARP = 20.0
"""How strongly a visit is chosen for the least covered: who is five points in a hundred better off counts a third."""


Run = tuple[int, int, int]
"""First slot, last slot and city of an unbroken stay of a route."""


@dataclass(frozen=True)
class Sharing:
    """Greedy choices of visits on routes, by expected value and not by the clock: to rank routes, never a bound."""

    worth: Worth

    @cached_property
    def _needs(self) -> tuple[Floats, Floats]:
        """By traveller and kind of need: the share of the coverage it makes up, and its dose."""
        people, column = self.worth.problem.travellers, self.worth.calendar.supply.column
        shares, doses = np.zeros((len(people), len(column))), np.ones((len(people), len(column)))
        for i, person in enumerate(people):
            total = sum(n.weight for n in person.needs) or 1.0
            for need in person.needs:
                at = column[need.objective, need.theme]
                shares[i, at], doses[i, at] = need.weight / total, need.dose
        return shares, doses

    @cached_property
    def _offers(self) -> dict[Run, tuple[tuple[Resource, ...], Floats, int]]:
        return {}

    def _offer(self, run: Run) -> tuple[tuple[Resource, ...], Floats, int]:
        """Who can be met in a run, their relevances (by kind of need), and its full working days."""
        if run not in self._offers:
            supply, city = self.worth.calendar.supply, self.worth.calendar.cities[run[2]]
            slots = self.worth.problem.slots[run[0] : run[1] + 1]
            met = tuple(r for r in supply.open_in(city, slots) if r.category is not Category.CULTURE)
            self._offers[run] = (met, supply.relevances(met), len(supply.run_days(city, slots)))
        return self._offers[run]

    def _runs(self, cities: Ints) -> list[Run]:
        runs: list[Run] = []
        for slot, city in enumerate(int(c) for c in cities):
            if runs and runs[-1][2] == city and self.worth.calendar.continues[slot]:
                runs[-1] = (runs[-1][0], slot, city)
            else:
                runs.append((slot, slot, city))
        return runs

    def coverage(self, members: Ints, before: Floats, a_day: float, route: int) -> Floats:
        """The coverage of these travellers on a route, with so many visits on each full working day.

        ``before`` is what they get elsewhere, by kind of need, in doses.
        """
        shares, doses = self._needs[0][members], self._needs[1][members]
        amounts, names = before.copy(), [self.worth.problem.travellers[m].id for m in members]
        for run in self._runs(self.worth.picks[route]):
            met, relevances, days = self._offer(run)
            left = np.array([self._receives(r, names) for r in met], dtype=bool)
            for _ in range(min(round(a_day * days), int(left.sum()))):
                now = (shares * np.minimum(1.0, amounts / doses)).sum(axis=1)
                weights = 1.0 + len(members) * _softest(now) * self.worth.minimum / 1000
                then = np.minimum(1.0, (amounts + relevances)[:, None, :] / doses)
                gains = np.einsum("rmk,mk,m->r", then, shares, weights)
                gains[~left] = -np.inf
                best = int(gains.argmax())
                left[best] = False
                amounts = amounts + relevances[best]
        reached: Floats = (shares * np.minimum(1.0, amounts / doses)).sum(axis=1)
        return reached

    def _receives(self, resource: Resource, members: list[str]) -> bool:
        fits = len(members) <= resource.largest_group
        return fits and not shut_out(self.worth.problem, members, resource.access)


def _softest(coverage: Floats) -> Floats:
    """Weights that add up to one, most of it on the least covered."""
    weights = np.exp(-SHARP * (coverage - coverage.min()))
    soft: Floats = weights / weights.sum()
    return soft

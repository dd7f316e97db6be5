"""Other routes for the groups of a plan whose timetables say what each group really gets."""

from dataclasses import dataclass
from functools import cached_property
from random import Random

import numpy as np

from envoyage.planner.plan import Group, Kind, Plan
from envoyage.planner.route.answer import with_routes
from envoyage.planner.route.calendar import Floats, Ints
from envoyage.planner.route.sharing import Sharing
from envoyage.planner.route.start import Room
from envoyage.planner.route.worth import Worth
from envoyage.planner.value import coverage, subject
from envoyage.planner.workdays import full_days_of

LIKELY = 150
"""Of so many routes with the most expected coverage it is worked out what sharing visits leaves of it."""
PROMISING = 8
"""So many best routes are tried for a group, the best first."""
OWN = 0.1
"""The part of the minimum's weight that a group's own least covered member always has."""
WORST = 0.5
"""How often the group of the least covered person is the one to be moved."""


@dataclass(frozen=True)
class Rerouting:
    """Groups that change routes; the routes of a problem are ``worth``."""

    worth: Worth

    def moved(self, plan: Plan, rng: Random) -> tuple[Plan, str] | None:
        """The plan with one group on another promising route, without what its slots held, and the group's id.

        None where a group's route is not among those known or no other has room.
        """
        worth = self.worth
        routes = {g.id: row_of(worth, plan, g) for g in plan.groups}
        known = {k: r for k, r in routes.items() if r is not None}
        if len(known) < len(routes):
            return None
        reached = coverage(worth.problem, plan)
        weakest = min(plan.groups, key=lambda g: min((reached[m] for m in g.members), default=1.0))
        group = weakest if rng.random() < WORST else rng.choice(plan.groups)
        for one in (group, *sorted(plan.groups, key=lambda g: rng.random())):
            route = next((r for r in self._promising(plan, one, known) if (one.members, r) not in self._tried), None)
            if route is not None:
                self._tried.add((one.members, route))
                return with_routes(worth, plan, {one.id: route}), one.id
        return None

    @cached_property
    def _tried(self) -> set[tuple[tuple[str, ...], int]]:
        """The groups, by their members, and routes that were tried."""
        return set()

    def _promising(self, plan: Plan, group: Group, routes: dict[str, int]) -> list[int]:
        """Other routes with room, those first on which the group, sharing its visits, is likely to be best covered."""
        worth, reached = self.worth, coverage(self.worth.problem, plan)
        room = Room.of(worth)
        for other, route in routes.items():
            room = room if other == group.id else room.without(route)
        members, dear = rows_of_people(worth, group), self._dear(len(group.members))
        allowed = room.open() & worth.fits.get(group.id, worth.fits[""])
        allowed[routes[group.id]] = False
        likely = worth.share * worth.coverage[:, members].sum(axis=1) - dear
        likely[~allowed] = -np.inf
        few = [int(r) for r in np.argsort(-likely, kind="stable")[:LIKELY] if np.isfinite(likely[r])]
        others = min((share for p, share in reached.items() if p not in group.members), default=1.0)
        before, a_day = self._elsewhere(plan, group), self._a_day(plan, group)
        points = {r: self._points(self.sharing.coverage(members, before, a_day, r), others) for r in few}
        return sorted(few, key=lambda r: float(dear[r]) - points[r])[:PROMISING]

    def _dear(self, size: int) -> Floats:
        """Points that a group of this size costs on each route, language officers left out."""
        dear: Floats = self.worth.person * size + self.worth.group
        return dear

    def _points(self, shares: Floats, others: float) -> float:
        """Points of a group's coverage beside other groups whose least covered person gets ``others``."""
        worth, least = self.worth, float(shares.min())
        return worth.share * float(shares.sum()) + worth.minimum * (min(least, others) + OWN * least)

    def _a_day(self, plan: Plan, group: Group) -> float:
        """The visits of a full day that the group's timetables reach in its slots: interpreters limit it, and faith."""
        problem = self.worth.problem
        stays = [s for s in plan.stays_of[group.id] if s.period not in problem.block]
        made = sum(a.kind is Kind.PROFESSIONAL for s in stays for a in plan.appointments_of[s.id])
        return made / max(1, sum(len(full_days_of(problem, plan, s)) for s in stays))

    def _elsewhere(self, plan: Plan, group: Group) -> Floats:
        """What the group gets of each kind of need outside the slots, in doses."""
        supply, slots = self.worth.calendar.supply, {s.id for s in self.worth.problem.slots}
        total = np.zeros(len(supply.kinds))
        for item in plan.appointments:
            if item.group == group.id and plan.stay[item.stay].period not in slots:
                total += [supply.relevance(*subject(self.worth.problem, item), kind) for kind in supply.kinds]
        return total

    @cached_property
    def sharing(self) -> Sharing:
        """What groups can get on routes."""
        return Sharing(self.worth)


def row_of(worth: Worth, plan: Plan, group: Group) -> int | None:
    """The row of a group's route among all routes, None where it is not one of them."""
    at = {s.period: worth.calendar.number[s.city] for s in plan.stays_of[group.id]}
    cities = np.array([at[slot.id] for slot in worth.problem.slots])
    rows = np.flatnonzero((worth.picks == cities).all(axis=1))
    return int(rows[0]) if len(rows) else None


def rows_of_people(worth: Worth, group: Group) -> Ints:
    """The numbers of a group's members among the travellers, rising."""
    return np.array([i for i, p in enumerate(worth.problem.travellers) if p.id in group.members])

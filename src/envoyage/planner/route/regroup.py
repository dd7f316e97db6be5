"""Other groups and routes for a plan whose timetables say what each group really gets."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from random import Random

import numpy as np

from envoyage.planner.access import shut_out
from envoyage.planner.plan import Appointment, Group, Kind, Plan
from envoyage.planner.problem import Participant, Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.relevance import relevance
from envoyage.planner.route.answer import with_routes
from envoyage.planner.route.assign import Assignment, Effort
from envoyage.planner.route.calendar import Floats, Ints
from envoyage.planner.route.routes import build
from envoyage.planner.route.sharing import Sharing
from envoyage.planner.route.start import Room
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.unknowns.route import Path, RouteModel
from envoyage.planner.value import coverage, covered, subject
from envoyage.planner.workdays import full_days_of

GAIN = 1e-3
"""Points that other groups must gain, so that rounding moves nobody."""
LIKELY = 150
"""Of so many routes with the most expected coverage it is worked out what sharing visits leaves of it."""
PROMISING = 8
"""So many best routes are tried for a group, the best first."""
OWN = 0.1
"""The part of the minimum's weight that a group's own least covered member always has."""
WORST = 0.5
"""How often the group of the least covered person is the one to be moved."""


@dataclass(frozen=True)
class Regrouping:
    """All routes of a problem, to choose others from."""

    worth: Worth

    @classmethod
    def of(cls, problem: Problem, stopped: Stop = never) -> "Regrouping":
        """The routes of a problem."""
        return cls(build(problem, over=stopped))

    @cached_property
    def sharing(self) -> Sharing:
        """What groups can get on routes."""
        return Sharing(self.worth)

    def moved(self, plan: Plan, rng: Random) -> tuple[Plan, str] | None:
        """The plan with one group on another promising route, without what its slots held, and the group's id.

        None where a group's route is not among those known or no other has room.
        """
        routes = {g.id: self._route(plan, g) for g in plan.groups}
        known = {k: r for k, r in routes.items() if r is not None}
        if len(known) < len(routes):
            return None
        reached = coverage(self.worth.problem, plan)
        weakest = min(plan.groups, key=lambda g: min((reached[m] for m in g.members), default=1.0))
        group = weakest if rng.random() < WORST else rng.choice(plan.groups)
        for one in (group, *sorted(plan.groups, key=lambda g: rng.random())):
            route = next((r for r in self._promising(plan, one, known) if (one.members, r) not in self._tried), None)
            if route is not None:
                self._tried.add((one.members, route))
                return with_routes(self.worth, plan, {one.id: route}), one.id
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
        members = self._members(group)
        allowed = room.open() & worth.fits.get(group.id, worth.fits[""])
        allowed[routes[group.id]] = False
        likely = worth.share * worth.coverage[:, members].sum(axis=1) - self._dear(len(members))
        likely[~allowed] = -np.inf
        few = [int(r) for r in np.argsort(-likely, kind="stable")[:LIKELY] if np.isfinite(likely[r])]
        others = min((share for p, share in reached.items() if p not in group.members), default=1.0)
        before, a_day = self._elsewhere(plan, group), self._a_day(plan, group)
        points = {r: self._points(self.sharing.coverage(members, before, a_day, r), others) for r in few}
        dear = self._dear(len(members))
        return sorted(few, key=lambda r: float(dear[r]) - points[r])[:PROMISING]

    def _members(self, group: Group) -> Ints:
        return np.array(sorted(self._number[m] for m in group.members))

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

    def regrouped(self, plan: Plan, effort: Effort) -> tuple[Group, ...] | None:
        """The groups with the people to whom their timetables are worth most; None where nothing is gained.

        Routes and timetables stay as they are, and labels with their routes. What a person gets in each group is
        what its items give, not what a route may be expected to. Groups on one route are left alone.
        """
        routes = [self._route(plan, g) for g in plan.groups]
        known = [r for r in routes if r is not None]
        if len(set(known)) < len(routes):
            return None
        real, now = self._as_timed(plan, known), self._split(plan)
        model = Assignment(real, range(len(routes)))
        for row, path in model.rows:
            self._keep_visits(model.model, path, plan, plan.groups[row])
        found = model.best(effort, now).split
        if not found or real.total(found) <= real.total(now) + GAIN:
            return None
        return tuple(self._group(plan.groups[party.route], party) for party in sorted(found, key=lambda p: p.route))

    def _keep_visits(self, model: RouteModel, path: Path, plan: Plan, group: Group) -> None:
        """Only people with whom a group can still make all of its visits as a whole, as many a day."""
        problem = self.worth.problem
        if path.copy:
            model.model.add(model.open[path] == 0)
        whole = [a for a in plan.appointments if a.group == group.id and len(a.attendees) == len(group.members)]
        met = [problem.resource[a.resource] for a in whole if a.resource]
        model.model.add(model.members_of(path) <= min((r.largest_group for r in met), default=len(problem.travellers)))
        for person in problem.travellers:
            out = any(shut_out(problem, (person.id,), r.access) for r in met)
            if out and person.id not in group.members:
                model.model.add(model.travels[person.id, path] == 0)
        spoken = [problem.interpreted_language(problem.participant[m]) for m in group.members]
        for language in self.worth.officers.languages:
            guests = [p for p in problem.travellers if problem.interpreted_language(p) == language]
            fewest, most = self._as_staffed(language, spoken.count(language))
            model.model.add_linear_constraint(model.members_of(path, guests), fewest, most)

    def _as_staffed(self, language: str, guests: int) -> tuple[int, int]:
        """The fewest and most guests of a language that need the same interpreters as so many do."""
        fewest = 1
        for most, _ in self.worth.officers.levels(language) if guests else ():
            if guests <= most:
                return fewest, most
            fewest = most + 1
        return guests, guests

    @property
    def _number(self) -> dict[str, int]:
        return {p.id: i for i, p in enumerate(self.worth.problem.travellers)}

    def _route(self, plan: Plan, group: Group) -> int | None:
        """The row of a group's route."""
        at = {s.period: self.worth.calendar.number[s.city] for s in plan.stays_of[group.id]}
        cities = np.array([at[slot.id] for slot in self.worth.problem.slots])
        rows = np.flatnonzero((self.worth.picks == cities).all(axis=1))
        return int(rows[0]) if len(rows) else None

    def _group(self, group: Group, party: Party) -> Group:
        members = tuple(sorted(self.worth.problem.travellers[m].id for m in party.members))
        languages = tuple(sorted({self.worth.language[m] for m in party.members} - {""}))
        return replace(group, members=members, languages=languages, officers=())

    def _split(self, plan: Plan) -> Split:
        """The plan's groups, each on the row of its own number."""
        return tuple(
            Party(row, tuple(sorted(self._number[m] for m in g.members)), g.id if g.id in self.worth.fits else "")
            for row, g in enumerate(plan.groups)
        )

    def _as_timed(self, plan: Plan, routes: Sequence[int]) -> Worth:
        """The worth of these routes alone, with the coverage that the groups' timetables give."""
        worth = self.worth
        person, group = worth.dollars
        return replace(
            worth, picks=worth.picks[routes], complete=False, dollars=(person[routes], group[routes]),
            coverage=np.array([_coverage(worth.problem, plan, g) for g in plan.groups]),
            crowded=np.zeros_like(worth.crowded[routes]),
        )  # fmt: skip


def _coverage(problem: Problem, plan: Plan, group: Group) -> Floats:
    """What every traveller would get in this group; where it divides, the better part."""
    at_once: dict[datetime, list[Appointment]] = defaultdict(list)
    for item in plan.appointments:
        if item.group == group.id and any(subject(problem, item)):
            at_once[item.start].append(item)
    moments = [at_once[start] for start in sorted(at_once)]
    return np.array([covered(p, _amounts(problem, p, moments)) for p in problem.travellers])


def _amounts(problem: Problem, person: Participant, moments: Sequence[Sequence[Appointment]]) -> list[float]:
    """What one person would get of each need, in doses."""
    total = [0.0] * len(person.needs)
    for items in moments:
        mine = [a for a in items if person.id in a.attendees] or items
        served = [_served(problem, person, a) for a in mine]
        total = [a + b for a, b in zip(total, max(served, key=sum), strict=True)]
    return total


def _served(problem: Problem, person: Participant, item: Appointment) -> list[float]:
    themes, objectives = subject(problem, item)
    return [relevance(problem, themes, objectives, need) for need in person.needs]

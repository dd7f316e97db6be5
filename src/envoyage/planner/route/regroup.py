"""Who would travel better in another group, once timetables say what each group really gets."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from envoyage.planner.access import shut_out
from envoyage.planner.plan import Appointment, Group, Plan
from envoyage.planner.problem import Participant, Problem
from envoyage.planner.relevance import relevance
from envoyage.planner.route.assign import Assignment, Effort
from envoyage.planner.route.calendar import Floats
from envoyage.planner.route.reroute import row_of, rows_of_people
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.unknowns.route import Path, RouteModel
from envoyage.planner.value import covered, subject

GAIN = 1e-3
"""Points that other groups must gain, so that rounding moves nobody."""


@dataclass(frozen=True)
class Regrouping:
    """People who change groups; the routes of a problem are ``worth``."""

    worth: Worth

    def regrouped(self, plan: Plan, effort: Effort) -> tuple[Group, ...] | None:
        """The groups with the people to whom their timetables are worth most; None where nothing is gained.

        Routes and timetables stay as they are, and labels with their routes. What a person gets in each group is
        what its items give, not what a route may be expected to. Groups on one route are left alone.
        """
        routes = [row_of(self.worth, plan, g) for g in plan.groups]
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

    def _group(self, group: Group, party: Party) -> Group:
        members = tuple(sorted(self.worth.problem.travellers[m].id for m in party.members))
        languages = tuple(sorted({self.worth.language[m] for m in party.members} - {""}))
        return replace(group, members=members, languages=languages, officers=())

    def _split(self, plan: Plan) -> Split:
        """The plan's groups, each on the row of its own number."""
        return tuple(
            Party(row, tuple(int(m) for m in rows_of_people(self.worth, g)), g.id if g.id in self.worth.fits else "")
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

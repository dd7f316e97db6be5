"""What a stay can give: the relevance a group may expect for each kind of need, and an upper bound of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from envoyage.planner.problem import Need, Problem, RequestStatus, Resource, SharedBlock, Slot
from envoyage.planner.relevance import relevance
from envoyage.planner.workdays import full_days

TYPICAL_A_DAY = 3
"""Appointments of a full working day, in published records."""

WHOLE_DAY = 24 * 60

Kind = tuple[str, str]
"""Objective and theme of a need."""


def open_on(problem: Problem, resource: Resource, day: date) -> bool:
    """Whether a resource can receive somebody on a day, at any hour it is open."""
    return _longest(problem, resource, day, 0, WHOLE_DAY) >= resource.minutes


def open_by_day(problem: Problem, resource: Resource, day: date) -> bool:
    """Whether a resource can receive somebody on a day, within the hours of appointments."""
    rules = problem.policies
    first, last = _minutes(rules.day_starts), _minutes(rules.day_ends)
    return _longest(problem, resource, day, first, last) >= resource.minutes


def _longest(problem: Problem, resource: Resource, day: date, first: int, last: int) -> int:
    """Minutes of the longest opening window of a day between two times; 0 where it is closed or has declined."""
    closed = day in resource.closed or resource.status is RequestStatus.DECLINED
    if closed or (problem.holiday(resource.city, day) and not resource.open_on_holidays):
        return 0
    spans = (
        (_minutes(h.opens), _minutes(h.closes) or WHOLE_DAY) for h in resource.hours if h.weekday == day.isoweekday()
    )
    return max((min(b, last) - max(a, first) for a, b in spans), default=0)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


@dataclass(frozen=True)
class Supply:
    """The stays of a problem as tables of numbers.

    A *run* is one or several slots in a row in the same city; a resource is met once in it. ``size`` is how many
    come together: resources that receive fewer are left out, but those that never receive a whole group stay in,
    for a group divides for them.
    """

    problem: Problem
    size: int = 0

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The different kinds of need, sorted."""
        return tuple(sorted({(n.objective, n.theme) for p in self.problem.travellers for n in p.needs}))

    @cached_property
    def column(self) -> dict[Kind, int]:
        """The column of each kind in the tables."""
        return {kind: i for i, kind in enumerate(self.kinds)}

    def open_in(self, city: str, periods: Iterable[SharedBlock | Slot]) -> tuple[Resource, ...]:
        """The resources of a city that are open on some full working day of these periods."""
        days = self.run_days(city, tuple(periods))
        there = self.problem.resources_in[city]
        return tuple(r for r in there if any(open_by_day(self.problem, r, day) for day in days))

    def full_days(self, city: str, period: SharedBlock | Slot) -> tuple[date, ...]:
        """The full working days of a period in a city."""
        return full_days(self.problem, city, period.arrive, period.leave)

    def run_days(self, city: str, run: Sequence[SharedBlock | Slot]) -> tuple[date, ...]:
        """The full working days of a run: the day between two slots is one of them, for nobody travels."""
        return full_days(self.problem, city, run[0].arrive, run[-1].leave)

    def expected(self, city: str, slots: Sequence[Slot]) -> NDArray[np.float64]:
        """What one person may expect of each kind, in doses, from a run: an estimate, not a bound.

        A group takes about three appointments a full day out of the open resources and has to share them; the
        estimate lies halfway between the best ones for this kind and a random choice (assumption).
        """
        offered = tuple(r for r in self.open_in(city, slots) if self._receives(r))
        number = TYPICAL_A_DAY * len(self.run_days(city, slots))
        if not offered or not number:
            return np.zeros(len(self.kinds))
        table = np.sort(self.relevances(offered), axis=0)[::-1]
        chance = min(1.0, number / len(offered))
        best: NDArray[np.float64] = table[:number].sum(axis=0)
        return best * (1 + chance) / 2

    def _receives(self, resource: Resource) -> bool:
        return not self.problem.policies.group_smallest <= resource.largest_group < self.size

    def relevances(self, resources: Sequence[Resource]) -> NDArray[np.float64]:
        """The relevance of resources (rows) for each kind of need (columns)."""
        rows = [[self.relevance(r.themes, r.objectives, kind) for kind in self.kinds] for r in resources]
        return np.array(rows, dtype=float).reshape(len(resources), len(self.kinds))

    def relevance(self, themes: Sequence[str], objectives: Sequence[str], kind: Kind) -> float:
        """The relevance for a kind of need."""
        return relevance(self.problem, themes, objectives, Need(kind[0], kind[1]))

    @cached_property
    def shared(self) -> NDArray[np.float64]:
        """What everybody gets of each kind from the sessions of shared blocks, in doses."""
        sums = np.zeros(len(self.kinds))
        for session in self.problem.sessions:
            sums += [self.relevance(session.themes, session.objectives, kind) for kind in self.kinds]
        return sums

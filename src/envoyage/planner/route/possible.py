"""Whether people and routes can be brought together at all: any split, or the proof that there is none."""

from dataclasses import dataclass, fields
from functools import cached_property
from time import monotonic

from envoyage.planner.errors import Impossible, OutOfTime
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.route.answer import as_plan, value
from envoyage.planner.route.assign import Assignment, Effort
from envoyage.planner.route.fits import Flags
from envoyage.planner.route.routes import build
from envoyage.planner.route.start import first_routes
from envoyage.planner.route.worth import Split, Worth

Barred = frozenset[tuple[str, str, str]]
"""Label, slot and city: the group of this label cannot be in this city in this slot."""


@dataclass(frozen=True)
class BarredWorth(Worth):
    """The routes of a problem, of which pinned labels may not take those through barred cities."""

    barred: Barred = frozenset()

    @cached_property
    def fits(self) -> dict[str, Flags]:
        """The routes that each pinned label may take, without the barred ones."""
        slots = {slot.id: i for i, slot in enumerate(self.problem.slots)}
        table = dict(super().fits)
        for label, slot, city in sorted(self.barred):
            if label in table and slot in slots and city in self.calendar.number:
                table[label] = table[label] & (self.picks[:, slots[slot]] != self.calendar.number[city])
        return table


@dataclass(frozen=True)
class Divided:
    """A split as a plan, or none, and whether that is proven.

    Of a good split also the points it is worth to split and route, and the expected coverage of each traveller.
    """

    plan: Plan | None
    proven: bool
    points: float = 0.0
    covered: tuple[tuple[str, float], ...] = ()
    words: tuple[str, ...] = ()
    """Why there is none, where routes alone show it."""


def any_split(problem: Problem, effort: Effort, barred: Barred = frozenset()) -> Divided:
    """Any split that keeps the hard rules of split and route, or the proof that none does."""
    return _search(problem, effort, barred, best=False)


def good_split(problem: Problem, effort: Effort, barred: Barred = frozenset()) -> Divided:
    """The best split on good routes, for a first idea of what a programme is worth."""
    return _search(problem, effort, barred, best=True)


def _search(problem: Problem, effort: Effort, barred: Barred, *, best: bool) -> Divided:
    until = monotonic() + effort.seconds
    try:
        worth = _barred(build(problem, over=lambda: effort.cancelled() or monotonic() >= until), barred)
        routes = first_routes(worth, effort)
    except Impossible as ending:
        return Divided(None, proven=True, words=ending.clash)
    except OutOfTime:
        return Divided(None, proven=False)
    model = Assignment(worth, routes)
    _bar(model)
    outcome = model.best(effort) if best else model.any(effort)
    if not outcome.split:
        return Divided(None, proven=outcome.finished)
    plan = as_plan(worth, outcome.split)
    if not best:
        return Divided(plan, proven=True)
    return Divided(plan, True, value(worth, outcome.split), coverage_of(worth, outcome.split))


def _barred(worth: Worth, barred: Barred) -> Worth:
    return BarredWorth(**{f.name: getattr(worth, f.name) for f in fields(worth)}, barred=barred) if barred else worth


def _bar(model: Assignment) -> None:
    """No label on a route that it may not take."""
    for route, path in model.rows:
        for label in model.model.labels:
            if not model.worth.fits[label][route]:
                model.model.model.add(model.model.bears[label, path] == 0)


def coverage_of(worth: Worth, split: Split) -> tuple[tuple[str, float], ...]:
    """The expected coverage of each traveller of a split."""
    people = worth.problem.travellers
    found = {people[m].id: float(worth.coverage[party.route, m]) for party in split for m in party.members}
    return tuple(sorted(found.items()))

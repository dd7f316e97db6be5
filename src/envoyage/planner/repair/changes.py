"""What changes from one plan to another, for whom, and how hard the promise was that is broken with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from envoyage.planner.clock import began
from envoyage.planner.events import (
    Event,
    HotelCloses,
    OfficerFallsIll,
    Promise,
    Step,
)
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem, RequestStatus
from envoyage.planner.repair.agendas import Agenda, Line, Party, Who, agendas

WEIGHTS: Mapping[Step, int] = {Step.DRAFT: 0, Step.TOLD: 1, Step.CONFIRMED: 2, Step.UNDER_WAY: 4}
"""What it counts to tell somebody something new, by the hardest promise that is broken with it; assumption."""


@dataclass(frozen=True)
class Change:
    """A line of somebody's agenda that is not as it was: before and after, None where there is none."""

    before: Line | None
    after: Line | None
    step: Step

    @property
    def about(self) -> str:
        """The item, stay, leg or group it is about."""
        line = self.after or self.before
        return line.about if line else ""


@dataclass(frozen=True)
class Told:
    """Somebody who must be told something new. ``knows``: it comes from there, so that telling costs nothing."""

    party: Party
    changes: tuple[Change, ...]
    knows: bool = False

    @property
    def weight(self) -> int:
        """What telling counts: by the hardest promise."""
        return 0 if self.knows else max(WEIGHTS[c.step] for c in self.changes)


class Promises:
    """How hard each promise of a plan is: told unless said otherwise; confirmed by the resource; under way."""

    def __init__(self, problem: Problem, plan: Plan, given: Iterable[Promise]) -> None:
        self.problem, self.plan = problem, plan
        self._given = {p.about: p.step for p in given}
        self._item = {a.id: a for a in plan.appointments}

    def step(self, about: str, group: str = "") -> Step:
        """The step of an item, stay, leg or group; what is not in the plan yet is as its group is."""
        if self._has_begun(about):
            return Step.UNDER_WAY
        if said := self._said(about, group):
            return said
        item = self._item.get(about)
        resource = self.problem.resource.get(item.resource) if item else None
        sure = resource is not None and resource.status in (RequestStatus.CONFIRMED, RequestStatus.THANKED)
        return Step.CONFIRMED if sure else Step.TOLD

    def _said(self, about: str, group: str) -> Step | None:
        item, stay = self._item.get(about), self.plan.stay.get(about)
        names = (about, item.stay if item else "", item.group if item else stay.group if stay else group)
        return next((self._given[name] for name in names if name in self._given), None)

    def _has_begun(self, about: str) -> bool:
        item, stay = self._item.get(about), self.plan.stay.get(about)
        if item:
            return began(self.problem, self.plan.stay[item.stay].city, item.start)
        return stay is not None and began(self.problem, stay.city, datetime.combine(stay.arrive, time()))


def changed(before: Mapping[Party, Agenda], after: Mapping[Party, Agenda], promises: Promises) -> dict[Party, Told]:
    """Everybody whose agenda is not as it was; drafts may change without a word."""
    found: dict[Party, Told] = {}
    for party in sorted({*before, *after}):
        old, new = before.get(party, {}), after.get(party, {})
        if old == new:
            continue
        keys = sorted({*old, *new})
        lines = [(old.get(k), new.get(k)) for k in keys if old.get(k) != new.get(k)]
        changes = tuple(Change(a, b, _step(a, b, promises)) for a, b in lines)
        if any(c.step is not Step.DRAFT for c in changes):
            found[party] = Told(party, changes)
    return found


def _step(before: Line | None, after: Line | None, promises: Promises) -> Step:
    line = before or after
    return promises.step(line.about, line.group) if line else Step.TOLD


def compare(problem: Problem, before: Plan, after: Plan, promises: Promises) -> dict[Party, Told]:
    """Everybody who must be told something new where one plan takes the place of another."""
    return changed(agendas(problem, before), agendas(problem, after), promises)


def those_who_know(events: Iterable[Event]) -> frozenset[Party]:
    """Those from whom the news comes: whom the events themselves name."""
    found: set[Party] = set()
    for event in events:
        if name := getattr(event, "participant", ""):
            found.add((Who.PARTICIPANT, name))
        if name := getattr(event, "resource", ""):
            found.add((Who.RESOURCE, name))
        if isinstance(event, HotelCloses):
            found.add((Who.HOTEL, event.hotel))
        if isinstance(event, OfficerFallsIll):
            found.add((Who.OFFICER, event.officer))
    return frozenset(found)

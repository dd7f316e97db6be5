"""What would help: a resource or an officer standing by, or minutes to spare; each as a change of plan to be tried."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from envoyage.planner.events import OfficerFallsIll, ResourceCancels, ResourceMoves
from envoyage.planner.leaving import with_leave_times
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import LanguageOfficer, Problem
from envoyage.planner.rehearse.disruption import Disruption


class Fix(Protocol):
    """Something that is arranged beforehand, and what is done with it when things go wrong."""

    def prepared(self, problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
        """Programme and plan with it, before anything happens."""

    def met(self, problem: Problem, plan: Plan, disruption: Disruption) -> Plan:
        """The plan after a disruption that it is there for."""

    def changes(self, plan: Plan) -> str:
        """The one group for which it changes anything; empty where there may be several."""


@dataclass(frozen=True)
class StandByResource:
    """A resource that receives the group at the time of an item when the item's own resource does not."""

    item: str
    resource: str

    def prepared(self, problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
        """Nothing changes: it stands by."""
        return problem, plan

    def met(self, problem: Problem, plan: Plan, disruption: Disruption) -> Plan:
        """The plan with the resource in the place of the one that cancelled or moved."""
        item = next(a for a in plan.appointments if a.id == self.item)
        struck = any(
            isinstance(e, ResourceCancels | ResourceMoves) and (e.resource, e.group) == (item.resource, item.group)
            for e in disruption.events
        )
        return self.placed(problem, plan) if struck else plan

    def changes(self, plan: Plan) -> str:
        """The group of the item."""
        return next(a.group for a in plan.appointments if a.id == self.item)

    def placed(self, problem: Problem, plan: Plan) -> Plan:
        """The plan with the resource in the item's place, and the ways of that day made anew."""
        other = problem.resource[self.resource]
        item = next(a for a in plan.appointments if a.id == self.item)
        now = replace(item, resource=other.id, title=other.name, format=next(iter(other.formats), None))
        return _rerouted(problem, _with_items(plan, [now]), now)


@dataclass(frozen=True)
class StandByOfficer:
    """A language officer who takes the place of the first officer of these that falls ill."""

    officer: LanguageOfficer
    stands_for: tuple[str, ...]

    def prepared(self, problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
        """The programme with the officer, who is with no group yet."""
        if self.officer.id in problem.officer:
            return problem, plan
        return replace(problem, officers=(*problem.officers, self.officer)), plan

    def met(self, problem: Problem, plan: Plan, disruption: Disruption) -> Plan:
        """The plan with the officer in the place of the first who falls ill."""
        ill = [e for e in disruption.events if isinstance(e, OfficerFallsIll) and e.officer in self.stands_for]
        first = min(ill, key=lambda e: (e.first, e.officer), default=None)
        return self.placed(plan, first.officer) if first else plan

    def changes(self, plan: Plan) -> str:
        """Whichever group needs the officer, and those who share a session with it."""
        return ""

    def placed(self, plan: Plan, officer: str) -> Plan:
        """The plan with this officer's place taken: in the group, at its items, in its rooms."""
        return replace(
            plan,
            groups=tuple(replace(g, officers=self._for(g.officers, officer)) for g in plan.groups),
            appointments=tuple(replace(a, officers=self._for(a.officers, officer)) for a in plan.appointments),
            rooms=tuple(replace(r, occupants=self._for(r.occupants, officer)) for r in plan.rooms),
        )

    def _for(self, people: tuple[str, ...], officer: str) -> tuple[str, ...]:
        return tuple(self.officer.id if p == officer else p for p in people)


@dataclass(frozen=True)
class Buffer:
    """So many minutes more between two things: the later one later, or the earlier one (item or journey) earlier."""

    before: str
    after: str
    minutes: int
    earlier: bool

    def prepared(self, problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
        """The plan with the time between them."""
        shift = timedelta(minutes=-self.minutes if self.earlier else self.minutes)
        moved = self.before if self.earlier else self.after
        legs = tuple(
            replace(leg, departs=leg.departs + shift, arrives=leg.arrives + shift) if leg.id == moved else leg
            for leg in plan.legs
        )
        items = [_shifted(a, shift) for a in plan.appointments if a.id == moved]
        plan = replace(_with_items(plan, items), legs=legs)
        for item in items:
            plan = _rerouted(problem, plan, item)
        return problem, plan

    def met(self, problem: Problem, plan: Plan, disruption: Disruption) -> Plan:
        """Nothing is done: the time is there."""
        return plan

    def changes(self, plan: Plan) -> str:
        """The group of what comes after."""
        return next(a.group for a in plan.appointments if a.id == self.after)


def _shifted(item: Appointment, shift: timedelta) -> Appointment:
    leave = item.leave_at + shift if item.leave_at else None
    return replace(item, start=item.start + shift, end=item.end + shift, leave_at=leave)


def _with_items(plan: Plan, items: Iterable[Appointment]) -> Plan:
    new = {item.id: item for item in items}
    return replace(plan, appointments=tuple(new.get(a.id, a) for a in plan.appointments))


def _rerouted(problem: Problem, plan: Plan, item: Appointment) -> Plan:
    """The plan with leave times made anew for an item and what follows it on its day."""
    timed = with_leave_times(problem, plan, plan.stay[item.stay])
    return _with_items(plan, (a for a in timed if a.start >= item.start and a.start.date() == item.start.date()))

"""Resources are not asked too often, and not by more groups at once than they can receive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from envoyage.planner.items import visits
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import SPONSOR_CHECKLIST
from envoyage.planner.wording import clock, on_day

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel
    from envoyage.planner.unknowns.stay import Visit

Span = tuple[int, int]


class ResourceUse(Rule):
    """A resource is asked at most so often in a programme and receives so many groups at the same time.

    Handed down to a stay as the times already asked and the hours already taken by other groups.
    """

    code = "resource-use"
    title = "How often a resource is asked"
    severity = Severity.HARD
    source = f"{SPONSOR_CHECKLIST}; assumption: the numbers"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Resources asked too often, and hours with too many groups."""
        table: dict[str, list[Appointment]] = {}
        for item in sorted(visits(plan), key=lambda a: (a.start, a.id)):
            table.setdefault(item.resource, []).append(item)
        for resource, items in sorted(table.items()):
            yield from self._too_often(problem, resource, items)
            yield from self._too_many(problem, resource, items)

    def _too_often(self, problem: Problem, resource: str, items: list[Appointment]) -> Iterator[Finding]:
        most = problem.resource[resource].most_asks
        if len(items) > most:
            yield self.finding(
                "{resource} is asked for {count} visits; at most {most} were agreed.",
                resource, *(a.id for a in items),
                way_out="Put other resources in the place of some of them.",
                resource=problem.resource[resource].name, count=len(items), most=most,
            )  # fmt: skip

    def _too_many(self, problem: Problem, resource: str, items: list[Appointment]) -> Iterator[Finding]:
        most = problem.resource[resource].parallel_groups
        for item in items:
            there = [a for a in items if a.start <= item.start < a.end]
            if len(there) > most and item is there[-1]:
                yield self.finding(
                    "{resource} receives {count} groups ({groups}) on {day} at {start}; it can receive {most} at once.",
                    resource, *(a.id for a in there),
                    way_out="Move one of the visits.",
                    resource=problem.resource[resource].name, count=len(there), most=most,
                    groups=", ".join(a.group for a in there), day=on_day(item.start.date()), start=clock(item.start),
                )  # fmt: skip

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """No visit to a resource that has been asked enough, and no start while it is taken."""
        for resource in model.resources:
            visits_here = model.visits_with(resource.id)
            left = resource.most_asks - model.asked.get(resource.id, 0)
            if left <= 0:
                for visit in visits_here:
                    model.forbid(visit)
            else:
                model.model.add(sum(model.in_stay(visits_here)) <= left)
                _keep_free(model, resource.id, visits_here, resource.parallel_groups)


def _keep_free(model: StayModel, resource: str, visits_here: tuple[Visit, ...], most: int) -> None:
    """Leave the starts at which fewer than ``most`` other groups are there at any moment of the visit."""
    for day in model.days:
        busy = model.busy(resource, day)
        if len(busy) < most:
            continue
        for visit in visits_here:
            minutes = next(p.minutes for p in visit.parts if p.resource.id == resource)
            model.keep_starts(visit, day, lambda t, m=minutes, b=busy: _has_room(t, t + m, b, most))  # type: ignore[misc]


def _has_room(start: int, end: int, busy: tuple[Span, ...], most: int) -> bool:
    moments = [start, *(a for a, _ in busy if start < a < end)]
    return all(sum(a <= moment < b for a, b in busy) < most for moment in moments)

"""Resources receive as many people as they can, and not fewer than they want."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from envoyage.planner.items import visits
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import on_day

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel


class ResourceGroupSize(Rule):
    """The participants who attend a visit are within the resource's limits; language officers do not count."""

    code = "resource-group-size"
    title = "Group size that a resource receives"
    severity = Severity.HARD
    source = "assumption: the organisation says how many"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each visit by too many or too few people."""
        for item in visits(plan):
            resource, size = problem.resource[item.resource], len(item.attendees)
            if not resource.smallest_group <= size <= resource.largest_group:
                yield self.finding(
                    "{resource} receives {smallest} to {largest} people; on {day} group {group} comes with {size}.",
                    item.id,
                    resource.id,
                    way_out="Divide the group, visit another resource, or agree another size and enter it.",
                    resource=resource.name,
                    smallest=resource.smallest_group,
                    largest=resource.largest_group,
                    day=on_day(item.start.date()),
                    group=item.group,
                    size=size,
                )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Forbid visits with a part of the wrong size."""
        for visit in model.visits:
            fits = all(p.resource.smallest_group <= len(p.attendees) <= p.resource.largest_group for p in visit.parts)
            if not fits:
                model.forbid(visit)

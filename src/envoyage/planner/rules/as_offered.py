"""Visits are what the resource offers: it did not decline, and it holds them in this format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.problem import RequestStatus
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import AGENCY_CHECKLIST, SPONSOR_CHECKLIST
from envoyage.planner.wording import on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem


class AsOffered(Rule):
    """A resource that declined is visited only where somebody pinned it; formats are those it lists."""

    code: ClassVar[str] = "as-offered"
    title: ClassVar[str] = "Visits as offered"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = f"{SPONSOR_CHECKLIST}; {AGENCY_CHECKLIST}"

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Visits to resources that declined, and in formats that are not offered."""
        pinned = {(p.group, p.resource) for p in problem.pins.appointments}
        for item in (a for a in plan.appointments if a.resource):
            resource, day = problem.resource[item.resource], on_day(item.start.date())
            if resource.status is RequestStatus.DECLINED and (item.group, item.resource) not in pinned:
                yield self.finding(
                    "Group {group} visits {resource} on {day}, which declined.", item.id, item.group, resource.id,
                    way_out="Visit another resource, or pin the visit if it was agreed after all.",
                    group=item.group, resource=resource.name, day=day,
                )  # fmt: skip
            if item.format and item.format not in resource.formats:
                yield self.finding(
                    "{resource} does not offer the format {format}, planned for {day}.", item.id, resource.id,
                    way_out="Choose a format that it offers, or add this one to it.", resource=resource.name,
                    format=item.format.value.replace("_", " "), day=day,
                )  # fmt: skip

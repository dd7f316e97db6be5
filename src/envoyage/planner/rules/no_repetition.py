"""A group meets a resource once and does not come back to a city."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import AGENCY_CHECKLIST, GRANT_2016
from envoyage.planner.wording import city_name, on_day

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel


class NoRepetition(Rule):
    """Nobody meets a resource twice, and a group's stays in a city follow one another.

    Handed down to a stay as the resources that the group meets in its other stays. Shared blocks are set by the
    programme: only cities of slots are judged.
    """

    code = "no-repetition"
    title = "No repetition"
    severity = Severity.HARD
    source = f"{AGENCY_CHECKLIST}; {GRANT_2016}"
    stages = ("route", "timetable")

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Resources met twice by the same people, and cities a group comes back to."""
        for group in plan.groups:
            yield from self._resources(problem, plan, group.id)
            yield from self._cities(problem, plan, group.id)

    def _resources(self, problem: Problem, plan: Plan, group: str) -> Iterator[Finding]:
        first: dict[str, Appointment] = {}
        for item in sorted(plan.appointments, key=lambda a: (a.start, a.id)):
            if item.group != group or not item.resource:
                continue
            before = first.setdefault(item.resource, item)
            if before is not item:
                yield self.finding(
                    "Group {group} meets {resource} on {first} and again on {second}.",
                    before.id, item.id,
                    way_out="Put another resource in the place of one of them.",
                    group=group, resource=problem.resource[item.resource].name,
                    first=on_day(before.start.date()), second=on_day(item.start.date()),
                )  # fmt: skip

    def _cities(self, problem: Problem, plan: Plan, group: str) -> Iterator[Finding]:
        stays = [s for s in plan.stays_of[group] if s.period not in problem.block]
        entered: set[str] = {stays[0].city} if stays else set()
        for before, stay in pairwise(stays):
            if stay.city != before.city and stay.city in entered:
                yield self.finding(
                    "Group {group} comes back to {city} on {day}.",
                    stay.id, group,
                    way_out="Choose another city for one of its stays.",
                    group=group, city=city_name(problem, stay.city), day=on_day(stay.arrive),
                )  # fmt: skip
            entered.add(stay.city)

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Each resource at most once, and none the group meets in other stays."""
        for resource in model.resources:
            visits = model.visits_with(resource.id)
            if resource.id in model.met:
                for visit in visits:
                    model.forbid(visit)
            else:
                model.model.add_at_most_one(model.in_stay(visits))

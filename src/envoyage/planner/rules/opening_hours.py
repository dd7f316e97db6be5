"""Resources are visited while they are open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from envoyage.planner.items import visits
from envoyage.planner.opening import minutes_of, open_spans
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem, Resource
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import clock, on_day

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel
    from envoyage.planner.unknowns.stay import Visit


class OpeningHours(Rule):
    """A visit lies inside one opening window of its day; closed dates and public holidays have none."""

    code = "opening-hours"
    title = "Resources are open when they are visited"
    severity = Severity.HARD
    source = "assumption: the organisation says when"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each visit outside the opening windows."""
        for item in visits(plan):
            resource, day = problem.resource[item.resource], item.start.date()
            spans = open_spans(problem, resource, day)
            start, end = minutes_of(item)
            if not any(a <= start and end <= b for a, b in spans):
                yield self._finding(problem, item, resource, day)

    def _finding(self, problem: Problem, item: Appointment, resource: Resource, day: date) -> Finding:
        holiday = problem.holiday(resource.city, day)
        return self.finding(
            "{resource} is not open on {day} from {start} to {end}{holiday}.",
            item.id,
            resource.id,
            way_out="Move the visit into its opening hours, or agree other hours with it and enter them.",
            resource=resource.name,
            day=on_day(day),
            start=clock(item.start),
            end=clock(item.end),
            holiday=f" ({holiday})" if holiday else "",
        )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Leave the starts at which every part of a visit is open until its end."""
        for visit in model.visits:
            for day in model.days:
                _keep_open(problem, model, visit, day)


def _keep_open(problem: Problem, model: StayModel, visit: Visit, day: date) -> None:
    parts = [(open_spans(problem, p.resource, day), p.minutes) for p in visit.parts]
    model.keep_starts(
        visit,
        day,
        lambda t: all(any(a <= t and t + minutes <= b for a, b in spans) for spans, minutes in parts),
    )

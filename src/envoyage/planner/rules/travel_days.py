"""No professional appointment on the day a group arrives in or leaves a city."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from envoyage.planner.plan import Kind, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.wording import city_name, on_day
from envoyage.planner.workdays import is_travel_day, own_days

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel


class TravelDays(Rule):
    """Visits are not placed on travel days. Sessions are dated by the programme itself and are not judged.

    A day between two stays in one city is no travel day.
    """

    code = "travel-days"
    title = "Travel days carry no visits"
    severity = Severity.HARD
    source = RECORDS
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each professional visit on an arrival or departure day."""
        for stay in plan.stays:
            for item in plan.appointments_of.get(stay.id, ()):
                day = item.start.date()
                if item.kind is Kind.PROFESSIONAL and is_travel_day(plan, stay, day):
                    yield self.finding(
                        "Group {group} visits {title} on {day}, a travel day of its stay in {city}.",
                        item.id,
                        stay.id,
                        way_out="Move the visit to a full day of the stay.",
                        group=stay.group,
                        title=item.title or item.resource,
                        day=on_day(day),
                        city=city_name(problem, stay.city),
                    )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """No visit on the last day, and none on the first unless the group was in the city before."""
        working = own_days(model.plan, model.stay)
        for day in model.days:
            if day in working:
                continue
            for visit in model.visits:
                model.forbid(visit, day)

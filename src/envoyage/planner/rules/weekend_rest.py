"""Weekends and public holidays are for culture, homes and rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from envoyage.planner.items import by_day
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.wording import city_name, on_day
from envoyage.planner.workdays import is_weekend

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel

NOON, HALF_DAY_ENDS = 13, 18  # mornings end at one, afternoons at six: half a day free means either


class WeekendRest(Rule):
    """No professional visit at a weekend (unless the policy allows it) or on a public holiday, and half a day free.

    Can be waived with a reason, for a group, a stay or an appointment.
    """

    code = "weekend-rest"
    title = "Rest at weekends and on public holidays"
    severity = Severity.WAIVABLE
    source = f"{RECORDS}; assumption: public holidays"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Professional visits on days of rest, and days of rest without a free half."""
        for stay in plan.stays:
            for day, items in sorted(by_day(plan, stay).items()):
                if is_rest(problem, stay.city, day):
                    yield from self._of_day(problem, stay, day, items)

    def _of_day(self, problem: Problem, stay: Stay, day: date, items: tuple[Appointment, ...]) -> Iterator[Finding]:
        for item in items:
            if item.kind is Kind.PROFESSIONAL:
                yield self.finding(
                    "Group {group} visits {title} on {day}, a day of rest in {city}.",
                    item.id, stay.id, stay.group,
                    way_out="Move it to a working day, or record why it is allowed.",
                    group=stay.group, title=item.title or item.resource, day=on_day(day),
                    city=city_name(problem, stay.city),
                )  # fmt: skip
        if is_weekend(day) and not _has_free_half(items):
            yield self.finding(
                "Group {group} has no free half day on {day} in {city}.",
                stay.id, stay.group,
                way_out="Keep the morning or the afternoon free, or record why it is allowed.",
                group=stay.group, day=on_day(day), city=city_name(problem, stay.city),
            )  # fmt: skip

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """No visit on days of rest."""
        for day in model.days:
            if is_rest(problem, model.stay.city, day):
                for visit in model.visits:
                    model.forbid(visit, day)


def is_rest(problem: Problem, city: str, day: date) -> bool:
    """A weekend day (unless the policy lets people work) or a public holiday of this city."""
    weekend = is_weekend(day) and not problem.policies.weekend_work
    return weekend or bool(problem.holiday(city, day))


def _has_free_half(items: tuple[Appointment, ...]) -> bool:
    """Whether morning or afternoon holds nothing arranged; sessions are dated by the programme, not judged."""
    busy = [a for a in items if a.kind in (Kind.PROFESSIONAL, Kind.CULTURE)]
    morning = any(a.start.hour < NOON for a in busy)
    afternoon = any(a.start.hour < HALF_DAY_ENDS and (a.end.hour, a.end.minute) > (NOON, 0) for a in busy)
    return not (morning and afternoon)

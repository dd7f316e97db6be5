"""Resources get their request, and identity data where they check it, in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from envoyage.planner.items import visits
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Category, Problem, RequestStatus, Resource
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import VISITS_BROOKHAVEN
from envoyage.planner.wording import on_day
from envoyage.planner.workdays import is_weekend

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel
    from envoyage.planner.unknowns.stay import Visit


class LeadDays(Rule):
    """Requests go out at the earliest the usual notice before the programme starts: then the visitors are known.

    A resource that needs longer is visited later in the programme. Hard where it checks identities, as nobody gets
    in without; else a soft finding. Resources that have confirmed are not judged.
    """

    code = "lead-days"
    title = "Notice to resources and identity checks"
    severity = Severity.HARD
    source = f"{VISITS_BROOKHAVEN} (an example); assumption: the usual notice"
    stages = ("timetable",)
    weight = 1.0

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each visit earlier than the resource's notice allows."""
        for item in visits(plan):
            resource, day = problem.resource[item.resource], item.start.date()
            if day < earliest_day(problem, resource):
                finding = self._finding(problem, item, resource)
                soft = replace(finding, severity=Severity.SOFT, penalty=self.weight)
                yield finding if resource.identity_check else soft

    def _finding(self, problem: Problem, item: Appointment, resource: Resource) -> Finding:
        return self.finding(
            "{resource} wants its request{identity} {lead} days before; the visit of group {group} on {day} can only "
            "be asked for {notice} days before the programme starts.",
            item.id,
            resource.id,
            way_out="Visit it on {earliest} or later, or have it confirmed.",
            resource=resource.name, identity=" with identity data" if resource.identity_check else "",
            lead=resource.lead_days, group=item.group, day=on_day(item.start.date()),
            notice=problem.policies.least_lead_days, earliest=on_day(_working_day(problem, resource)),
        )  # fmt: skip

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """No visit with an identity check before its day; a penalty for the others."""
        for visit in model.visits:
            for part in visit.parts:
                self._keep_notice(problem, model, visit, part.resource)

    def _keep_notice(self, problem: Problem, model: StayModel, visit: Visit, resource: Resource) -> None:
        for day in model.days:
            if day >= earliest_day(problem, resource):
                continue
            if resource.identity_check:
                model.forbid(visit, day)
            else:
                model.reward_day(-self.weight, visit, day)


def earliest_day(problem: Problem, resource: Resource) -> date:
    """The first day a request can be in time for."""
    if resource.status is RequestStatus.CONFIRMED:
        return date.min
    return problem.starts + timedelta(days=resource.lead_days - problem.policies.least_lead_days)


def _working_day(problem: Problem, resource: Resource) -> date:
    """The first working day a request can be in time for; culture is visited on days of rest as well."""
    day = earliest_day(problem, resource)
    while resource.category is not Category.CULTURE and _is_rest(problem, resource.city, day):
        day += timedelta(days=1)
    return day


def _is_rest(problem: Problem, city: str, day: date) -> bool:
    return (is_weekend(day) and not problem.policies.weekend_work) or bool(problem.holiday(city, day))

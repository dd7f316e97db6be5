"""Not too many heavy days one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from envoyage.planner.items import by_day, is_professional
from envoyage.planner.plan import Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import AGENCY_CHECKLIST, GRANT_2016
from envoyage.planner.wording import city_name, on_day

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel


class Pacing(Rule):
    """After a few days at the maximum of appointments there should be a lighter one."""

    code = "pacing"
    title = "Suitable pacing"
    severity = Severity.SOFT
    source = f"{AGENCY_CHECKLIST}; {GRANT_2016}"
    stages = ("timetable",)
    weight = 2.0

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each window of heavy days that is one day too long."""
        for stay in plan.stays:
            heavy = _heavy_days(problem, plan, stay)
            for window in _windows(sorted(heavy), problem.policies.most_full_days_in_a_row + 1):
                yield self.finding(
                    "Group {group} has {most} appointments a day on {days} days in a row in {city} until {last}.",
                    stay.id,
                    stay.group,
                    way_out="Make one of these days lighter.",
                    penalty=self.weight,
                    group=stay.group, most=problem.policies.most_a_day, days=len(window), last=on_day(window[-1]),
                    city=city_name(problem, stay.city),
                )  # fmt: skip

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """A penalty for each window of heavy days."""
        length = problem.policies.most_full_days_in_a_row + 1
        for window in _windows(list(model.days), length):
            room = {d: problem.policies.most_a_day - sum(f.professional for f in model.fixed[d]) for d in window}
            terms = sum(sum(model.on(d)) for d in window if room[d] > 0)
            heavy = model.model.new_bool_var(f"heavy[{window[0]}]")
            model.model.add(terms - sum(n for n in room.values() if n > 0) + 1 <= heavy)
            model.reward(-self.weight, heavy)


def _heavy_days(problem: Problem, plan: Plan, stay: Stay) -> list[date]:
    """The days on which some member has the most appointments the policy allows, or more."""
    members = plan.group[stay.group].members
    found = []
    for day, items in by_day(plan, stay).items():
        professional = [a for a in items if is_professional(problem, a)]
        if any(sum(p in a.attendees for a in professional) >= problem.policies.most_a_day for p in members):
            found.append(day)
    return found


def _windows(days: list[date], length: int) -> Iterator[list[date]]:
    """Runs of so many consecutive days among these, in date order."""
    for i in range(len(days) - length + 1):
        window = days[i : i + length]
        if window[-1] - window[0] == timedelta(days=length - 1):
            yield window

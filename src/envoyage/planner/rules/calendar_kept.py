"""Every group keeps the programme's calendar: one stay for each period, on its dates, shared blocks together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan, Stay
    from envoyage.planner.problem import Problem


class CalendarKept(Rule):
    """Stays follow the periods of the calendar.

    Split and route needs no solver half: a path has one city for each slot, and stays are made from periods.
    """

    code = "calendar-kept"
    title = "The calendar is kept"
    severity = Severity.HARD
    source = RECORDS
    stages: ClassVar[tuple[str, ...]] = ("route",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Missing, doubled and stray stays, wrong dates, and groups elsewhere in a shared block."""
        for group in plan.groups:
            for period in problem.periods:
                count = sum(s.period == period.id for s in plan.stays_of[group.id])
                if count != 1:
                    yield self.finding(
                        "Group {group} has {count} stays in {period} instead of one.", group.id, period.id,
                        way_out="Give the group one stay in this period.",
                        group=group.id, count=count or "no", period=period.id,
                    )  # fmt: skip
        for stay in plan.stays:
            yield from self._stay(problem, plan, stay)

    def _stay(self, problem: Problem, plan: Plan, stay: Stay) -> Iterator[Finding]:
        if stay.period not in problem.period or stay.group not in plan.group or stay.city not in problem.city:
            yield self.finding(
                "Stay {stay} is of an unknown group, period or city.", stay.id, way_out="Remove it.", stay=stay.id
            )
            return
        period = problem.period[stay.period]
        if (stay.arrive, stay.leave) != (period.arrive, period.leave):
            yield self.finding(
                "Group {group} is in {city} from {arrive} to {leave}, but {period} is from {first} to {last}.",
                stay.id, stay.group, way_out="Use the dates of the period.", group=stay.group,
                city=problem.city[stay.city].name, arrive=stay.arrive, leave=stay.leave, period=stay.period,
                first=period.arrive, last=period.leave,
            )  # fmt: skip
        block = problem.block.get(stay.period)
        if block and stay.city != block.city:
            yield self.finding(
                "Group {group} is in {city} while everybody meets in {there}.", stay.id, stay.group,
                way_out="Send the group to {there}.", group=stay.group, city=problem.city[stay.city].name,
                there=problem.city[block.city].name,
            )  # fmt: skip

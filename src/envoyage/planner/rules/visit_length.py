"""Items have a length, visits about the length that the resource and interpreting ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.items import visit_minutes
from envoyage.planner.plan import Kind
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.wording import clock, counted, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Appointment, Plan
    from envoyage.planner.problem import Problem

MOST_TIMES = 2
"""A visit may be so many times longer than usual (assumption)."""
LEAST_DINNER = 0.5
"""The share of the usual length that a dinner in a home has at least (assumption)."""


class VisitLength(Rule):
    """A visit is at least as long as planned for it, or as its pin says, and at most twice that.

    With interpreters who all work consecutively everything is said twice: interpreted groups then take longer by the
    policy ``consecutive_stretch``. With simultaneous interpreters, and without interpreting, visits last as usual.
    An evening in a home lasts at least half its usual length and does not begin before the usual hour.
    """

    code: ClassVar[str] = "visit-length"
    title: ClassVar[str] = "Length of visits"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = RECORDS

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Items that end before they begin, visits too short or too long, and evenings that are none."""
        for item in plan.appointments:
            if item.end <= item.start:
                yield self._finding(
                    item, "{title} on {day} ends at {end}, not after its start at {start}.", "Let it end later.",
                    start=clock(item.start), end=clock(item.end),
                )  # fmt: skip
            elif item.resource:
                yield from self._visit(problem, plan, item)
            elif item.kind is Kind.HOME_HOSPITALITY:
                yield from self._evening(problem, item)

    def _visit(self, problem: Problem, plan: Plan, item: Appointment) -> Iterator[Finding]:
        lasts, (least, most) = _minutes(item), _allowed(problem, plan, item)
        if not least <= lasts <= most:
            yield self._finding(
                item, "{title} on {day} lasts {lasts}, but a visit takes {least} to {most}.",
                "Change its end, or pin its length.", lasts=counted(lasts, "minute"), least=least, most=most,
            )  # fmt: skip

    def _evening(self, problem: Problem, item: Appointment) -> Iterator[Finding]:
        rules = problem.policies
        least = round(rules.dinner_minutes * LEAST_DINNER)
        if item.start.time() < rules.dinner_starts:
            yield self._finding(
                item, "{title} on {day} begins at {start}, before evening.", "Begin at {usual} or later.",
                start=clock(item.start), usual=f"{rules.dinner_starts:%H:%M}",
            )  # fmt: skip
        if item.end - item.start < timedelta(minutes=least):
            yield self._finding(
                item, "{title} on {day} lasts {lasts}, but an evening in a home takes {least} at least.",
                "Let it end later.", lasts=counted(_minutes(item), "minute"), least=least,
            )  # fmt: skip

    def _finding(self, item: Appointment, text: str, way_out: str, **facts: str | int) -> Finding:
        named = {"title": item.title or item.id, "day": on_day(item.start.date())}
        return self.finding(text, item.id, item.group, way_out=way_out, penalty=0.0, **named, **facts)


def _minutes(item: Appointment) -> int:
    return int((item.end - item.start).total_seconds() // 60)


def _allowed(problem: Problem, plan: Plan, item: Appointment) -> tuple[int, int]:
    """The least and the most minutes of a visit: as pinned, else as usual and up to twice that."""
    pins = [p for p in problem.pins.appointments if (p.group, p.resource) == (item.group, item.resource)]
    group, resource = plan.group[item.group], problem.resource[item.resource]
    lengths = [visit_minutes(problem, group, resource, p.minutes) for p in pins]
    lengths = lengths or [visit_minutes(problem, group, resource)]
    return min(lengths), MOST_TIMES * max(lengths)

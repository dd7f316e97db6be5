"""Journeys between cities take the time they take: door to door, between the last item here and the first there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.clock import instant
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.travel import journey
from envoyage.planner.wording import city_name, clock, counted, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Leg, Plan, Stay
    from envoyage.planner.problem import Problem


class CityTravelTime(Rule):
    """The clock of each city counts: elapsed time is taken between instants. Known flights keep their own times."""

    code: ClassVar[str] = "city-travel-time"
    title: ClassVar[str] = "Time enough from city to city"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = "assumption: times between cities are estimated"

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per missing or too short journey, and per item that it runs into."""
        legs = {(leg.from_stay, leg.to_stay): leg for leg in plan.legs}
        for stays in plan.stays_of.values():
            for here, there in pairwise(stays):
                leg = legs.get((here.id, there.id))
                if leg:
                    yield from self._leg(problem, plan, leg)
                elif here.city != there.city:
                    yield self._finding(problem, (here, there), "has no journey", "Plan one.")

    def _leg(self, problem: Problem, plan: Plan, leg: Leg) -> Iterator[Finding]:
        here, there = plan.stay[leg.from_stay], plan.stay[leg.to_stay]
        needed = journey(problem, here.city, there.city).minutes
        passed = _lands(problem, there.city, leg) - instant(problem, here.city, leg.departs)
        elapsed = int(passed.total_seconds() // 60)
        planned = leg.minutes if leg.flight else min(leg.minutes, elapsed)
        if planned < needed:
            what = f"has {counted(planned, 'minute')} for a journey of {counted(needed, 'minute')}"
            yield self._finding(problem, (here, there), what, "Leave earlier or arrive later.")
        if needed:
            yield from self._items(problem, plan, leg)

    def _items(self, problem: Problem, plan: Plan, leg: Leg) -> Iterator[Finding]:
        stays = plan.stay[leg.from_stay], plan.stay[leg.to_stay]
        leaves = _leaves(problem, leg)
        move = "Move the appointment or the journey."
        for item in plan.appointments_of.get(stays[0].id, ()):
            if item.end > leaves:
                what = f"leaves at {_moment(leaves)}, before the end of {item.title or item.kind.value}"
                yield self._finding(problem, stays, what, move)
        for item in plan.appointments_of.get(stays[1].id, ()):
            if item.start < leg.arrives:
                what = f"arrives at {_moment(leg.arrives)}, after the start of {item.title or item.kind.value}"
                yield self._finding(problem, stays, what, move)

    def _finding(self, problem: Problem, stays: tuple[Stay, Stay], what: str, way_out: str) -> Finding:
        here, there = stays
        return self.finding(
            "Group {group}, from {here} to {there}, {what}.", here.group, here.id, there.id, way_out=way_out,
            group=here.group, here=city_name(problem, here.city), there=city_name(problem, there.city), what=what,
        )  # fmt: skip


def _moment(when: datetime) -> str:
    return f"{clock(when)} on {on_day(when.date())}"


def _lands(problem: Problem, city: str, leg: Leg) -> datetime:
    """The instant of arrival; of an hour that comes twice in autumn the second, as files do not tell which it is."""
    return max(instant(problem, city, leg.arrives.replace(fold=fold)) for fold in (0, 1))


def _leaves(problem: Problem, leg: Leg) -> datetime:
    """When the group leaves its hotel: for a known flight earlier than its departure."""
    return leg.departs - timedelta(minutes=problem.policies.airport_before if leg.flight else 0)

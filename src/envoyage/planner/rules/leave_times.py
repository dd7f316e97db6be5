"""Everybody is told early enough when to leave for an item, and how long the ride is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.plan import Kind
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.travel import ride_minutes
from envoyage.planner.venues import hotel_point, place_of
from envoyage.planner.wording import clock, counted, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Appointment, Plan, Stay
    from envoyage.planner.problem import Problem
    from envoyage.planner.travel import Point


class LeaveTimes(Rule):
    """The ride is counted from where the attendees are; they are at the door the usual minutes early.

    Whoever comes straight from another item leaves at its end. To a home they go from the hotel or from the last
    item, whichever is nearer.
    """

    code: ClassVar[str] = "leave-times"
    title: ClassVar[str] = "When to leave"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = RECORDS

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Items with a ride that is told too short, and with no time to leave, one too late or on another day."""
        for stay in plan.stays:
            items = plan.appointments_of.get(stay.id, ())
            for item in items:
                yield from self._item(problem, stay, item, items)

    def _item(
        self, problem: Problem, stay: Stay, item: Appointment, items: tuple[Appointment, ...]
    ) -> Iterator[Finding]:
        place = place_of(problem, stay, item)
        if place is None:
            return
        ride = _ride(problem, stay, item, items, place)
        if item.minutes_there < ride:
            yield self._finding(
                item, "The ride to {title} on {day} takes {needed}, the plan tells {told}.",
                "Tell the minutes it takes.", needed=counted(ride, "minute"), told=item.minutes_there,
            )  # fmt: skip
        latest = _latest(problem, item, items, max(ride, item.minutes_there))
        if item.leave_at is None and ride:
            yield self._finding(
                item, "Nobody is told when to leave for {title} on {day}.", "Tell them to leave at {latest}.",
                latest=clock(latest),
            )  # fmt: skip
        elif item.leave_at and item.leave_at > latest:
            yield self._finding(
                item, "Leaving for {title} on {day} at {leave} is too late.", "Leave at {latest}.",
                leave=clock(item.leave_at), latest=clock(latest),
            )  # fmt: skip
        elif item.leave_at and item.leave_at.date() != item.start.date():
            yield self._finding(
                item, "Leaving for {title} on {day} is planned for {other}.", "Leave at {latest} of the same day.",
                other=on_day(item.leave_at.date()), latest=clock(latest),
            )  # fmt: skip

    def _finding(self, item: Appointment, text: str, way_out: str, **facts: str | int) -> Finding:
        named = {"title": item.title or item.id, "day": on_day(item.start.date())}
        return self.finding(text, item.id, item.group, way_out=way_out, penalty=0.0, **named, **facts)


def _latest(problem: Problem, item: Appointment, items: tuple[Appointment, ...], ride: int) -> datetime:
    """When to leave at the latest: in time for the start, or straight from the item before."""
    early = problem.policies.early_minutes if ride else 0
    ends = [a.end for a in items if a.end <= item.start and set(a.attendees) & set(item.attendees)]
    return max([item.start - timedelta(minutes=ride + early), *ends])


def _ride(problem: Problem, stay: Stay, item: Appointment, items: tuple[Appointment, ...], place: Point) -> int:
    """The minutes of the ride for whoever comes from farthest; to a home from the nearest place one may come from."""
    hotel = hotel_point(problem, stay)
    last: dict[str, Point] = dict.fromkeys(item.attendees, hotel)
    passed = {hotel}
    for before in items:
        here = place_of(problem, stay, before)
        if here and before.end <= item.start and before.start.date() == item.start.date():
            passed.add(here)
            last |= dict.fromkeys((p for p in before.attendees if p in last), here)
    if item.kind is Kind.HOME_HOSPITALITY:
        return min(ride_minutes(problem, here, place) for here in passed)
    return max((ride_minutes(problem, here, place) for here in last.values()), default=0)

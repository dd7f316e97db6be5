"""There is time to ride from one place to the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from envoyage.planner.items import by_person
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.travel import Point
from envoyage.planner.venues import hotel_point, place_of, way_minutes
from envoyage.planner.wording import clock, counted, on_day

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel


class VenueTravelTime(Rule):
    """Between the end of an item and the start of the next elsewhere there is the ride and being early.

    A day begins at the hotel. An item without a place (lunch, free time) is spent where the person is, and takes
    its own time.
    """

    code = "venue-travel-time"
    title = "Time to ride between places of a day"
    severity = Severity.HARD
    source = f"{RECORDS}; assumption: rides are estimated"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each pair of items of a day that is too tight, once for all whom it concerns."""
        seen: set[tuple[str, str]] = set()
        for _, items in by_person(plan):
            for before, item, need in _tight(problem, plan, items):
                if (before.id, item.id) not in seen:
                    seen.add((before.id, item.id))
                    yield self._finding(before, item, need)

    def _finding(self, before: Appointment, item: Appointment, need: int) -> Finding:
        gap = int((item.start - before.end).total_seconds() // 60)
        return self.finding(
            "On {day} {before} ends at {end} and {item} starts at {start}: the way takes {need}, there are {gap}.",
            before.id,
            item.id,
            way_out="Start the second later, or the first earlier.",
            day=on_day(item.start.date()),
            before=before.title or before.id,
            item=item.title or item.id,
            end=clock(before.end),
            start=clock(item.start),
            need=counted(need, "minute"),
            gap=gap,
        )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Rides take their time in the order of a day."""
        model.with_rides = True


def _tight(
    problem: Problem, plan: Plan, items: tuple[Appointment, ...]
) -> Iterator[tuple[Appointment, Appointment, int]]:
    """The pairs (item before, item, minutes needed) with too little time between them."""
    for day_items in _days(items):
        at: Point | None = None
        before: Appointment | None = None
        for item in day_items:
            stay = plan.stay.get(item.stay)
            place = place_of(problem, stay, item) if stay else None
            origin = at or (hotel_point(problem, stay) if stay else None)
            need = way_minutes(problem, origin, place) if origin and place else 0
            if before and need and (item.start - before.end).total_seconds() < need * 60:
                yield before, item, need
            before, at = item, place or origin


def _days(items: tuple[Appointment, ...]) -> Iterator[list[Appointment]]:
    """The items by the day they start on."""
    for _, day_items in groupby(items, key=lambda a: a.start.date()):
        yield list(day_items)

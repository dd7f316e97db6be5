"""Journeys are the ones there are: by the right way, on the day of the move, with known flights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.plan import Mode
from envoyage.planner.problem import OutOf
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.travel import journey
from envoyage.planner.wording import city_name, counted, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Leg, Plan
    from envoyage.planner.problem import Flight, Problem

NIGHT_ENDS = time(6)
"""An arrival after midnight counts to the day before up to this hour (assumption)."""
CLOSE_MILES = 1.0
"""Miles may be rounded by so much."""


class Journeys(Rule):
    """A leg joins a stay of a group to its next one, once; a known flight keeps its own times and minutes."""

    code: ClassVar[str] = "journeys"
    title: ClassVar[str] = "Journeys as they are"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = RECORDS

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Legs that join nothing or are doubled, on other days, by other ways or on unknown flights."""
        moves = {(a.id, b.id) for stays in plan.stays_of.values() for a, b in pairwise(stays)}
        times = Counter((leg.from_stay, leg.to_stay) for leg in plan.legs)
        for leg in plan.legs:
            pair = leg.from_stay, leg.to_stay
            if pair not in moves or times[pair] > 1:
                wrong = "is there more than once" if pair in moves else "does not lead to the next stay"
                yield self._finding(problem, plan, leg, wrong, "Remove it.")
                continue
            for wrong, way_out in (*_way(problem, plan, leg), *_days(problem, plan, leg), *_flight(problem, leg)):
                yield self._finding(problem, plan, leg, wrong, way_out)

    def _finding(self, problem: Problem, plan: Plan, leg: Leg, wrong: str, way_out: str) -> Finding:
        here, there = plan.stay[leg.from_stay], plan.stay[leg.to_stay]
        return self.finding(
            "The journey of group {group} from {here} to {there} {wrong}.", leg.id, leg.group, way_out=way_out,
            group=leg.group, here=city_name(problem, here.city), there=city_name(problem, there.city), wrong=wrong,
        )  # fmt: skip


def _way(problem: Problem, plan: Plan, leg: Leg) -> Iterator[tuple[str, str]]:
    """What differs from the journey that is calculated and paid for, each with its way out."""
    trip = journey(problem, plan.stay[leg.from_stay].city, plan.stay[leg.to_stay].city)
    if leg.mode is not trip.mode:
        yield f"is {_by(leg.mode)} instead of {_by(trip.mode)}", "Correct its mode."
    if leg.minutes != trip.minutes and not leg.flight:
        yield f"is given {counted(leg.minutes, 'minute')} instead of {trip.minutes}", "Correct its minutes."
    if abs(leg.miles - trip.miles) > CLOSE_MILES:
        yield f"is given {leg.miles:.0f} miles instead of {trip.miles:.0f}", "Correct its miles."


def _by(mode: Mode) -> str:
    return "no journey" if mode is Mode.NONE else f"by {mode.value}"


def _days(problem: Problem, plan: Plan, leg: Leg) -> Iterator[tuple[str, str]]:
    """Other days than those of the stays; who left at the usual hour and travels far may arrive after midnight."""
    leave, arrive = plan.stay[leg.from_stay].leave, plan.stay[leg.to_stay].arrive
    if leg.departs.date() != leave:
        yield f"departs on {on_day(leg.departs.date())}, not on {on_day(leave)}", "Depart on the day of leaving."
    in_time = leg.departs.time() <= problem.policies.travel_departs
    by_night = in_time and leg.arrives < datetime.combine(arrive + timedelta(days=1), NIGHT_ENDS)
    is_late = by_night or _is_stuck(problem, plan, leg)
    if leg.arrives.date() != arrive and not (is_late and leg.arrives.date() > arrive):
        yield f"arrives on {on_day(leg.arrives.date())}, not on {on_day(arrive)}", "Arrive on the day of arrival."


def _is_stuck(problem: Problem, plan: Plan, leg: Leg) -> bool:
    """Whether somebody of the group is known to be out until this journey arrives, as it was delayed or cancelled."""
    people = plan.group[leg.group].members
    return any(o.end == leg.arrives for m in people for o in problem.outages_of(OutOf.PARTICIPANT, m))


def _flight(problem: Problem, leg: Leg) -> Iterator[tuple[str, str]]:
    if not leg.flight:
        return
    known: list[Flight] = [f for f in problem.flights if leg.flight in (f.id, f.number)]
    if not known:
        yield f"is on the flight {leg.flight}, which is not known", "Enter the flight, or take it off the journey."
    elif (leg.departs, leg.arrives) not in [(f.departs, f.arrives) for f in known]:
        yield f"has other times than its flight {leg.flight}", "Take the times of the flight."

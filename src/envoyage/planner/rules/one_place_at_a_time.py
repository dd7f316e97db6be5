"""Nobody is in two places at once: participants, language officers and session rooms."""

from collections.abc import Iterator
from itertools import pairwise

from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import clock, on_day, people


class OnePlaceAtATime(Rule):
    """Items of one person, one language officer or one session room do not overlap.

    A group may divide: its parts are different people. The timetable of a stay keeps this by construction, as it
    puts the visits of a day one after the other.
    """

    code = "one-place-at-a-time"
    title = "Nobody is in two places at once"
    severity = Severity.HARD
    source = "assumption: nobody can be in two places"

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each pair of neighbours in somebody's calendar that overlaps, once for all whom it concerns."""
        clashes: dict[tuple[str, str], tuple[Appointment, Appointment, list[str]]] = {}
        for name, items in _calendars(problem, plan).items():
            for a, b in _overlaps(items):
                clashes.setdefault((a.id, b.id), (a, b, []))[2].append(name)
        for (first, second), (a, b, names) in sorted(clashes.items()):
            yield self.finding(
                "{who} would be at {a} until {end} and at {b} from {start} on {day}.",
                first,
                second,
                way_out="Move one of them, or send somebody else.",
                who=people(problem, names),
                a=a.title or a.id,
                b=b.title or b.id,
                end=clock(a.end),
                start=clock(b.start),
                day=on_day(b.start.date()),
            )


def _calendars(problem: Problem, plan: Plan) -> dict[str, list[Appointment]]:
    """The items of each person and each room in time order; all groups in one session are in its room together."""
    table: dict[str, list[Appointment]] = {}
    for item in sorted(plan.appointments, key=lambda a: (a.start, a.end, a.id)):
        for who in (*item.attendees, *item.officers):
            table.setdefault(who, []).append(item)
        session = problem.session.get(item.session)
        if session and session.room:
            _add_room(table.setdefault(f"{session.room} ({session.place})", []), item)
    return table


def _add_room(items: list[Appointment], item: Appointment) -> None:
    if all(other.session != item.session for other in items):
        items.append(item)


def _overlaps(items: list[Appointment]) -> Iterator[tuple[Appointment, Appointment]]:
    for a, b in pairwise(items):
        if b.start < a.end and a.end > a.start:
            yield a, b

"""Seats: everybody once at every event, tables filled evenly, people kept apart, officers in one place."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from envoyage.planner.encounters.arrangement import Seating
from envoyage.planner.encounters.checks.case import Case
from envoyage.planner.encounters.request import SeatingEvent, SeatingKind
from envoyage.planner.presence import present
from envoyage.planner.problem import OutOf
from envoyage.planner.wording import counted


def odd_seats(case: Case) -> Iterator[str]:
    """Every event on its own."""
    for event in case.request.seatings:
        tables = [s for s in case.arrangement.seatings if s.event == event.id]
        yield from _guests(case, event, tables)
        yield from _sizes(event, tables)
        yield from _apart(case, event, tables)
        yield from _officers(case, event, tables)


def _guests(case: Case, event: SeatingEvent, tables: list[Seating]) -> Iterator[str]:
    city = case.problem.block[event.block].city
    away = {a.who for a in case.request.absences if a.start <= event.start < a.end}
    here = {p for p in case.plan.group_of if p not in away and present(case.problem, p, city, event.start, event.start)}
    seats = Counter(p for table in tables for p in table.participants)
    for person in sorted(here | set(seats)):
        if person not in here:
            yield f"{case.name(person)} has a seat at {event.title} and is not there. Take it away."
        elif seats[person] != 1:
            yield f"{case.name(person)} has {counted(seats[person], 'seat')} at {event.title}. Give one."


def _sizes(event: SeatingEvent, tables: list[Seating]) -> Iterator[str]:
    sizes = [len(t.participants) for t in tables]
    whole = event.kind is SeatingKind.TABLES
    most = event.seats if whole else 2
    units = event.units if whole else event.units * (event.seats // 2)
    if len({t.unit for t in tables}) < len(tables) or any(not 1 <= t.unit <= units for t in tables):
        yield f"{event.title} has {units} tables or double seats, and others are filled. Number them from 1."
    if sizes and (max(sizes) > most or max(sizes) - min(sizes) > 1):
        yield f"{event.title} has from {min(sizes)} to {max(sizes)} at one; {most} is the most. Fill them evenly."


def _apart(case: Case, event: SeatingEvent, tables: list[Seating]) -> Iterator[str]:
    for table in tables:
        for a, b in combinations(table.participants, 2):
            one, other = case.problem.participant[a], case.problem.participant[b]
            if b in one.keep_apart or a in other.keep_apart:
                yield f"{one.name} and {other.name} sit together at {event.title}. Keep them apart."


def _officers(case: Case, event: SeatingEvent, tables: list[Seating]) -> Iterator[str]:
    seats = Counter(o for table in tables for o in table.officers)
    for officer, number in sorted(seats.items()):
        if number > 1:
            yield f"{case.name(officer)} sits at {number} tables of {event.title}. One is enough."
        day, of = event.start.date(), case.problem.officer[officer]
        there = (of.available_from or day) <= day <= (of.available_to or day)
        if not there or case.problem.is_out(OutOf.OFFICER, officer, event.start, event.start):
            yield f"{of.name} has a seat at {event.title} and is not available. Send another officer."

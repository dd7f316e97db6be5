"""Seats at every event of the programme, with the language officers who sit behind."""

from collections.abc import Sequence
from dataclasses import replace

from envoyage.planner.encounters.arrangement import Aim, Figure, Seating
from envoyage.planner.encounters.interpreters import assigned, bottlenecks
from envoyage.planner.encounters.mixing import Mixing, bits, guests_of, mixing_of, sizes_of
from envoyage.planner.encounters.request import EncounterRequest, SeatingEvent, SeatingKind
from envoyage.planner.encounters.seats import Hall, Seats, most_pairs, seat
from envoyage.planner.encounters.slots import officer_there
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop, never


def seat_all(
    problem: Problem, plan: Plan, request: EncounterRequest, seed: int, cancelled: Stop = never
) -> tuple[tuple[Seating, ...], Figure, int]:
    """All seats, how many useful pairs meet and at most could, and how many of them meet anyway."""
    mixing = mixing_of(problem, plan)
    events = tuple(sorted(request.seatings, key=lambda e: (e.start, e.id)))
    halls = tuple(_hall(problem, plan, request, mixing, event) for event in events)
    seats = seat(mixing, halls, seed, cancelled) if halls else ()
    named = tuple(_named(problem, plan, mixing, events, seats))
    value = _met(problem, mixing, events, named)
    bound = most_pairs(mixing, halls if _all_hear(problem, mixing, events, named) else [_open(h) for h in halls])
    late = Stopped.CANCELLED if cancelled() else Stopped.TIME
    stopped = Stopped.PROVEN if value >= bound else late
    return named, Figure(Aim.ENCOUNTERS, "", mixing.given + value, mixing.given + bound, stopped), mixing.given


def officers_at(problem: Problem, plan: Plan, event: SeatingEvent) -> dict[str, frozenset[str]]:
    """The language officers of the plan who are there on the day, and what they interpret into."""
    found = {}
    for key in sorted({o for g in plan.groups for o in g.officers}):
        officer = problem.officer[key]
        spoken = frozenset(officer.languages) - {problem.host_language}
        if spoken and officer_there(problem, officer, event.start, event.start):
            found[key] = spoken
    return found


def _hall(problem: Problem, plan: Plan, request: EncounterRequest, mixing: Mixing, event: SeatingEvent) -> Hall:
    index = {p: n for n, p in enumerate(mixing.people)}
    guests = tuple(index[p] for p in guests_of(problem, plan, request, event))
    sizes = sizes_of(event, len(guests))
    if event.kind is SeatingKind.BUS:
        return Hall(event.kind, guests, sizes)
    spoken = officers_at(problem, plan, event)
    needed = frozenset(mixing.language[p] for p in guests if mixing.language[p])
    able = {o: has & needed for o, has in spoken.items() if has & needed}
    crowds = tuple((some, number[0]) for some, number in bottlenecks((able,)))
    return Hall(event.kind, guests, sizes, crowds)


def _named(problem: Problem, plan: Plan, mixing: Mixing, events: Sequence[SeatingEvent], seats: Seats) -> list[Seating]:
    found: list[Seating] = []
    for event, tables in zip(events, seats, strict=True):
        wanted = {
            f"{unit} {mixing.language[p]}": mixing.language[p]
            for unit, table in enumerate(tables, 1)
            for p in table
            if mixing.language[p]
        } if event.kind is SeatingKind.TABLES else {}  # fmt: skip
        taken = assigned(wanted, officers_at(problem, plan, event), {})
        for unit, table in enumerate(tables, 1):
            behind = sorted(o for want, o in taken.items() if want.split(" ")[0] == str(unit))
            found.append(Seating(event.id, unit, tuple(mixing.people[p] for p in table), tuple(behind)))
    return found


def _met(problem: Problem, mixing: Mixing, events: Sequence[SeatingEvent], seatings: Sequence[Seating]) -> int:
    """How many useful pairs, who would not meet else, sit together and can talk: with the officers who are there."""
    index = {p: n for n, p in enumerate(mixing.people)}
    kinds = {e.id: e.kind for e in events}
    met = [0] * len(mixing.people)
    for seating in seatings:
        table = [index[p] for p in seating.participants]
        there = {x for o in seating.officers for x in problem.officer[o].languages}
        helped = [p for p in table if not mixing.language[p] or mixing.language[p] in there]
        everybody, hearing = bits(table), bits(helped if kinds[seating.event] is SeatingKind.TABLES else ())
        for p in table:
            met[p] |= mixing.side_by_side[p] & everybody | (mixing.at_tables[p] & hearing if hearing >> p & 1 else 0)
    return sum(x.bit_count() for x in met) // 2


def _all_hear(problem: Problem, mixing: Mixing, events: Sequence[SeatingEvent], seatings: Sequence[Seating]) -> bool:
    """Whether everybody at a table who needs an interpreter has one; else the officers limit no seating."""
    kinds = {e.id: e.kind for e in events}
    language = dict(zip(mixing.people, mixing.language, strict=True))
    return all(
        {language[p] for p in s.participants} - {""} <= {x for o in s.officers for x in problem.officer[o].languages}
        for s in seatings
        if kinds[s.event] is SeatingKind.TABLES
    )


def _open(hall: Hall) -> Hall:
    return replace(hall, crowds=())

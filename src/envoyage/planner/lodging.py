"""Who shares a room with whom, and how many rooms a group needs."""

from collections.abc import Iterable
from datetime import datetime, time

from envoyage.planner.interpreting import seats
from envoyage.planner.plan import Group, Plan, Stay
from envoyage.planner.problem import Gender, OutOf, Participant, Problem, Room


def may_share(a: Participant, b: Participant) -> bool:
    """Both wish to share, are of the same gender, and neither is to be kept apart from the other."""
    wish = a.room is Room.SHARED and b.room is Room.SHARED
    gender = a.gender is b.gender and a.gender is not Gender.OTHER
    return wish and gender and b.id not in a.keep_apart and a.id not in b.keep_apart


def room_mates(problem: Problem, members: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The members by rooms: pairs of those who wish and may share, compatriots first; everybody else alone."""
    waiting = sorted((problem.participant[m] for m in members), key=lambda p: (p.gender, p.country, p.id))
    rooms: list[tuple[str, ...]] = []
    while waiting:
        first = waiting.pop(0)
        mate = next((p for p in waiting if may_share(first, p)), None)
        if mate:
            waiting.remove(mate)
        rooms.append((first.id, mate.id) if mate else (first.id,))
    return tuple(rooms)


def rooms_needed(problem: Problem, plan: Plan, group: Group) -> int:
    """Rooms of a group: its members', and one for each language officer it has or will have."""
    officers = len(group.officers) or sum(seats(problem, plan, group.id).values())
    return len(room_mates(problem, group.members)) + officers


def overlap(a: Stay, b: Stay) -> bool:
    """Whether two stays have a night in common."""
    return a.arrive < b.leave and b.arrive < a.leave


def sleeps(problem: Problem, person: str, stay: Stay) -> bool:
    """Whether somebody needs a bed in a stay of his group: not who arrives after it or has departed before it.

    A language officer needs none in a stay from beginning to end of which he is out.
    """
    known = problem.participant.get(person)
    if known is None:
        arrive, leave = datetime.combine(stay.arrive, time()), datetime.combine(stay.leave, time())
        return all(o.start > arrive or o.end < leave for o in problem.outages_of(OutOf.OFFICER, person))
    late = known.arrival is not None and known.arrival.date() >= stay.leave
    early = known.departure is not None and known.departure.date() <= stay.arrive
    return not (late or early)


def is_closed(problem: Problem, hotel: str, stay: Stay) -> bool:
    """Whether a hotel is closed on a night of a stay."""
    arrive, leave = datetime.combine(stay.arrive, time()), datetime.combine(stay.leave, time())
    return problem.is_out(OutOf.HOTEL, hotel, arrive, leave)

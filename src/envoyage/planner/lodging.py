"""Who shares a room with whom, and how many rooms a group needs."""

from collections.abc import Iterable

from envoyage.planner.interpreting import seats
from envoyage.planner.plan import Group, Plan, Stay
from envoyage.planner.problem import Gender, Participant, Problem, Room


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

"""Rooms by number: pairs of those who wish to share, officers and all others alone."""

from envoyage.planner.lodging import overlap, room_mates
from envoyage.planner.plan import Plan, RoomUse, Stay
from envoyage.planner.problem import Problem


def give_rooms(problem: Problem, plan: Plan) -> tuple[RoomUse, ...]:
    """The rooms of all stays; where a hotel has too few, the last are without.

    Stays take rooms in order of arrival, so a hotel with rooms enough each night never runs out. A group that
    stays on in a hotel keeps its rooms.
    """
    given: list[RoomUse] = []
    for stay in sorted(plan.stays, key=lambda s: (s.arrive, s.leave, s.id)):
        if stay.hotel in problem.hotel:
            given += _rooms(problem, plan, stay, given)
    return tuple(given)


def _rooms(problem: Problem, plan: Plan, stay: Stay, given: list[RoomUse]) -> list[RoomUse]:
    group = plan.group[stay.group]
    parties = (*room_mates(problem, group.members), *((o,) for o in group.officers))
    same = [r for r in given if r.hotel == stay.hotel]
    busy = {r.number for r in same if overlap(plan.stay[r.stay], stay)}
    before = {r.occupants: r.number for r in same if plan.stay[r.stay].leave == stay.arrive}
    kept = {p: before[p] for p in parties if p in before and before[p] not in busy}
    free = iter(n for n in range(1, problem.hotel[stay.hotel].rooms + 1) if n not in busy and n not in kept.values())
    numbered = ((party, kept.get(party) or next(free, 0)) for party in parties)
    return [RoomUse(stay.id, stay.hotel, number, party) for party, number in numbered if number]

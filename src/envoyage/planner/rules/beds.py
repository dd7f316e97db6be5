"""A bed every night: a hotel for every stay, a room for everybody, no more rooms than the hotel has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.lodging import is_closed, may_share, overlap, rooms_needed, sleeps
from envoyage.planner.problem import nights
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import SPONSOR_CHECKLIST
from envoyage.planner.wording import city_name, counted, people

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan, RoomUse, Stay
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import HospitalityModel


class Beds(Rule):
    """Two share a room only if both wish to, are of the same gender and need not be kept apart."""

    code: ClassVar[str] = "beds"
    title: ClassVar[str] = "A bed every night"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = f"{SPONSOR_CHECKLIST}; assumption: shared rooms"
    stages: ClassVar[tuple[str, ...]] = ("hospitality",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Stays without hotel or room for somebody, rooms wrongly shared, rooms used twice."""
        rooms: dict[str, list[RoomUse]] = {s.id: [] for s in plan.stays}
        for room in plan.rooms:
            rooms.setdefault(room.stay, []).append(room)
        for stay in plan.stays:
            yield from self._stay(problem, plan, stay, rooms[stay.id])
        for room in plan.rooms:
            yield from self._room(problem, plan, room)
        yield from self._used_twice(problem, plan)

    def _stay(self, problem: Problem, plan: Plan, stay: Stay, rooms: list[RoomUse]) -> Iterator[Finding]:
        city = city_name(problem, stay.city)
        if not nights(stay.arrive, stay.leave):
            return
        if stay.hotel not in problem.hotel or problem.hotel[stay.hotel].city != stay.city:
            yield self.finding(
                "Group {group} has no hotel in {city}.", stay.id, stay.group,
                way_out="Add a hotel with enough rooms.", group=stay.group, city=city,
            )  # fmt: skip
            return
        if is_closed(problem, stay.hotel, stay):
            yield self.finding(
                "{hotel} in {city} is closed on nights on which group {group} is there.", stay.id, stay.group,
                way_out="Take another hotel.", group=stay.group, city=city, hotel=problem.hotel[stay.hotel].name,
            )  # fmt: skip
        group = plan.group[stay.group]
        times = Counter(o for room in rooms if room.hotel == stay.hotel for o in room.occupants)
        people_there = (*group.members, *group.officers)
        without = tuple(p for p in people_there if times[p] > 1 or (not times[p] and sleeps(problem, p, stay)))
        if without:
            yield self.finding(
                "In {city}, these of group {group} have not one bed each at {hotel}: {people}.", stay.id, stay.group,
                *without, way_out="Block more rooms, or take another hotel.", people=people(problem, without),
                hotel=problem.hotel[stay.hotel].name, group=stay.group, city=city,
            )  # fmt: skip

    def _room(self, problem: Problem, plan: Plan, room: RoomUse) -> Iterator[Finding]:
        hotel = problem.hotel.get(room.hotel)
        if hotel and plan.stay[room.stay].hotel not in ("", room.hotel):
            yield self.finding(
                "Room {number} of {hotel} is not in the hotel of group {group} in {city}.", room.stay,
                *room.occupants, way_out="Remove it, or move the stay to this hotel.", number=room.number,
                hotel=hotel.name, group=plan.stay[room.stay].group,
                city=city_name(problem, plan.stay[room.stay].city),
            )  # fmt: skip
        if hotel and not 1 <= room.number <= hotel.rooms:
            yield self.finding(
                "Room {number} of {hotel} is beyond its {rooms}.", room.stay, way_out="Block more rooms.",
                number=room.number, hotel=hotel.name, rooms=counted(hotel.rooms, "room"),
            )  # fmt: skip
        if len(room.occupants) > 1 and not _willing(problem, room):
            yield self.finding(
                "{people} share room {number} in {city} but cannot.", room.stay, *room.occupants,
                way_out="Give each a room: two share only if both wish to and are of the same gender.",
                people=people(problem, room.occupants), number=room.number,
                city=city_name(problem, plan.stay[room.stay].city),
            )  # fmt: skip

    def _used_twice(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        by_room: dict[tuple[str, int], list[RoomUse]] = {}
        for room in plan.rooms:
            by_room.setdefault((room.hotel, room.number), []).append(room)
        for (hotel, number), uses in sorted(by_room.items()):
            for a, b in combinations(uses, 2):
                if overlap(plan.stay[a.stay], plan.stay[b.stay]):
                    yield self.finding(
                        "Room {number} of {hotel} is given to {people} for the same nights.", a.stay, b.stay,
                        way_out="Give one of them another room.", number=number,
                        hotel=problem.hotel[hotel].name if hotel in problem.hotel else hotel,
                        people=people(problem, {*a.occupants, *b.occupants}),
                    )  # fmt: skip

    def in_hospitality(self, problem: Problem, model: HospitalityModel) -> None:
        """One hotel a stay; each night no more rooms than the hotel has."""
        asked = {s.id: rooms_needed(problem, model.plan, model.plan.group[s.group]) for s in model.lodging}
        for stay in model.lodging:
            hotels = problem.hotels_in[stay.city]
            model.at_least((model.lodges[stay.id, h.id] for h in hotels), 1, self.code)
            same_night = [s for s in model.lodging if s.city == stay.city and s.arrive <= stay.arrive < s.leave]
            for hotel in hotels:
                if is_closed(problem, hotel.id, stay):
                    model.at_most([(1, model.lodges[stay.id, hotel.id])], 0, self.code)
                terms = ((asked[s.id], model.lodges[s.id, hotel.id]) for s in same_night)
                model.at_most(terms, hotel.rooms, self.code)


def _willing(problem: Problem, room: RoomUse) -> bool:
    """Whether two participants, no officer among them, may share."""
    known = [problem.participant[o] for o in room.occupants if o in problem.participant]
    return len(known) == len(room.occupants) == 2 and may_share(known[0], known[1])

"""Random legal plans: what chance makes of a programme, to hold the planner's plans against."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from envoyage.planner.check import check
from envoyage.planner.clock import instant, wall
from envoyage.planner.errors import Impossible
from envoyage.planner.leaving import with_leave_times
from envoyage.planner.plan import Appointment, Group, Kind, Leg, Plan, RoomUse, Stay
from envoyage.planner.problem import Hotel, Problem, Session, SharedBlock, Slot
from envoyage.planner.travel import journey
from envoyage.sample.random_days import Diary, random_visits
from envoyage.sample.random_groups import random_groups

TRIES = 50


def random_plan(problem: Problem, seed: int) -> Plan:
    """A random plan that keeps the hard rules: split, cities, visits, language officers, legs and beds.

    No solver takes part: people, cities, resources and times are drawn, and drawn again where a rule says no.
    Evenings in homes and vehicles (rules that can be waived) are not arranged. Raises Impossible where chance
    finds no plan.
    """
    for attempt in range(TRIES):
        rng = Random(f"{problem.id}/{seed}/{attempt}")
        plan = _drawn(problem, seed, rng)
        if plan:
            return replace(plan, totals=check(problem, plan).totals)
    raise Impossible((f"No legal plan was found at random in {TRIES} tries.",))


def _drawn(problem: Problem, seed: int, rng: Random) -> Plan | None:
    """One try; None where some stay cannot be filled."""
    groups = random_groups(problem, rng)
    traveller = _Traveller(problem, rng)
    for period in problem.periods:
        for group in rng.sample(groups, len(groups)):
            if not traveller.arrange(group, period):
                return None
    stays = tuple(sorted(traveller.stays, key=lambda s: (s.group, s.arrive)))
    plan = Plan(problem.id, seed, groups, stays, appointments=tuple(traveller.appointments))
    timed = (a for s in stays for a in with_leave_times(problem, plan, s))
    return replace(
        plan,
        legs=tuple(leg for g in groups for leg in _legs(problem, plan.stays_of[g.id])),
        appointments=tuple(sorted(timed, key=lambda a: (a.start, a.id))),
        rooms=tuple(traveller.rooms),
    )


class _Traveller:
    """Arranges one stay after the other."""

    def __init__(self, problem: Problem, rng: Random) -> None:
        self._problem, self._rng = problem, rng
        self._diary = Diary(problem, rng)
        self._full: dict[tuple[str, str], int] = {}
        self.stays: list[Stay] = []
        self.appointments: list[Appointment] = []
        self.rooms: list[RoomUse] = []

    def arrange(self, group: Group, period: SharedBlock | Slot) -> bool:
        """A stay of the group in a city drawn at random where its days can be filled; False where none is."""
        for city in self._cities(group, period):
            hotel = self._hotel(group, city, period.id)
            if hotel is None:
                continue
            stay = Stay(f"{group.id}-{period.id}", group.id, city, period.id, period.arrive, period.leave, hotel.id)
            sessions = [_attended(self._problem, group, stay, s) for s in self._sessions(period.id)]
            visits = random_visits(self._diary, group, stay, sessions)
            if visits is not None:
                self.stays.append(stay)
                self.appointments += [*sessions, *visits]
                self._take_rooms(group, stay, hotel)
                return True
        return False

    def _sessions(self, period: str) -> tuple[Session, ...]:
        return self._problem.sessions_of.get(period, ())

    def _cities(self, group: Group, period: SharedBlock | Slot) -> list[str]:
        """The city of a block, or the slot's cities with room for a group that is new there, in random order."""
        if isinstance(period, SharedBlock):
            return [period.city]
        there = [s.city for s in self.stays if s.period == period.id]
        seen = {s.city for s in self.stays if s.group == group.id}
        blocks = {b.city for b in self._problem.blocks}
        free = [
            c.id
            for c in self._problem.cities
            if there.count(c.id) < c.groups_in(period.id) and c.id not in seen | blocks
        ]
        return self._rng.sample(free, len(free))

    def _hotel(self, group: Group, city: str, period: str) -> Hotel | None:
        """A hotel with a room for each."""
        need = len(group.members) + len(group.officers)
        fitting = [h for h in self._problem.hotels_in[city] if h.rooms - self._full.get((h.id, period), 0) >= need]
        return self._rng.choice(fitting) if fitting else None

    def _take_rooms(self, group: Group, stay: Stay, hotel: Hotel) -> None:
        first = self._full.get((hotel.id, stay.period), 0) + 1
        people = (*group.members, *group.officers)
        self.rooms += [RoomUse(stay.id, hotel.id, number, (who,)) for number, who in enumerate(people, start=first)]
        self._full[hotel.id, stay.period] = first + len(people) - 1


def _attended(problem: Problem, group: Group, stay: Stay, session: Session) -> Appointment:
    """A session in the group's calendar, for those who are there by then."""
    people = [problem.participant[p] for p in group.members]
    there = tuple(
        p.id
        for p in people
        if (p.arrival is None or p.arrival <= session.start) and (p.departure is None or p.departure >= session.end)
    )
    return Appointment(
        id=f"{group.id}-{session.id}",
        stay=stay.id,
        group=group.id,
        kind=Kind.SESSION,
        start=session.start,
        end=session.end,
        attendees=there,
        title=session.title,
        session=session.id,
        officers=group.officers,
    )


def _legs(problem: Problem, stays: tuple[Stay, ...]) -> list[Leg]:
    """The journeys between stays, at the usual hour of departure."""
    legs = []
    for a, b in pairwise(stays):
        trip = journey(problem, a.city, b.city)
        leaves = datetime.combine(a.leave, problem.policies.travel_departs)
        lands = instant(problem, a.city, leaves) + timedelta(minutes=trip.minutes)
        arrives = wall(problem, b.city, lands)
        key = f"{a.id}-{b.id}"
        legs.append(Leg(key, a.group, a.id, b.id, trip.mode, leaves, arrives, trip.minutes, trip.miles))
    return legs

"""Puts a sample programme together."""

from dataclasses import replace
from datetime import datetime, time
from random import Random

from envoyage.planner.problem import Participant, ParticipantStatus, Policies, Problem
from envoyage.sample.calendar import make_blocks, make_holidays, make_sessions, make_window
from envoyage.sample.flights import home_airports, make_arrivals, make_departures
from envoyage.sample.homes import make_hosts
from envoyage.sample.officers import make_officers, make_staff
from envoyage.sample.people import make_countries, make_participants
from envoyage.sample.places import (
    CLOSING_CITY,
    OPENING_CITY,
    make_airports,
    make_cities,
    make_hotels,
    make_medical,
    make_per_diems,
    make_vehicles,
)
from envoyage.sample.resources import make_contacts, make_resources
from envoyage.sample.sizes import SCALES, Scale, Size
from envoyage.sample.topics import make_objectives, make_sectors, make_themes


def make_problem(size: Size, seed: int) -> Problem:
    """A sample programme, the same for the same size and seed.

    S is an On Demand programme (10 people, one group, ten nights), M the usual one (72 people, seven groups,
    24 slot cities), L one large programme (100 people, nine groups, twice the resources), not a year of many.
    """
    return _Maker(size, seed).problem()


class _Maker:
    """Makes the parts of one programme, each with its own stream of random numbers."""

    def __init__(self, size: Size, seed: int) -> None:
        self._size, self._seed, self._scale = size, seed, SCALES[size]
        self._policies = make_policies(self._scale)

    def _rng(self, part: str) -> Random:
        return Random(f"{self._size}/{self._seed}/{part}")

    def problem(self) -> Problem:
        """The whole programme."""
        scale = self._scale
        blocks, window = make_blocks(scale), make_window(scale)
        starts, ends = blocks[0].arrive, blocks[-1].leave
        cities = make_cities(scale, self._rng("cities"))
        people = make_participants(scale, self._rng("people"))
        bare = Problem(
            id=f"sample-{self._size.lower()}-{self._seed}",
            title="Safer Together: a sample programme",
            starts=starts,
            ends=ends,
            motto="Neighbours in a secure world",
            sponsor="Sample Office of International Visitors",
            agency="Sample Programme Agency",
            agency_phone="+1 202 555 0100",
            themes=make_themes(),
            objectives=make_objectives(),
            sectors=make_sectors(),
            countries=make_countries(),
            blocks=blocks,
            windows=(window,),
            sessions=make_sessions(scale, blocks, self._rng("sessions")),
            participants=people,
            officers=make_officers(scale, self._policies, self._rng("officers")),
            cities=cities,
            per_diems=make_per_diems(cities, tuple(range(starts.month, ends.month + 1))),
            staff=make_staff(cities, self._rng("staff")),
            medical=make_medical(cities, self._rng("medical")),
            policies=self._policies,
            holidays=make_holidays(cities, starts, ends),
        )
        return self._with_flights(self._with_places(bare))

    def _with_places(self, problem: Problem) -> Problem:
        """Adds what is in the cities."""
        resources = make_resources(self._scale, problem.cities, self._rng("resources"))
        slot_cities = tuple(c for c in problem.cities if c.id not in (OPENING_CITY, CLOSING_CITY))
        phones = {c.id: c.sponsor_phone[:-2] for c in problem.cities}
        return replace(
            problem,
            resources=resources,
            contacts=make_contacts(resources, self._rng("contacts"), phones),
            hosts=make_hosts(self._scale, slot_cities, problem.slots, self._rng("hosts")),
            hotels=make_hotels(self._scale, problem.cities, self._rng("hotels")),
            vehicles=make_vehicles(self._scale, problem.cities, self._rng("vehicles")),
        )

    def _with_flights(self, problem: Problem) -> Problem:
        """Adds airports and flights, and the arrivals that follow from them."""
        abroad = {home_airports()[p.country] for p in problem.travellers}
        airports = make_airports({c.airport for c in problem.cities} | abroad | {"IAD", "JFK"})
        table_of = {a.id: a for a in airports}
        first = datetime.combine(problem.starts, time(12))
        last = datetime.combine(problem.ends, time(12))
        there = make_arrivals(problem.travellers, table_of, first, self._rng("arrivals"))
        back = make_departures(problem.travellers, table_of, last, self._rng("departures"))
        lands = {p: f.arrives for f in there for p in f.participants}
        leaves = {p: f.departs for f in back for p in f.participants}
        people = tuple(_with_times(p, lands, leaves) for p in problem.participants)
        return replace(problem, airports=airports, flights=(*there, *back), participants=people)


def _with_times(person: Participant, lands: dict[str, datetime], leaves: dict[str, datetime]) -> Participant:
    if person.status is not ParticipantStatus.APPROVED:
        return person
    arrival = person.arrival or lands.get(person.id)
    return replace(person, arrival=arrival, departure=leaves.get(person.id))


def make_policies(scale: Scale) -> Policies:
    """The policies that differ from their defaults.

    Partial relevance counts little here, so that it matters which resource a group meets.
    """
    return Policies(
        groups_fewest=scale.groups,
        groups_most=scale.groups,
        group_smallest=scale.smallest,
        group_largest=scale.largest,
        most_per_region=scale.per_region,
        most_per_sector=scale.largest if scale.groups == 1 else 8,
        theme_only=0.13,
        objective_only=0.02,
    )

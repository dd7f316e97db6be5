"""The calendar and the cities of split and route as numbers: what may follow what, and what it costs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from envoyage.planner.money import lodging_rate, meals_rate
from envoyage.planner.plan import Mode
from envoyage.planner.problem import Problem, SharedBlock, Slot, days, nights
from envoyage.planner.route.supply import Supply
from envoyage.planner.travel import journey

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Calendar:
    """Slots, the cities a group may be in, and tables of dollars over them."""

    problem: Problem
    supply: Supply

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """All cities of the problem by id; a city's number is its place here."""
        return tuple(c.id for c in self.problem.cities)

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each city."""
        return {city: i for i, city in enumerate(self.cities)}

    @cached_property
    def allowed(self) -> tuple[tuple[int, ...], ...]:
        """For each slot the cities that can host a group and fill its full working days.

        The city of a shared block counts only where its capacity in the slot is stated.
        """
        return tuple(tuple(self.number[c] for c in self.cities if self._hosts(c, s)) for s in self.problem.slots)

    def _hosts(self, city: str, slot: Slot) -> bool:
        place = self.problem.city[city]
        if not place.groups_in(slot.id):
            return False
        shared = any(b.city == city for b in self.problem.blocks)
        stated = any(c.period == slot.id for c in place.capacities)
        least = self.problem.policies.fewest_a_day * len(self.supply.full_days(city, slot))
        return (stated or not shared) and len(self.supply.open_in(city, (slot,))) >= least

    @cached_property
    def continues(self) -> tuple[bool, ...]:
        """For each slot whether a group may stay on from the slot before."""
        slots = self.problem.slots
        return tuple(i > 0 and slot.may_continue and slots[i - 1].leave == slot.arrive for i, slot in enumerate(slots))

    def stay_dollars(self, city: str, period: SharedBlock | Slot) -> float:
        """Lodging and meals of one person for a period in a city."""
        first, last = self.problem.periods[0].arrive, self.problem.periods[-1].leave
        share = 0.75 if self.problem.policies.per_diem == "first_last_75" else 1.0
        slept = nights(period.arrive, period.leave)
        fed = days(period.arrive, period.leave) if period == self.problem.periods[-1] else slept
        meals = sum(meals_rate(self.problem, city, d.month) * (share if d in (first, last) else 1.0) for d in fed)
        return meals + sum(lodging_rate(self.problem, city, d.month) for d in slept)

    @cached_property
    def journeys(self) -> tuple[Floats, Floats]:
        """Dollars of a journey between any two cities: for each person, and for the whole group."""
        each, together = np.zeros((2, len(self.cities), len(self.cities)))
        for a, origin in enumerate(self.cities):
            for b, destination in enumerate(self.cities):
                trip = journey(self.problem, origin, destination)
                (each if trip.mode is Mode.AIR else together)[a, b] = trip.dollars
        return each, together

    def route_dollars(self, picks: Ints) -> tuple[Floats, Floats]:
        """Dollars of whole routes (rows of city numbers, one a slot): for each person, and for the group."""
        where = self._whereabouts(picks)
        person, group = np.zeros((2, len(picks)))
        for i, period in enumerate(self.problem.periods):
            rates = np.array([self.stay_dollars(city, period) for city in self.cities])
            person += rates[where[i]]
            if i:
                each, together = self.journeys
                person += each[where[i - 1], where[i]]
                group += together[where[i - 1], where[i]]
        return person, group

    def _whereabouts(self, picks: Ints) -> list[Ints]:
        """City numbers of each period, shared blocks included."""
        column = {slot.id: i for i, slot in enumerate(self.problem.slots)}
        return [
            picks[:, column[p.id]]
            if p.id in column
            else np.full(len(picks), self.number[self.problem.block[p.id].city])
            for p in self.problem.periods
        ]

    def least_dollars(self) -> float:
        """Dollars that nights and meals of one person cost at least, journeys left out."""
        total = 0.0
        for period in self.problem.periods:
            block = self.problem.block.get(period.id)
            cities = (block.city,) if block else [self.cities[c] for c in self._allowed_in(period.id)]
            total += min(self.stay_dollars(city, period) for city in cities)
        return total

    def _allowed_in(self, slot: str) -> tuple[int, ...]:
        return next(c for s, c in zip(self.problem.slots, self.allowed, strict=True) if s.id == slot)

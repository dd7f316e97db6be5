"""What a route is worth to each person and what it costs: the numbers that split and route maximises."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from envoyage.planner.problem import Participant, Problem
from envoyage.planner.route.calendar import Calendar, Floats, Ints
from envoyage.planner.route.fits import Flags, fits_label
from envoyage.planner.route.officers import Officers, Seat
from envoyage.planner.route.supply import Supply
from envoyage.planner.unknowns.route import pinned_labels


@dataclass(frozen=True)
class Party:
    """A group: the row of its route, the numbers of its members among the travellers, the label pinned to it."""

    route: int
    members: tuple[int, ...]
    label: str = ""


Split = tuple[Party, ...]


@dataclass(frozen=True)
class Estimator:
    """Expected coverage of people on routes given as rows of city numbers, one a slot."""

    problem: Problem
    supply: Supply
    calendar: Calendar

    @cached_property
    def _runs(self) -> tuple[Ints, Floats]:
        """The row of each run (first slot, last slot, city) in a table of expected doses, and the table."""
        slots, count = self.problem.slots, len(self.calendar.cities)
        rows: list[Floats] = [np.zeros(len(self.supply.kinds))]
        where = np.zeros((len(slots), len(slots), count), dtype=np.int64)
        for first in range(len(slots)):
            for last in range(first, len(slots)):
                if last > first and not self.calendar.continues[last]:
                    break
                for c in self.calendar.allowed[last]:
                    where[first, last, c] = len(rows)
                    rows.append(self.supply.expected(self.calendar.cities[c], slots[first : last + 1]))
        return where, np.array(rows)

    def amounts(self, picks: Ints) -> Floats:
        """Expected doses of each kind of need on each route (or beginning of one), shared sessions included."""
        where, table = self._runs
        total = np.tile(self.supply.shared, (len(picks), 1))
        first = np.zeros(len(picks), dtype=np.int64)
        length = picks.shape[1]
        for slot in range(length):
            goes_on = self._stays_on(picks, slot)
            first = np.where(goes_on, first, slot)
            ends = ~self._stays_on(picks, slot + 1) if slot + 1 < length else np.ones(len(picks), dtype=bool)
            total[ends] += table[where[first[ends], slot, picks[ends, slot]]]
        return total

    def _stays_on(self, picks: Ints, slot: int) -> NDArray[np.bool_]:
        if not slot or not self.calendar.continues[slot]:
            return np.zeros(len(picks), dtype=bool)
        same: NDArray[np.bool_] = picks[:, slot] == picks[:, slot - 1]
        return same

    def coverage(self, picks: Ints) -> Floats:
        """Expected coverage, from 0 to 1, by route (rows) and traveller (columns)."""
        return self.covered(self.amounts(picks))

    def covered(self, amounts: Floats) -> Floats:
        """Coverage by rows of doses and by traveller."""
        return np.column_stack([self._person(p, amounts) for p in self.problem.travellers])

    def _person(self, person: Participant, amounts: Floats) -> Floats:
        weights = sum(n.weight for n in person.needs)
        if not weights:
            return np.ones(len(amounts))
        total = np.zeros(len(amounts))
        for need in person.needs:
            got = amounts[:, self.supply.column[need.objective, need.theme]]
            total += need.weight * np.minimum(1.0, got / need.dose)
        share: Floats = total / float(weights)
        return share

    def free_coverage(self) -> Floats:
        """Coverage of each traveller if each slot could be spent in all cities at once: an upper bound."""
        where, table = self._runs
        total = self.supply.shared.copy()
        for slot in range(len(self.problem.slots)):
            best = np.zeros(len(self.supply.kinds))
            for first in range(slot + 1):
                rows = where[first, slot:, :].reshape(-1)
                best = np.maximum(best, table[rows].max(axis=0))
            total += best
        free: Floats = self.covered(total[None, :])[0]
        return free


@dataclass(frozen=True)
class Worth:
    """All routes with their worth. Points are points of plan value.

    ``picks``: city numbers by route and slot. ``coverage``: by route and traveller. ``person``, ``group`` and
    ``officer[mode]``: points that one member, the group as a whole, and one language officer cost on a route.
    ``complete``: whether these are all routes there are.
    """

    problem: Problem
    calendar: Calendar
    officers: Officers
    picks: Ints
    coverage: Floats
    complete: bool
    free: Floats
    """Coverage of each traveller that no route at all can exceed."""
    dollars: tuple[Floats, Floats] = field(repr=False)
    crowded: Floats = field(repr=False)
    """The share of coverage that a member loses, by route and size of the group."""
    together: tuple[int, ...] = ()
    """Where routes were left out: routes for all groups, pinned labels first, that the cities can host at once."""

    @cached_property
    def per_point(self) -> float:
        """Dollars that cost one point."""
        return self.problem.policies.dollars_per_point

    @cached_property
    def share(self) -> float:
        """Points of one traveller's full coverage in the mean."""
        return 1000.0 / max(1, len(self.problem.travellers))

    @cached_property
    def minimum(self) -> float:
        """Points of full minimum coverage."""
        return 1000.0 * self.problem.policies.minimum_weight

    @cached_property
    def person(self) -> Floats:
        """Points one member costs, by route."""
        return self.dollars[0] / self.per_point

    @cached_property
    def group(self) -> Floats:
        """Points the group as a whole costs, by route."""
        return self.dollars[1] / self.per_point

    @cached_property
    def crowd(self) -> Floats:
        """Points a group loses because fewer resources receive so many, by route and size."""
        return self.share * self.crowded * np.arange(self.crowded.shape[1])

    @cached_property
    def officer(self) -> dict[Seat, Floats]:
        """Points one language officer costs, by seat and route: travels and sleeps as a member, and is paid."""
        seats = {seat for pattern in self.officers.patterns for seat, _ in pattern.officers}
        return {seat: self.person + self.officers.pay(seat[1]) / self.per_point for seat in sorted(seats)}

    @cached_property
    def appeal(self) -> Floats:
        """Points of a usual group on each route, were everybody equally likely to be in it."""
        people = len(self.problem.travellers)
        usual = people / max(1, self.problem.policies.groups_most)
        points: Floats = usual * (self.share * self.coverage.mean(axis=1) - self.person) - self.group
        return points

    @cached_property
    def fits(self) -> dict[str, Flags]:
        """The routes that each pinned label may take; all of them for no label."""
        labels = pinned_labels(self.problem.pins)
        every: Flags = np.ones(len(self.picks), dtype=bool)
        return {"": every} | {k: fits_label(self.problem, self.calendar, self.picks, k) for k in labels}

    @cached_property
    def language(self) -> tuple[str, ...]:
        """The interpreted language of each traveller, empty for none."""
        return tuple(self.problem.interpreted_language(p) for p in self.problem.travellers)

    def seats(self, members: Iterable[int]) -> Mapping[Seat, int]:
        """The officers a group of these travellers needs."""
        guests = tuple(sorted(self.language[m] for m in members if self.language[m]))
        if guests not in self._seats:
            self._seats[guests] = self.officers.seats(Counter(guests))
        return self._seats[guests]

    @cached_property
    def _seats(self) -> dict[tuple[str, ...], Mapping[Seat, int]]:
        """What was worked out before, by the languages of a group's guests: searches ask very often."""
        return {}

    def points(self, party: Party) -> float:
        """Points of a group: its members' share in the mean coverage less its cost."""
        gain = self.share * float(self.coverage[party.route, list(party.members)].sum())
        return gain - self.charge(party.route, len(party.members), self.seats(party.members))

    def charge(self, route: int, members: int, seats: Mapping[Seat, int]) -> float:
        """Points a group costs on a route."""
        staff = sum(count * float(self.officer[seat][route]) for seat, count in seats.items())
        return float(self.person[route]) * members + float(self.group[route] + self.crowd[route, members]) + staff

    def total(self, split: Split) -> float:
        """Points of a whole split: mean and minimum coverage less cost, before soft rules."""
        least = min((float(self.coverage[p.route, m]) for p in split for m in p.members), default=1.0)
        return sum(self.points(p) for p in split) + self.minimum * least

    def cities(self, route: int) -> tuple[str, ...]:
        """The cities of a route by id, slot by slot."""
        return tuple(self.calendar.cities[c] for c in self.picks[route])

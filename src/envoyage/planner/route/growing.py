"""Grows routes slot by slot: all of them where time allows, else the most promising ones, and some that go together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from envoyage.planner.progress import Stop
from envoyage.planner.route.calendar import Calendar, Floats, Ints
from envoyage.planner.route.fits import Flags
from envoyage.planner.route.worth import Estimator
from envoyage.planner.unknowns.route import pinned_labels

GROWN = 250_000
"""So many beginnings at most come of one slot: of more the most promising are extended. Rating them takes 1.5 s."""
CHUNK = 20_000
"""Beginnings that are rated between two looks at the clock, and what still comes of a slot once time is over."""
NARROW = 1_000
"""What comes of a slot for a single route that goes together with others."""

Cities = Sequence[Sequence[int]]
"""The numbers of the cities a route may be in, slot by slot."""


@dataclass(frozen=True)
class Grower:
    """What routes are grown with; once it is ``over``, few beginnings are followed to their end."""

    calendar: Calendar
    estimator: Estimator
    over: Stop

    def all(self, most: int) -> tuple[Ints, bool]:
        """At most so many routes, and whether none was left out."""
        picks, complete = self._grow(self.calendar.allowed, GROWN)
        if len(picks) > most:
            picks, complete = picks[self._promising(picks, most)], False
        return picks, complete

    def together(self, keeps: Callable[[Ints], Flags]) -> Ints:
        """As many routes as there may be groups, those of pinned labels first, that the cities can host at once.

        Each is a good one among those that are left and are to be kept; fewer where there is none.
        """
        problem = self.calendar.problem
        labels = pinned_labels(problem.pins)
        free = [""] * (problem.policies.groups_most - len(labels))
        left = np.array([[problem.city[c].groups_in(s.id) for c in self.calendar.cities] for s in problem.slots])
        found: list[Ints] = []
        for label in (*labels, *free):
            picks, _ = self._grow([self._open(label, slot, room) for slot, room in enumerate(left)], NARROW)
            picks = picks[keeps(picks)]
            if not len(picks):
                break
            best = picks[np.argmax(self._merits(picks))]
            left[np.arange(len(left)), best] -= 1
            found.append(best)
        return np.array(found, dtype=np.int64).reshape(len(found), len(left))

    def _open(self, label: str, slot: int, room: Ints) -> list[int]:
        """The cities with room for one more group, only the pinned one where a label is pinned."""
        pinned = self._pinned[label].get(slot) if label else None
        return [c for c in self.calendar.allowed[slot] if room[c] > 0 and pinned in (None, c)]

    def _grow(self, allowed: Cities, most: int) -> tuple[Ints, bool]:
        """Extend routes slot by slot; whether none was left out."""
        picks, complete = np.zeros((1, 0), dtype=np.int64), True
        for slot, cities in enumerate(allowed):
            room = max(1, (min(most, CHUNK) if self.over() else most) // max(1, len(cities)))
            if len(picks) > room:
                picks, complete = picks[self._promising(picks, room)], False
            grown = np.repeat(picks, len(cities), axis=0)
            added = np.tile(np.array(cities, dtype=np.int64), len(picks))
            picks = np.column_stack([grown, added])[self._may_follow(grown, added, slot)]
            picks = picks[self._somebody_may(picks)]
        return picks, complete

    def _promising(self, picks: Ints, most: int) -> Ints:
        """The rows of the best beginnings, best first, and of the best ones through each city and for each label.

        The best ones alone lead through the same few cities, where not all groups find room.
        """
        order = np.argsort(-self._merits(picks), kind="stable")
        each = max(1, most // 2 // (picks.shape[1] * len(self.calendar.cities)))
        chosen = [order[: max(1, most // 2)], *(order[_firsts(picks[order, s], each)] for s in range(picks.shape[1]))]
        pinned = [label for label, cities in self._pinned.items() if cities]
        for label in pinned:
            own = order[self._meets(label, picks)[order]]
            chosen.append(own[: max(1, most // len(pinned))])
        rows: Ints = np.array(list(dict.fromkeys(np.concatenate(chosen).tolist())), dtype=np.int64)
        return rows

    def _merits(self, picks: Ints) -> Floats:
        """The mean coverage of each beginning; those not rated in time come last, in the order they are in."""
        merits: Floats = np.full(len(picks), -np.inf)
        for start in range(0, len(picks), CHUNK):
            if start and self.over():
                break
            merits[start : start + CHUNK] = self.estimator.coverage(picks[start : start + CHUNK]).mean(axis=1)
        return merits

    def _somebody_may(self, picks: Ints) -> Flags:
        """Where every group bears a pinned label, only routes that some label may take are of use."""
        if len(self._pinned) < self.calendar.problem.policies.groups_most:
            return np.ones(len(picks), dtype=bool)
        allowed = np.zeros(len(picks), dtype=bool)
        for label in self._pinned:
            allowed |= self._meets(label, picks)
        return allowed

    def _meets(self, label: str, picks: Ints) -> Flags:
        """Which routes (or beginnings) pass the pinned cities of a label."""
        flags: Flags = np.ones(len(picks), dtype=bool)
        for slot, city in self._pinned[label].items():
            if slot < picks.shape[1]:
                flags &= picks[:, slot] == city
        return flags

    @cached_property
    def _pinned(self) -> dict[str, dict[int, int]]:
        """The pinned cities of each pinned label: numbers of slots and of cities."""
        problem, number = self.calendar.problem, self.calendar.number
        slots = {slot.id: i for i, slot in enumerate(problem.slots)}
        pins = [pin for pin in problem.pins.cities if pin.slot in slots and pin.city in number]
        return {
            label: {slots[pin.slot]: number[pin.city] for pin in pins if pin.group == label}
            for label in pinned_labels(problem.pins)
        }

    def _may_follow(self, grown: Ints, added: Ints, slot: int) -> Flags:
        """A city comes again only as one unbroken stay that may continue."""
        allowed = np.ones(len(grown), dtype=bool)
        if not slot:
            return allowed
        same = grown == added[:, None]
        seen = same.any(axis=1)
        directly = same[:, -1] & self.calendar.continues[slot]
        allowed[seen & ~directly] = False
        return allowed


def _firsts(cities: Ints, each: int) -> Ints:
    """The places of the first so many of each city."""
    by_city = np.argsort(cities, kind="stable")
    ranked = cities[by_city]
    rank = np.arange(len(ranked)) - np.searchsorted(ranked, ranked)
    return by_city[rank < each]

"""Many small steps: two people change places, or one moves, and both groups take their best routes anew.

Worse steps are taken now and then, less and less often (simulated annealing). Every step keeps the caps on
groups; wishes to travel together and pins are not touched. Soft rules are left to the exact models that follow.
"""

import math
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from envoyage.planner.pairs import pairs
from envoyage.planner.problem import Participant, Problem
from envoyage.planner.route.assign import Effort
from envoyage.planner.route.calendar import Floats, Ints
from envoyage.planner.route.officers import Seat
from envoyage.planner.route.pricing import TINY
from envoyage.planner.route.start import Room
from envoyage.planner.route.worth import Party, Split, Worth

HOT, COLD = 6.0, 0.05
"""Points a step may lose with probability 1/e, at first and at last."""
EXCHANGE = 0.75
"""Share of steps in which two people change places; in the others one moves."""
STEPS = 80_000
LOOK = 100
"""Steps between two looks at the clock."""
POOL = 2000
"""Routes looked at: those of most appeal."""


@dataclass(frozen=True)
class Traits:
    """What is capped in a group, person by person, and who may move."""

    caps: tuple[tuple[tuple[frozenset[int], int], ...], ...]
    """For each traveller those who count to the same kind, each kind with the most of it in a group."""
    movable: tuple[int, ...]
    foes: dict[int, frozenset[int]]

    @classmethod
    def of(cls, worth: Worth) -> "Traits":
        """The traits of a problem's travellers."""
        problem, rules = worth.problem, worth.problem.policies
        number = {p.id: i for i, p in enumerate(problem.travellers)}
        peers: dict[tuple[str, str], set[int]] = defaultdict(set)
        kinds = [_kinds(problem, p) for p in problem.travellers]
        for i, mine in enumerate(kinds):
            for kind in mine:
                peers[kind].add(i)
        most = {"country": rules.most_per_country, "region": rules.most_per_region, "sector": rules.most_per_sector}
        caps = tuple(tuple((frozenset(peers[kind]), most[kind[0]]) for kind in mine) for mine in kinds)
        bound = {pin.participant for pin in problem.pins.members}
        bound |= {p for pair in pairs(problem, "keep_with") for p in pair}
        apart = [(number[a], number[b]) for a, b in pairs(problem, "keep_apart")]
        foes = {i: frozenset(b if a == i else a for a, b in apart if i in (a, b)) for i in number.values()}
        return cls(caps, tuple(i for p, i in number.items() if p not in bound), foes)


def _kinds(problem: Problem, person: Participant) -> list[tuple[str, str]]:
    """What a person counts to that is capped in a group."""
    country = problem.country.get(person.country)
    region = country.region if country else ""
    return [
        ("country", person.country),
        *([("region", region)] if region else []),
        *([("sector", person.sector)] if person.sector else []),
    ]


@dataclass
class _State:
    """A split that changes in place, with sums over the routes of the pool."""

    worth: Worth
    pool: Ints
    groups: list[set[int]]
    routes: list[int]
    """Of each group, the place of its route in the pool."""
    fits: list[np.ndarray[tuple[int], np.dtype[np.bool_]]]
    coverage: Floats
    """By traveller and route of the pool."""
    points: list[float] = field(default_factory=list)
    least: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Rate the groups as they are."""
        self.picks = self.worth.picks[self.pool]
        self.hosts = Room.of(self.worth).left
        self.person, self.group = self.worth.person[self.pool], self.worth.group[self.pool]
        self.crowd = np.ascontiguousarray(self.worth.crowd[self.pool].T)
        self.officer = {seat: points[self.pool] for seat, points in self.worth.officer.items()}
        for g, route in enumerate(self.routes):
            points, least = self.rate(self.groups[g])
            self.points.append(float(points[route]))
            self.least.append(float(least[route]))

    @property
    def value(self) -> float:
        """Points of the split."""
        return sum(self.points) + self.worth.minimum * min(self.least)

    def rate(self, members: set[int]) -> tuple[Floats, Floats]:
        """Points and least coverage of these people, by route."""
        mine = self.coverage[sorted(members)]
        points = (
            self.worth.share * mine.sum(axis=0) - len(members) * self.person - self.group - self.crowd[len(members)]
        )
        for seat, count in self.worth.seats(members).items():
            points = points - count * self.officer[seat]
        return points, mine.min(axis=0)

    def best(self, g: int, members: set[int], others: dict[int, tuple[int, float]]) -> tuple[int, float, float]:
        """The best free route for a group with these members: its place, points and least coverage.

        ``others`` are the routes and least coverages of the groups that stay or were chosen before.
        """
        left = self.hosts.copy()
        slots = np.arange(len(left))
        for route, _ in others.values():
            left[slots, self.picks[route]] -= 1
        free = self.fits[g].copy()
        for slot in slots:
            free &= left[slot, self.picks[:, slot]] > 0
        points, least = self.rate(members)
        lowest = min((low for _, low in others.values()), default=1.0)
        total = np.where(free, points + self.worth.minimum * np.minimum(least, lowest), -np.inf)
        route = int(np.argmax(total))
        return (route, float(points[route]), float(least[route])) if free[route] else (-1, 0.0, 0.0)


class Annealer:
    """Anneals from a split for so many seconds or steps; ``appeal`` rates the routes."""

    def __init__(self, worth: Worth, split: Split, appeal: Floats, seed: int) -> None:
        self.worth, self.traits, self.split = worth, Traits.of(worth), split
        self.random = random.Random(seed)  # noqa: S311 -- chooses steps, nothing secret
        top = np.argsort(-(appeal + 1e-9 * worth.coverage.mean(axis=1)), kind="stable")[:POOL]
        pool = np.unique(np.concatenate([top, np.array([p.route for p in split])]))
        self.labels = [p.label for p in split]
        self.state = _State(
            worth, pool, [set(p.members) for p in split], [int(np.searchsorted(pool, p.route)) for p in split],
            [worth.fits[p.label][pool] for p in split], np.ascontiguousarray(worth.coverage[pool].T),
        )  # fmt: skip

    def run(self, effort: Effort) -> Split:
        """The best split met in ``STEPS`` steps, or in the seconds there are: then it cools down faster."""
        started, done = time.monotonic(), 0.0
        best, kept = self.state.value, self._split()
        step = 0
        while done < 1.0 and not (step % LOOK == 0 and effort.cancelled()):
            if step % LOOK == 0:
                done = max(step / STEPS, (time.monotonic() - started) / effort.seconds)
                heat = HOT * (COLD / HOT) ** done
            if self._step(heat) and self.state.value > best + TINY:
                best, kept = self.state.value, self._split()
            step += 1
        return kept

    def _split(self) -> Split:
        state = self.state
        return tuple(
            Party(int(state.pool[r]), tuple(sorted(m)), label)
            for r, m, label in zip(state.routes, state.groups, self.labels, strict=True)
        )

    def _step(self, heat: float) -> bool:
        """Try one step; whether it was taken."""
        changed = self._propose()
        if not changed or not self._is_legal(changed):
            return False
        state = self.state
        others = {
            g: (r, low) for g, (r, low) in enumerate(zip(state.routes, state.least, strict=True)) if g not in changed
        }
        chosen: dict[int, tuple[int, float, float]] = {}
        for g in sorted(changed, key=lambda g: (self.random.random(), g)):
            chosen[g] = state.best(g, changed[g], others)
            if chosen[g][0] < 0:
                return False
            others[g] = chosen[g][0], chosen[g][2]
        gain = sum(chosen[g][1] - state.points[g] for g in changed)
        gain += self.worth.minimum * (min(low for _, low in others.values()) - min(state.least))
        if gain < 0 and self.random.random() >= math.exp(gain / heat):
            return False
        for g, (route, points, least) in chosen.items():
            state.groups[g], state.routes[g], state.points[g], state.least[g] = changed[g], route, points, least
        return True

    def _propose(self) -> dict[int, set[int]]:
        """Two groups with new members; empty where the draw makes no sense."""
        groups = self.state.groups
        if len(groups) < 2 or not self.traits.movable:
            return {}
        one = self.random.choice(self.traits.movable)
        here = next(g for g, members in enumerate(groups) if one in members)
        there = self.random.choice([g for g in range(len(groups)) if g != here])
        mine, theirs = groups[here] - {one}, groups[there] | {one}
        if self.random.random() < EXCHANGE:
            able = sorted(groups[there] & set(self.traits.movable))
            if not able:
                return {}
            other = self.random.choice(able)
            mine, theirs = mine | {other}, theirs - {other}
        return {here: mine, there: theirs}

    def _is_legal(self, changed: dict[int, set[int]]) -> bool:
        rules = self.worth.problem.policies
        for g, members in changed.items():
            if not rules.group_smallest <= len(members) <= rules.group_largest:
                return False
            for m in members - self.state.groups[g]:
                if any(len(peers & members) > most for peers, most in self.traits.caps[m]):
                    return False
                if not self.traits.foes[m].isdisjoint(members):
                    return False
        return self._has_officers(changed)

    def _has_officers(self, changed: dict[int, set[int]]) -> bool:
        """Whether everybody is interpreted, and there are officers for all groups together."""
        worth = self.worth
        for members in changed.values():
            spoken = {worth.language[m] for m in members} - {""}
            if len(spoken) > worth.problem.policies.languages_per_group:
                return False
        seats: dict[Seat, int] = defaultdict(int)
        for g, members in enumerate(self.state.groups):
            for seat, count in worth.seats(changed.get(g, members)).items():
                seats[seat] += count
        return all(sum(seats[s] for s in limit.seats) <= limit.most for limit in worth.officers.limits)

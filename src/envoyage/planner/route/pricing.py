"""The best group for each route under given prices: exact up to rules that are left out, so bounds stay valid.

Caps of a country, of a region and of the size are nested, so taking the best people first is optimal. A cap on
guests is not nested: it is priced, which gives an upper bound. Sectors and pairs are left out.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from envoyage.planner.pairs import pairs
from envoyage.planner.problem import Problem
from envoyage.planner.route.calendar import Floats, Ints
from envoyage.planner.route.fits import Flags
from envoyage.planner.route.officers import Limit, Pattern, Seat
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.unknowns.route import pinned_labels

FORCED = 1e7
"""Points that make sure a pinned member is taken."""
TINY = 1e-6
TANGENTS = 6
"""Rounds of the search for the best price of guests; each price gives a valid bound."""
STEP = 1e-5
"""Difference of two prices between which the change of points is measured."""


@dataclass(frozen=True)
class Prices:
    """Prices of what groups share: each person, a place in a city (by slot), seats of officers, minimum coverage."""

    person: Floats
    place: Floats
    limit: Floats
    least: Floats
    group: float
    label: Floats

    @classmethod
    def of(cls, worth: Worth, split: Split, labels: int) -> "Prices":
        """Prices to begin with: each person at what the person is worth in a split."""
        person = np.zeros(len(worth.problem.travellers))
        for party in split:
            members = list(party.members)
            upkeep = worth.charge(party.route, len(members), worth.seats(members)) / len(members)
            person[members] = worth.share * worth.coverage[party.route, members] - upkeep
        places = len(worth.problem.slots), len(worth.calendar.cities)
        least = np.full(len(person), worth.minimum / max(1, len(person)))
        return cls(person, np.zeros(places), np.zeros(len(worth.officers.limits)), least, 0.0, np.zeros(labels))

    def mixed(self, other: "Prices", share: float) -> "Prices":
        """So much of these prices, the rest of the others."""

        def mix(a: Floats, b: Floats) -> Floats:
            return share * a + (1 - share) * b

        return Prices(
            mix(self.person, other.person), mix(self.place, other.place), mix(self.limit, other.limit),
            mix(self.least, other.least), share * self.group + (1 - share) * other.group,
            mix(self.label, other.label),
        )  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """Who may be in a group of one pattern and label, and how the caps nest. Numbers are columns of ``people``."""

    people: Ints
    regions: tuple[tuple[Ints, ...], ...]
    """For each region its countries, each with its people."""
    guests: Flags
    forced: Flags


@dataclass(frozen=True)
class Best:
    """The best groups of one pattern and label: routes, and points of the best group on each."""

    pattern: Pattern
    label: str
    routes: Ints
    points: Floats
    guest_prices: Floats
    """By route, the price of a guest at which the points are least."""


class Pricer:
    """Prices all routes; ``scores`` are a member's points by route and traveller under the prices last given."""

    def __init__(self, worth: Worth) -> None:
        self.worth = worth
        self.problem: Problem = worth.problem
        self.labels = ("", *pinned_labels(self.problem.pins))
        self.fits = {label: np.flatnonzero(worth.fits[label]) for label in self.labels}
        self.shapes = {
            (pattern, label): _shape(worth, pattern, label)
            for pattern in worth.officers.patterns
            for label in self.labels
            if _may_bear(self.problem, pattern, label)
        }
        number = {p.id: i for i, p in enumerate(self.problem.travellers)}
        self.together = [[number[p] for p in pair] for pair in _alike(worth, number)]
        self.scores: Floats = np.zeros_like(worth.coverage)
        self.route_points: Floats = np.zeros(len(worth.picks))

    @cached_property
    def limits(self) -> Sequence[Limit]:
        """Limits of officers, in the order of their prices."""
        return self.worth.officers.limits

    def give(self, prices: Prices) -> None:
        """Take new prices. The prices of a group and of labels are not part of any points here."""
        worth = self.worth
        weight = worth.share + prices.least
        self.scores = worth.coverage * weight - worth.person[:, None] - prices.person
        for pair in self.together:
            self.scores[:, pair] = self.scores[:, pair].mean(axis=1, keepdims=True)
        self.route_points = -worth.group
        for slot in range(worth.picks.shape[1]):
            self.route_points = self.route_points - prices.place[slot, worth.picks[:, slot]]
        self.prices = prices

    def seat_points(self, officers: Sequence[tuple[Seat, int]], routes: Ints) -> Floats:
        """Points that these officers cost on routes, with the prices of their seats."""
        total = np.zeros(len(routes))
        for seat, count in officers:
            priced = sum(
                float(price) for limit, price in zip(self.limits, self.prices.limit, strict=True) if seat in limit.seats
            )
            total += count * (self.worth.officer[seat][routes] + priced)
        return total

    def best(self, keep: Flags) -> list[Best]:
        """The best groups of every pattern and label on the routes to keep."""
        found = []
        for (pattern, label), shape in self.shapes.items():
            routes = self.fits[label][keep[self.fits[label]]]
            if len(routes):
                points, prices = self._points(pattern, shape, routes, self.charge(label))
                found.append(Best(pattern, label, routes, points, prices))
        return found

    def _points(self, pattern: Pattern, shape: Shape, routes: Ints, charge: float) -> tuple[Floats, Floats]:
        scores = self.scores[np.ix_(routes, shape.people)]
        fixed = self.route_points[routes] - self.seat_points(pattern.officers, routes)
        most = pattern.guests_most
        free = most is None or most >= min(shape.guests.sum(), self.problem.policies.group_largest)
        crowd = self.worth.crowd[routes]
        best = fixed + self._top(scores, shape, crowd)
        promising = np.flatnonzero(best > charge + TINY) if not free else best[:0].astype(int)
        prices = np.zeros(len(routes))
        if len(promising):
            sharper, prices[promising] = self._with_few_guests(
                scores[promising], shape, int(most or 0), crowd[promising]
            )
            best[promising] = np.minimum(best[promising], fixed[promising] + sharper)
        return best, prices

    def _with_few_guests(self, scores: Floats, shape: Shape, most: int, crowd: Floats) -> tuple[Floats, Floats]:
        """The most points with at most so many guests, by row: the least over all prices of a guest.

        The points fall and rise again with the price, in straight pieces; two tangents meet nearer to the least.
        """
        low, high = np.zeros(len(scores)), np.full(len(scores), float(np.ptp(scores)) + 1.0)
        tangent = partial(self._tangent, scores, shape, most, crowd)
        (at_low, down), (at_high, up) = tangent(low), tangent(high)
        least, cheapest = np.minimum(at_low, at_high), np.where(at_low <= at_high, low, high)
        for _ in range(TANGENTS):
            falls = (down < -0.5) & (up > 0.5)
            if not falls.any():
                break
            steps = np.where(falls, up - down, 1.0)
            price = np.where(falls, (at_low - at_high + up * high - down * low) / steps, low)
            value, slope = tangent(price)
            done = least <= value + TINY
            least, cheapest = np.minimum(least, value), np.where(done, cheapest, price)
            left = slope < 0
            low, at_low = np.where(left, price, low), np.where(left, value, at_low)
            high, at_high = np.where(left, high, price), np.where(left, at_high, value)
            down, up = np.where(left, slope, down), np.where(left, up, slope)
            down = np.where(done & (np.abs(slope) < 0.5), 0.0, down)
        return least, cheapest

    def _tangent(self, scores: Floats, shape: Shape, most: int, crowd: Floats, price: Floats) -> tuple[Floats, Floats]:
        """Points at a price of guests, and by how much they change with it: room for guests less guests taken."""
        value = self._top(scores - price[:, None] * shape.guests, shape, crowd) + price * most
        beside = price + STEP
        moved = self._top(scores - beside[:, None] * shape.guests, shape, crowd) + beside * most
        return value, np.round((moved - value) / STEP)

    def charge(self, label: str) -> float:
        """Points a group has to make to be worth forming: the prices of a group and of its label."""
        return self.prices.group + (float(self.prices.label[self.labels.index(label) - 1]) if label else 0.0)

    def _top(self, scores: Floats, shape: Shape, crowd: Floats) -> Floats:
        """The most points a group of these people makes, by route; -inf where there is no such group.

        ``crowd`` are points that a group loses, by route and size.
        """
        policies = self.problem.policies
        scores = np.where(shape.forced, scores + FORCED, scores)
        regions = []
        for countries in shape.regions:
            best = [_largest(scores[:, who], policies.most_per_country) for who in countries]
            regions.append(_largest(np.concatenate(best, axis=1), policies.most_per_region))
        pool = np.concatenate(regions, axis=1) if regions else np.zeros((len(scores), 0))
        lo, hi = policies.group_smallest, policies.group_largest
        if pool.shape[1] < max(lo, 1):
            return np.full(len(scores), -np.inf)
        pool = -np.sort(-pool, axis=1)[:, :hi]
        by_size = np.cumsum(pool, axis=1) - crowd[:, 1 : pool.shape[1] + 1]
        points = by_size[:, max(lo, 1) - 1 :].max(axis=1) - FORCED * shape.forced.sum()
        return np.where(points > -FORCED / 2, points, -np.inf)

    def party(self, best: Best, route: int) -> Party | None:
        """A good group on a route that keeps all caps, sectors and guests too; None where the best first fails."""
        shape = self.shapes[best.pattern, best.label]
        price = float(best.guest_prices[np.searchsorted(best.routes, route)])
        scores = self.scores[route, shape.people] - price * shape.guests + FORCED * shape.forced
        caps, fewest = _Caps(self.worth, best.pattern), max(1, self.problem.policies.group_smallest)
        ranked = np.argsort(-scores, kind="stable")
        taken = [int(i) for i in ranked if caps.take(int(shape.people[i]))]
        if len(taken) < fewest:
            return None
        by_size = np.cumsum(scores[taken]) - self.worth.crowd[route, 1 : len(taken) + 1]
        size = fewest + int(np.argmax(by_size[fewest - 1 :]))
        return Party(route, tuple(sorted(int(shape.people[i]) for i in taken[:size])), best.label)


def _alike(worth: Worth, number: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pairs who travel together, nobody in two of them, with the same language: halving what both are worth is exact.

    Where both are taken nothing changes, and where one alone is taken the group is not legal anyway.
    """
    found: list[tuple[str, str]] = []
    for a, b in pairs(worth.problem, "keep_with"):
        if not {a, b} & {p for pair in found for p in pair} and worth.language[number[a]] == worth.language[number[b]]:
            found.append((a, b))
    return found


class _Caps:
    """Room left in a group that is filled person by person."""

    def __init__(self, worth: Worth, pattern: Pattern) -> None:
        self.worth, self.policies = worth, worth.problem.policies
        self.room: dict[tuple[str, str], int] = defaultdict(int)
        self.guests = self.policies.group_largest if pattern.guests_most is None else pattern.guests_most

    def take(self, person: int) -> bool:
        """Take a person in if there is room for every trait."""
        problem = self.worth.problem
        who = problem.travellers[person]
        country = problem.country.get(who.country)
        traits = [
            (("all", ""), self.policies.group_largest),
            (("country", who.country), self.policies.most_per_country),
            (("region", country.region if country else ""), self.policies.most_per_region),
            (("sector", who.sector), self.policies.most_per_sector if who.sector else len(problem.travellers)),
            (("guest", ""), self.guests if self.worth.language[person] else len(problem.travellers)),
        ]
        kept = [key for key, _ in traits if key != ("guest", "") or self.worth.language[person]]
        if any(self.room[key] >= most for key, most in traits if key in kept):
            return False
        for key in kept:
            self.room[key] += 1
        return True


def _largest(scores: Floats, most: int) -> Floats:
    """The largest so many of each row, in any order."""
    if scores.shape[1] <= most:
        return scores
    return -np.partition(-scores, most - 1, axis=1)[:, :most] if most else scores[:, :0]


def _may_bear(problem: Problem, pattern: Pattern, label: str) -> bool:
    """Whether the people pinned to a label can be guests of a group of this pattern."""
    pinned = {pin.participant for pin in problem.pins.members if pin.group == label and label}
    people = [p for p in problem.travellers if p.id in pinned]
    return {problem.interpreted_language(p) for p in people} - {""} <= set(pattern.languages)


def _shape(worth: Worth, pattern: Pattern, label: str) -> Shape:
    problem = worth.problem
    pinned = {pin.participant: pin.group for pin in problem.pins.members}
    people = [
        i
        for i, p in enumerate(problem.travellers)
        if worth.language[i] in ("", *pattern.languages) and pinned.get(p.id, label) == label
    ]
    nested: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for column, i in enumerate(people):
        person = problem.travellers[i]
        country = problem.country.get(person.country)
        nested[country.region if country else ""][person.country].append(column)
    regions = tuple(
        tuple(np.array(who, dtype=np.int64) for _, who in sorted(countries.items()))
        for _, countries in sorted(nested.items())
    )
    guests = np.array([bool(worth.language[i]) for i in people], dtype=bool)
    forced = np.array([bool(label) and problem.travellers[i].id in pinned for i in people], dtype=bool)
    return Shape(np.array(people, dtype=np.int64), regions, guests, forced)

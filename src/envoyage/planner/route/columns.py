"""Column generation: better and better prices, columns and a bound that no split can exceed."""

from collections.abc import Sequence

import numpy as np

from envoyage.planner.problem import LanguageMode
from envoyage.planner.route.calendar import Floats
from envoyage.planner.route.master import Master
from envoyage.planner.route.pricing import TINY, Best, Pricer, Prices
from envoyage.planner.route.start import Room
from envoyage.planner.route.worth import Split, Worth

EACH = 30
"""Columns added for each pattern in a round."""
SMOOTH = 0.3
"""Share of the best prices so far in the prices tried next."""
WIDTH = 3.0
"""Points that prices of people may move at first."""


class Generator:
    """Runs rounds; keeps the best bound, its prices, and for each route what a split with it could still reach."""

    def __init__(self, worth: Worth, start: Split) -> None:
        self.worth = worth
        self.master, self.pricer = Master(worth), Pricer(worth)
        self.master.add_split(start)
        self.bound = float("inf")
        self.width = WIDTH
        self.centre = Prices.of(worth, start, len(self.master.rows.labels))
        self.ceilings: Floats = np.full(len(worth.picks), np.inf)

    def round(self, floor: float) -> bool:
        """One round: prices, new columns, a new bound; whether there is anything left to do.

        ``floor`` is the value of a known split: routes that cannot reach it are left out.
        """
        if self.bound == float("inf"):
            return self._price(self.centre, floor)
        self.master.hold(self.centre, self.width)
        prices = self.master.solve()
        if prices is None:
            return False
        held = self.master.is_held
        if self._price(self.centre.mixed(prices, SMOOTH), floor) or self._price(prices, floor):
            return True
        self.width *= 4
        return held

    def _price(self, tried: Prices, floor: float) -> bool:
        keep = self.ceilings > floor
        self.pricer.give(tried)
        found = self.pricer.best(keep)
        self._sharpen(tried, found)
        added = 0
        for best in found:
            added += self._add(best)
        return bool(added)

    def _add(self, best: Best) -> int:
        charge = self.pricer.charge(best.label)
        order = np.argsort(-best.points, kind="stable")[:EACH]
        added = 0
        for i in order[best.points[order] > charge + TINY]:
            party = self.pricer.party(best, int(best.routes[i]))
            added += party is not None and self.master.add(party)
        return added

    def _sharpen(self, prices: Prices, found: Sequence[Best]) -> None:
        """Take the bound of these prices if it is better, and lower what routes can reach."""
        base, tops = self._base(prices), _Tops(self.worth, found)
        most = base + tops.total()
        self._lower(base, tops, found)
        if most < self.bound:
            self.bound, self.centre = most, prices

    def _base(self, prices: Prices) -> float:
        """What the prices of everything shared add up to."""
        worth = self.worth
        room = np.minimum(Room.of(worth).left, worth.problem.policies.groups_most)
        limits = np.array([
            limit.most if price > 0 else limit.least
            for limit, price in zip(worth.officers.limits, prices.limit, strict=True)
        ], dtype=float)  # fmt: skip
        least = max(0.0, worth.minimum - float(prices.least.sum())) * float(worth.coverage.max(axis=0).min())
        return float(prices.person.sum() + (prices.place * room).sum() + (prices.limit * limits).sum() + least)

    def _lower(self, base: float, tops: "_Tops", found: Sequence[Best]) -> None:
        """No split with a group on a route can be worth more than the best one that is forced to have it."""
        reach = np.full(len(self.ceilings), -np.inf)
        for best in found:
            points = best.points + tops.beside(best)
            reach[best.routes] = np.maximum(reach[best.routes], points)
        self.ceilings = np.minimum(self.ceilings, base + reach)


class _Tops:
    """The best sum of points of as many groups as there may be, by what each pattern and label allows."""

    def __init__(self, worth: Worth, found: Sequence[Best]) -> None:
        self.policies = worth.problem.policies
        self.labels: dict[str, float] = {}
        self.free: list[float] = []
        self._teams = _team_counts(worth)
        by_language: dict[tuple[str, ...], float] = {}
        for best in found:
            top = float(best.points.max())
            if best.label:
                self.labels[best.label] = max(top, self.labels.get(best.label, -np.inf))
            else:
                key = best.pattern.languages
                by_language[key] = max(top, by_language.get(key, -np.inf))
        for languages, top in sorted(by_language.items()):
            times = min([self.policies.groups_most, *(self._teams[k] for k in languages or ("",))])
            self.free += [top] * times
        self.free.sort(reverse=True)

    def total(self) -> float:
        """All groups."""
        return sum(self.labels.values()) + self._best_free(0)

    def beside(self, best: Best) -> float:
        """All groups but one of this kind."""
        if best.label:
            return sum(top for label, top in self.labels.items() if label != best.label) + self._best_free(0)
        return sum(self.labels.values()) + self._best_free(1)

    def _best_free(self, taken: int) -> float:
        """The best groups without label beside so many that are taken."""
        fewest = self.policies.groups_fewest - len(self.labels) - taken
        most = self.policies.groups_most - len(self.labels) - taken
        if most < 0 or len(self.free) < fewest:
            return -np.inf
        chosen = [top for i, top in enumerate(self.free[:most]) if i < fewest or top > 0]
        return sum(chosen)


def _team_counts(worth: Worth) -> dict[str, int]:
    """How many groups the officers of each language can serve at most (empty: liaisons)."""
    counts = {}
    for language in ("", *worth.officers.languages):
        mode = LanguageMode.SIMULTANEOUS if language else LanguageMode.LIAISON
        each = worth.officers.seats({language: 1} if language else {}).get((language, mode), 0)
        most = min((lim.most for lim in worth.officers.limits if lim.seats == {(language, mode)}), default=0)
        counts[language] = most // each if each else worth.problem.policies.groups_most
    return counts

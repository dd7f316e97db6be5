"""Better splits from a good one: a few groups at a time exchange people and routes, the others stay."""

import random
from collections.abc import Sequence

import numpy as np

from envoyage.planner.route.answer import value
from envoyage.planner.route.assign import Assignment, Effort
from envoyage.planner.route.start import Room, better_routes
from envoyage.planner.route.worth import Party, Split, Worth

AT_A_TIME = 3
"""Groups that exchange people and routes with each other."""
OFFERED = 10
"""Further routes they may take."""
SECONDS = 6.0


class Neighbourhoods:
    """Tries groups by seed; routes that the master uses are offered first."""

    def __init__(self, worth: Worth, seed: int) -> None:
        self.worth = worth
        self.random = random.Random(seed)  # noqa: S311 -- chooses what to try, nothing secret
        self.offered: list[int] = []
        self.tries = 0

    def offer(self, routes: Sequence[int]) -> None:
        """Routes worth trying."""
        self.offered = list(dict.fromkeys(int(r) for r in routes))

    def reassign(self, split: Split, effort: Effort) -> Split:
        """All people over the same routes, then better routes for the groups that come of it."""
        outcome = Assignment(self.worth, [p.route for p in split]).best(effort, split)
        return self._better(split, outcome.split)

    def exchange(self, split: Split, effort: Effort) -> Split:
        """One try: the better of the split given and the one found."""
        self.tries += 1
        free = self.random.sample(range(len(split)), min(AT_A_TIME, len(split)))
        kept = [party for i, party in enumerate(split) if i not in free]
        routes = [p.route for p in split] + self._choose(kept)
        assignment = Assignment(self.worth, routes)
        assignment.keep(kept)
        seconds = min(SECONDS, effort.seconds)
        outcome = assignment.best(Effort(seconds, effort.seed + self.tries, effort.cancelled), split)
        return self._better(split, outcome.split)

    def _choose(self, kept: Sequence[Party]) -> list[int]:
        """Routes that have room beside the groups that stay: most from the offer, some from anywhere."""
        room = Room.of(self.worth)
        for party in kept:
            room = room.without(party.route)
        flags = room.open()
        offered = [r for r in self.offered if flags[r]]
        anywhere = [int(r) for r in np.flatnonzero(flags)]
        chosen = self.random.sample(offered, min(OFFERED * 2 // 3, len(offered)))
        return chosen + self.random.sample(anywhere, min(OFFERED - len(chosen), len(anywhere)))

    def _better(self, old: Split, new: Split) -> Split:
        if not new:
            return old
        new = better_routes(self.worth, new)
        return new if value(self.worth, new) > value(self.worth, old) + 1e-9 else old

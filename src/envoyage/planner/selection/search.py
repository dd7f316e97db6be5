"""Short searches that share one budget of seconds and one seed."""

from dataclasses import dataclass, field
from time import monotonic

from envoyage.planner.errors import Cancelled
from envoyage.planner.plan import Stopped
from envoyage.planner.progress import Stop, never
from envoyage.planner.unknowns.picks import Picked, Picks, pick

LATE = "There was no time left to look."
"""Told where an answer would have needed another search."""
LEAST = 0.05
"""Seconds that a search gets at least; with less left it is not begun."""


@dataclass
class Search:
    """Seconds for all searches together, the seed, and whether somebody wants to stop."""

    seconds: float
    seed: int
    cancelled: Stop = never
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.end = monotonic() + self.seconds

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.end - monotonic()

    @property
    def is_over(self) -> bool:
        """Whether no further search is begun."""
        return self.left < LEAST

    def heed(self) -> None:
        """Raise Cancelled when somebody wants to stop."""
        if self.cancelled():
            raise Cancelled

    def pick(self, picks: Picks, share: float = 1.0) -> Picked:
        """The best items within a share of the seconds left. Raises Cancelled when somebody wants to stop."""
        self.heed()
        if self.is_over:
            return Picked(None, 0, 0, Stopped.TIME)
        return pick(picks, seconds=self.left * share, seed=self.seed)

"""What an explanation says: whether there is a plan, what clashes, what would mend it and at what price."""

from dataclasses import dataclass

from envoyage.planner.explain.elements import Element
from envoyage.planner.explain.oracle import Answer, Reason
from envoyage.planner.plan import Plan


@dataclass(frozen=True)
class WayOut:
    """A single change with which the programme was found possible.

    ``points`` is what the programme is worth then, as far as split and route can expect, people who stay behind
    counted without coverage; ``price`` is how much less that is than with the best way out. Both are None where the
    time was too short. ``dollars`` is what the change itself costs, as far as known; it is part of the points where
    groups need the officer.
    """

    text: str
    points: float | None = None
    price: float | None = None
    dollars: float = 0.0


@dataclass(frozen=True)
class Clash:
    """Inputs and policies that cannot go together. ``smallest``: it was shown that none of them can be spared."""

    elements: tuple[Element, ...]
    smallest: bool
    reasons: tuple[Reason, ...] = ()
    """The contradictions as they show by counting alone, where they do."""
    ways: tuple[WayOut, ...] = ()
    tried: int = 0
    """How many single changes were looked at."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What clashes, in words."""
        return tuple(e.text for e in self.elements)


@dataclass(frozen=True)
class Explanation:
    """Why there is no plan, or that there is one.

    ``answer`` is possible with a complete plan as proof, impossible with a proof, or unknown; ``notes`` are
    sentences that belong to it.
    """

    answer: Answer
    clashes: tuple[Clash, ...] = ()
    notes: tuple[str, ...] = ()
    plan: Plan | None = None
    seconds: float = 0.0

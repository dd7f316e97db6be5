"""What comes out: who meets whom when and at which table, who sits where, and how good that is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from envoyage.planner.plan import Stopped


@dataclass(frozen=True)
class HeldMeeting:
    """A participant and a counterpart at a table (from 1); ``officer`` interprets into ``language`` where needed."""

    id: str
    block: str
    session: str
    participant: str
    counterpart: str
    start: datetime
    end: datetime
    table: int
    language: str = ""
    officer: str = ""


@dataclass(frozen=True)
class BlockingPair:
    """Two who do not meet although both would rather than somebody they meet, or than nobody, and could."""

    block: str
    participant: str
    counterpart: str


@dataclass(frozen=True)
class Seating:
    """Who sits at a table (or side by side in a bus) at an event, with the language officers who sit behind."""

    event: str
    unit: int
    participants: tuple[str, ...]
    officers: tuple[str, ...] = ()


class Aim(StrEnum):
    """What a figure tells, each the better part of something."""

    BLOCKING = "blocking pairs"
    RELEVANCE = "relevance"
    WAITS = "waits"
    ENCOUNTERS = "useful pairs"

    @property
    def is_cost(self) -> bool:
        """Whether less is better."""
        return self in (Aim.BLOCKING, Aim.WAITS)


@dataclass(frozen=True)
class Figure:
    """What was reached, and what nothing can be better than. ``block`` is empty for the whole programme."""

    aim: Aim
    block: str
    value: float
    bound: float
    stopped: Stopped

    @property
    def gap(self) -> float:
        """How far the value may be from the best: a share of it; of the value where less is better."""
        way = self.value - self.bound if self.aim.is_cost else self.bound - self.value
        return max(0.0, way) / max(1e-9, abs(self.value if self.aim.is_cost else self.bound)) if way > 0 else 0.0


@dataclass(frozen=True)
class Arrangement:
    """Meetings and seats of a whole programme. ``left_out`` are people with nobody whom they could meet, by block."""

    programme: str
    seed: int
    meetings: tuple[HeldMeeting, ...] = ()
    blocking: tuple[BlockingPair, ...] = ()
    seatings: tuple[Seating, ...] = ()
    figures: tuple[Figure, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    given_pairs: int = 0
    """Useful pairs who meet anyway: they travel in one group, or sit in one home."""

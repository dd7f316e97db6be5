"""What is asked for: counterparts, the sessions they are met in, what must and must not be, shared meals and rides."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from envoyage.planner.problem import Speaks


class Wish(StrEnum):
    """What is wished of a participant and a counterpart."""

    MUST = "must"
    NEVER = "never"


class SeatingKind(StrEnum):
    """What people sit at: tables, or pairs of seats of a bus."""

    TABLES = "tables"
    BUS = "bus"


@dataclass(frozen=True)
class MeetingSession:
    """A span of a shared block in which meetings are held: one after the other, at so many tables at once.

    ``minutes`` is the length of a meeting, ``pause`` the minutes until the next one.
    """

    id: str
    block: str
    start: datetime
    end: datetime
    minutes: int = 20
    pause: int = 5
    tables: int = 10
    place: str = ""


@dataclass(frozen=True)
class Counterpart:
    """Somebody from outside the cohort whom participants can meet one to one, or ``at_once`` of them at a small table.

    ``sessions`` are the meeting sessions the person comes to (empty: all of the block).
    """

    id: str
    name: str
    block: str
    institution: str = ""
    position: str = ""
    themes: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    languages: tuple[Speaks, ...] = ()
    sessions: tuple[str, ...] = ()
    arrives: datetime | None = None
    leaves: datetime | None = None
    most: int = 6
    at_once: int = 1
    email: str = ""
    phone: str = ""

    def level(self, language: str) -> int:
        """The person's level in a language, 0 where it is not listed."""
        return max((s.level for s in self.languages if s.language == language), default=0)


@dataclass(frozen=True)
class PairWish:
    """A meeting that must be, at ``start`` where that is given and after that with ``after``; or one that must not."""

    participant: str
    counterpart: str
    wish: Wish
    start: datetime | None = None
    after: str = ""


@dataclass(frozen=True)
class Absence:
    """When a participant or counterpart cannot meet anybody."""

    who: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class SeatingEvent:
    """A meal, session or ride of a shared block at which people are given seats.

    ``units`` tables with ``seats`` each; or buses with so many seats, of which two and two are side by side. Language
    officers have chairs of their own.
    """

    id: str
    block: str
    title: str
    start: datetime
    kind: SeatingKind = SeatingKind.TABLES
    units: int = 1
    seats: int = 8


@dataclass(frozen=True)
class EncounterRequest:
    """Everything that is asked for, for one programme.

    In each block every participant has ``least`` to ``most`` meetings, and no two differ by more than ``difference``;
    every counterpart has ``counterpart_least`` or more. ``waits`` is the largest difference between how often any two
    people wait between two meetings.
    """

    programme: str
    title: str = ""
    least: int = 1
    most: int = 3
    difference: int = 1
    counterpart_least: int = 1
    waits: int = 2
    sessions: tuple[MeetingSession, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    wishes: tuple[PairWish, ...] = ()
    absences: tuple[Absence, ...] = ()
    seatings: tuple[SeatingEvent, ...] = ()

    @cached_property
    def counterpart(self) -> dict[str, Counterpart]:
        """Counterparts by id."""
        return {c.id: c for c in self.counterparts}

    @cached_property
    def session(self) -> dict[str, MeetingSession]:
        """Meeting sessions by id."""
        return {s.id: s for s in self.sessions}

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """The shared blocks in which there are counterparts, in the order of their first meeting session."""
        order = sorted(self.sessions, key=lambda s: (s.start, s.id))
        here = {c.block for c in self.counterparts}
        return tuple(dict.fromkeys(s.block for s in order if s.block in here))

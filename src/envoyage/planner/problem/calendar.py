"""The calendar: shared blocks and split windows in date order, their sessions, and flights known so far.

A *slot* is a period of a split window in which each group is in one city; all groups move on the same days.
Slots and shared blocks together are the *periods* of a programme. Times are wall-clock times of the city.
"""

from dataclasses import dataclass
from datetime import date, datetime

from envoyage.planner.problem.people import Speaker
from envoyage.planner.problem.terms import BlockKind, Format, SessionKind, Viewpoint


@dataclass(frozen=True)
class SharedBlock:
    """A period everyone spends in one city."""

    id: str
    kind: BlockKind
    city: str
    arrive: date
    leave: date
    title: str = ""


@dataclass(frozen=True)
class Slot:
    """A period of a split window; ``may_continue`` lets a group stay on from the slot before.

    A six-night slot that may be cut in two is two three-night slots, the second of which may continue.
    """

    id: str
    arrive: date
    leave: date
    may_continue: bool = False


@dataclass(frozen=True)
class SplitWindow:
    """A run of consecutive slots between two shared blocks."""

    id: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Session:
    """A fixed item of a shared block that all groups attend."""

    id: str
    block: str
    title: str
    kind: SessionKind
    start: datetime
    end: datetime
    room: str = ""
    place: str = ""
    address: str = ""
    speakers: tuple[Speaker, ...] = ()
    objectives: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    viewpoint: Viewpoint = Viewpoint.GOVERNMENT
    format: Format = Format.PRESENTATION


@dataclass(frozen=True)
class Flight:
    """A flight that is known: IATA codes of its airports, wall-clock times at either end, who is on it."""

    id: str
    number: str
    origin: str
    destination: str
    departs: datetime
    arrives: datetime
    participants: tuple[str, ...] = ()

"""What is asked for: meetings of two or more parties, the slots and tables there are, and what must be kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from envoyage.planner.wording import listed


@dataclass(frozen=True)
class MeetingSlot:
    """A time at which meetings are held, as many at once as there are tables."""

    id: str
    tables: int


@dataclass(frozen=True)
class Session:
    """Slots that belong together, for instance a morning or a conference; they need not follow each other."""

    id: str
    slots: tuple[str, ...]


@dataclass(frozen=True)
class Party:
    """Somebody who meets others, and the slots in which they cannot.

    A *host* has ``at_once`` of more than one: so many meetings in a slot, all at one table.
    """

    id: str
    forbidden: tuple[str, ...] = ()
    at_once: int = 1


@dataclass(frozen=True)
class Meeting:
    """Parties at one table for one slot.

    ``sessions`` says in which it may be held (empty: in any slot), ``slot`` in which one it must, and ``after``
    which meetings are held in earlier slots.
    """

    id: str
    parties: tuple[str, ...]
    sessions: tuple[str, ...] = ()
    slot: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeetingRequest:
    """Everything that is to be placed. Slots stand in the order of time.

    A party has a *break* for each pair of its meetings that follow each other with idle slots between them, however
    many. ``fairness`` is the largest difference between the breaks of any two parties, None: any. ``apart`` are
    meetings of one host that cannot share a slot. ``names`` is what people call parties and slots, by id, where they
    call them otherwise.
    """

    parties: tuple[Party, ...]
    meetings: tuple[Meeting, ...]
    slots: tuple[MeetingSlot, ...]
    sessions: tuple[Session, ...] = ()
    fairness: int | None = None
    names: Mapping[str, str] = field(default_factory=dict, compare=False)
    apart: tuple[tuple[str, str], ...] = ()

    def called(self, ids: Iterable[str]) -> str:
        """Parties or slots as a list in a sentence, by name where they have one."""
        return listed(self.names.get(i, i) for i in ids)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The place of each slot in time, from 0."""
        return {s.id: i for i, s in enumerate(self.slots)}

    @cached_property
    def meetings_of(self) -> Mapping[str, tuple[str, ...]]:
        """The meetings of each party, in the order of the request."""
        return {p.id: tuple(m.id for m in self.meetings if p.id in m.parties) for p in self.parties}

    @cached_property
    def hosts(self) -> Mapping[str, int]:
        """The parties that have several meetings at one table, and how many."""
        return {p.id: p.at_once for p in self.parties if p.at_once > 1}

    @cached_property
    def host_of(self) -> Mapping[str, str]:
        """The host of each meeting that has one."""
        return {m.id: p for m in self.meetings for p in m.parties if p in self.hosts}

"""Where the meetings are: slots, tables, and what a search found out about how good that is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from envoyage.planner.meetings.request import Meeting, MeetingRequest
from envoyage.planner.plan import Stopped


@dataclass(frozen=True)
class Placed:
    """A meeting in a slot, at a table (from 1)."""

    meeting: str
    slot: str
    table: int


@dataclass(frozen=True)
class Schedule:
    """Every meeting once, by slot and table."""

    placed: tuple[Placed, ...]


@dataclass(frozen=True)
class Answer:
    """A schedule with its value (breaks, or meetings moved), a valid lower bound of it, and what ended the search."""

    schedule: Schedule
    value: int
    bound: int
    stopped: Stopped


def seated(request: MeetingRequest, slots: Mapping[str, str]) -> Schedule:
    """A schedule from the slot of each meeting: who meets twice in a row stays at the table where that is free.

    All meetings of a host in a slot are at one table.
    """
    placed: list[Placed] = []
    sat: dict[str, int] = {}
    for slot in request.slots:
        here = [m for m in request.meetings if slots[m.id] == slot.id]
        first: dict[str, str] = {}
        leads = {m.id: first.setdefault(request.host_of.get(m.id, m.id), m.id) for m in here}
        alone = [m for m in here if leads[m.id] == m.id]
        of_first = _tables(alone, sat, max(slot.tables, len(alone)))
        tables = {m.id: of_first[leads[m.id]] for m in here}
        placed += [Placed(m.id, slot.id, tables[m.id]) for m in sorted(here, key=lambda m: tables[m.id])]
        sat = {p: tables[m.id] for m in here for p in m.parties}
    return Schedule(tuple(placed))


def _tables(here: Iterable[Meeting], sat: Mapping[str, int], most: int) -> dict[str, int]:
    """A table for each meeting of a slot, the lowest numbers that are free but for those who stay."""
    waiting = list(here)
    free = list(range(1, most + 1))
    tables: dict[str, int] = {}
    for meeting in waiting:
        wanted = next((sat[p] for p in meeting.parties if sat.get(p) in free), None)
        if wanted is not None:
            tables[meeting.id] = wanted
            free.remove(wanted)
    rest = (m for m in waiting if m.id not in tables)
    return tables | {m.id: table for m, table in zip(rest, free, strict=False)}

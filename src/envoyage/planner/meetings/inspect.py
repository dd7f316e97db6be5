"""Checks a schedule against its request in plain Python; shares no code with what makes schedules."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, pairwise

from envoyage.planner.meetings.request import MeetingRequest
from envoyage.planner.meetings.schedule import Placed, Schedule
from envoyage.planner.wording import counted, listed

Inspection = Callable[[MeetingRequest, Schedule], Iterator[str]]


def findings(request: MeetingRequest, schedule: Schedule) -> tuple[str, ...]:
    """Everything that is wrong with a schedule, each as a sentence; empty for a schedule as it was asked for."""
    if wrong := tuple(_incomplete(request, schedule)):
        return wrong  # nothing else can be judged
    return tuple(sentence for inspection in INSPECTIONS for sentence in inspection(request, schedule))


def breaks(request: MeetingRequest, schedule: Schedule) -> dict[str, int]:
    """The breaks of each party: how often it waits between two of its meetings."""
    times = {slot.id: time for time, slot in enumerate(request.slots)}
    slot_of = {p.meeting: p.slot for p in schedule.placed}
    waits = dict.fromkeys((p.id for p in request.parties), 0)
    for party in waits:
        mine = sorted(times[slot_of[m.id]] for m in request.meetings if party in m.parties)
        waits[party] = sum(later > earlier + 1 for earlier, later in pairwise(mine))
    return waits


def moved(before: Schedule, after: Schedule) -> tuple[str, ...]:
    """The meetings that are in another slot than before."""
    was = {p.meeting: p.slot for p in before.placed}
    return tuple(p.meeting for p in after.placed if was.get(p.meeting) != p.slot)


def _incomplete(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    slots, count = {s.id for s in request.slots}, Counter(p.meeting for p in schedule.placed)
    wanted = [m.id for m in request.meetings]
    for meeting in wanted:
        if count[meeting] != 1:
            yield f"Meeting {meeting} is placed {counted(count[meeting], 'time')}. Place it once."
    for placed in schedule.placed:
        if placed.meeting not in wanted:
            yield f"Meeting {placed.meeting} was not asked for. Take it out."
        if placed.slot not in slots:
            yield f"Meeting {placed.meeting} is in slot {placed.slot}, which does not exist. Move it."


def _parties_of(request: MeetingRequest) -> dict[str, tuple[str, ...]]:
    return {m.id: m.parties for m in request.meetings}


def _in_two_places(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    parties, most = _parties_of(request), {p.id: p.at_once for p in request.parties}
    for a, b in combinations(schedule.placed, 2):
        both = [p for p in parties[a.meeting] if p in parties[b.meeting] and (most[p] == 1 or a.table != b.table)]
        if a.slot == b.slot and both:
            who = listed(both)
            yield f"In slot {a.slot} meetings {a.meeting} and {b.meeting} both need {who}. Move one of them."


def _too_many_at_once(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    parties = _parties_of(request)
    count = Counter((party, placed.slot) for placed in schedule.placed for party in parties[placed.meeting])
    for party in request.parties:
        for slot in (s.id for s in request.slots if party.at_once > 1 and count[party.id, s.id] > party.at_once):
            has = counted(count[party.id, slot], "meeting")
            yield f"Party {party.id} has {has} in slot {slot} and can have {party.at_once}. Move some elsewhere."


def _not_apart(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    slot_of = {p.meeting: p.slot for p in schedule.placed}
    for one, other in request.apart:
        if slot_of[one] == slot_of[other]:
            yield f"Meetings {one} and {other} cannot share slot {slot_of[one]}. Move one of them."


def _without_table(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    parties, several = _parties_of(request), {p.id for p in request.parties if p.at_once > 1}
    hosts = {m: several.intersection(of) for m, of in parties.items()}
    for slot in request.slots:
        here = [p for p in schedule.placed if p.slot == slot.id]
        needed = len({(*hosts[p.meeting],) or p.meeting for p in here})
        if needed > slot.tables:
            tables = counted(slot.tables, "table")
            yield f"Slot {slot.id} has {tables} for {counted(needed, 'meeting')}. Move some elsewhere."
        yield from _at_odd_tables(here, slot.tables, hosts)


def _at_odd_tables(here: list[Placed], tables: int, hosts: Mapping[str, set[str]]) -> Iterator[str]:
    for placed in here:
        if not 1 <= placed.table <= tables:
            yield f"Meeting {placed.meeting} is at table {placed.table}; there are {tables}. Give it another table."
    for a, b in combinations(here, 2):
        if a.table == b.table and not hosts[a.meeting] & hosts[b.meeting]:
            yield f"Meetings {a.meeting} and {b.meeting} share table {a.table} in slot {a.slot}. Separate them."


def _while_absent(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    parties, forbidden = _parties_of(request), {p.id: p.forbidden for p in request.parties}
    for placed in schedule.placed:
        away = [p for p in parties[placed.meeting] if placed.slot in forbidden[p]]
        if away:
            yield f"Meeting {placed.meeting} is in slot {placed.slot}, which {listed(away)} cannot make. Move it."


def _in_other_sessions(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    slots = {s.id: s.slots for s in request.sessions}
    wished = {m.id: m.sessions for m in request.meetings if m.sessions}
    for placed in schedule.placed:
        sessions = wished.get(placed.meeting)
        if sessions and not any(placed.slot in slots[s] for s in sessions):
            names = listed(sessions)
            yield f"Meeting {placed.meeting} is in slot {placed.slot}, outside session {names}. Move it there."


def _not_where_fixed(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    fixed = {m.id: m.slot for m in request.meetings if m.slot}
    for placed in schedule.placed:
        slot = fixed.get(placed.meeting, placed.slot)
        if placed.slot != slot:
            yield f"Meeting {placed.meeting} is fixed in slot {slot} but placed in slot {placed.slot}. Move it back."


def _too_early(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    order = [s.id for s in request.slots]
    slot_of = {p.meeting: p.slot for p in schedule.placed}
    for meeting in request.meetings:
        for first in meeting.after:
            if order.index(slot_of[first]) >= order.index(slot_of[meeting.id]):
                yield (
                    f"Meeting {meeting.id} in slot {slot_of[meeting.id]} does not come after meeting {first} "
                    f"in slot {slot_of[first]}. Move one of them."
                )


def _unfair(request: MeetingRequest, schedule: Schedule) -> Iterator[str]:
    waits = breaks(request, schedule)
    if request.fairness is None or not waits:
        return
    most, least = max(waits, key=lambda p: waits[p]), min(waits, key=lambda p: waits[p])
    if waits[most] - waits[least] > request.fairness:
        had = counted(waits[most], "break")
        yield (
            f"Party {most} has {had} and party {least} has {waits[least]}; they may differ by {request.fairness}. "
            f"Move meetings of {most} together."
        )


INSPECTIONS: tuple[Inspection, ...] = (
    _in_two_places,
    _too_many_at_once,
    _not_apart,
    _without_table,
    _while_absent,
    _in_other_sessions,
    _not_where_fixed,
    _too_early,
    _unfair,
)

"""In which slots each meeting can be held at all, and what plainly leaves no schedule."""

from collections.abc import Iterator, Mapping

from envoyage.planner.errors import Impossible
from envoyage.planner.meetings.request import Meeting, MeetingRequest
from envoyage.planner.wording import counted

Possible = Mapping[str, tuple[int, ...]]
"""The times (numbers of slots, from 0) of each meeting."""


def possible_times(request: MeetingRequest) -> Possible:
    """The times of each meeting that forbidden slots, sessions, fixed slots and precedences leave.

    Raises Impossible, with sentences, where they leave too few.
    """
    times = {m.id: tuple(_alone(request, m)) for m in request.meetings}
    times = _after_another(request, times)
    if clash := tuple(_clashes(request, times)):
        raise Impossible(clash)
    return times


def _alone(request: MeetingRequest, meeting: Meeting) -> Iterator[int]:
    forbidden = {slot for p in request.parties if p.id in meeting.parties for slot in p.forbidden}
    inside = {slot for s in request.sessions if s.id in meeting.sessions for slot in s.slots}
    for time, slot in enumerate(request.slots):
        wanted = slot.id == meeting.slot or not meeting.slot
        if wanted and slot.tables and slot.id not in forbidden and (slot.id in inside or not meeting.sessions):
            yield time


def _after_another(request: MeetingRequest, times: Possible) -> dict[str, tuple[int, ...]]:
    """Without the times too early for what comes before, or too late for what comes after, until nothing changes."""
    pairs = [(first, m.id) for m in request.meetings for first in m.after]
    left = dict(times)
    changed = True
    while changed:
        changed = False
        for first, second in pairs:
            earliest, latest = min(left[first], default=-1), max(left[second], default=-1)
            new = {
                first: tuple(t for t in left[first] if t < latest),
                second: tuple(t for t in left[second] if t > earliest >= 0),
            }
            changed = changed or any(new[m] != left[m] for m in new)
            left |= new
    return left


def _clashes(request: MeetingRequest, times: Possible) -> Iterator[str]:
    for meeting in request.meetings:
        if not times[meeting.id]:
            who = request.called(meeting.parties)
            yield f"The meeting of {who} has no slot left. Free one for it, or take it out."
    tables = sum(s.tables for s in request.slots)
    needed = sum(m.id not in request.host_of for m in request.meetings)
    needed += sum(-(-len(request.meetings_of[host]) // most) for host, most in request.hosts.items())
    if needed > tables:
        need, have = counted(needed, "meeting"), counted(tables, "place")
        yield f"There are {need} for {have} at the tables of all slots. Add tables or slots."
    for party, meetings in request.meetings_of.items():
        crowd = () if party in request.hosts else _crowded(meetings, times)
        if crowd:
            slots = request.called(request.slots[t].id for t in sorted({t for m in crowd for t in times[m]}))
            who, number = request.called([party]), counted(len(crowd), "meeting")
            yield f"{who} has {number} but only slots {slots} for them. Free slots for them."


def _crowded(meetings: tuple[str, ...], times: Possible) -> tuple[str, ...]:
    """Meetings of one party that have fewer slots than they are, by matching; empty where each finds its own."""
    holder: dict[int, str] = {}
    for meeting in meetings:
        tried: dict[str, None] = {}
        if times[meeting] and not _find_time(meeting, times, holder, tried):
            return tuple(m for m in meetings if m in tried)
    return ()


def _find_time(meeting: str, times: Possible, holder: dict[int, str], tried: dict[str, None]) -> bool:
    """Give a meeting a time of its own, others changing theirs; ``tried`` collects who had to be asked."""
    tried[meeting] = None
    for time in times[meeting]:
        other = holder.get(time)
        if other is None or (other not in tried and _find_time(other, times, holder, tried)):
            holder[time] = meeting
            return True
    return False

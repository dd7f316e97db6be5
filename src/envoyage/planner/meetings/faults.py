"""Every contradiction of a request at once, each with its place and the way out."""

from collections import Counter
from collections.abc import Iterable, Iterator

from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.meetings.request import MeetingRequest


def require_sound(request: MeetingRequest) -> None:
    """Raise Faulty, with all faults, where a request contradicts itself."""
    if faults := faults_of(request):
        raise Faulty(faults)


def faults_of(request: MeetingRequest) -> tuple[Fault, ...]:
    """All contradictions of a request."""
    checks = (_numbers, _same_ids, _unknown_ids, _odd_parties, _fixed_elsewhere, _circles)
    return tuple(fault for check in checks for fault in check(request))


def _numbers(request: MeetingRequest) -> Iterator[Fault]:
    if not request.slots and request.meetings:
        yield Fault("no-slots", "slots", "There are meetings but no slots to hold them in.", "Add slots.")
    for slot in request.slots:
        if slot.tables < 0:
            yield Fault("odd-number", f"slot {slot.id}", "The number of tables is negative.", "Give 0 or more.")
    for party in request.parties:
        if party.at_once < 1:
            yield Fault("odd-number", f"party {party.id}", "It has less than one meeting at once.", "Give 1 or more.")
    if request.fairness is not None and request.fairness < 0:
        yield Fault("odd-number", "fairness", "The difference is negative.", "Give 0 or more, or leave it out.")


def _same_ids(request: MeetingRequest) -> Iterator[Fault]:
    kinds = (
        ("party", [p.id for p in request.parties]),
        ("meeting", [m.id for m in request.meetings]),
        ("slot", [s.id for s in request.slots]),
        ("session", [s.id for s in request.sessions]),
    )
    for kind, ids in kinds:
        for name, count in Counter(ids).items():
            if count > 1:
                yield Fault("same-id", f"{kind} {name}", f"The id stands {count} times.", "Give each its own id.")


def _unknown_ids(request: MeetingRequest) -> Iterator[Fault]:
    slots, sessions = {s.id for s in request.slots}, {s.id for s in request.sessions}
    parties, meetings = {p.id for p in request.parties}, {m.id for m in request.meetings}
    for session in request.sessions:
        yield from _missing(f"session {session.id}", "slot", session.slots, slots)
    for party in request.parties:
        yield from _missing(f"party {party.id}", "slot", party.forbidden, slots)
    for meeting in request.meetings:
        place = f"meeting {meeting.id}"
        yield from _missing(place, "party", meeting.parties, parties)
        yield from _missing(place, "session", meeting.sessions, sessions)
        yield from _missing(place, "slot", filter(None, (meeting.slot,)), slots)
        yield from _missing(place, "meeting", meeting.after, meetings)
    for two in request.apart:
        yield from _missing("apart", "meeting", two, meetings)


def _missing(place: str, kind: str, named: Iterable[str], known: set[str]) -> Iterator[Fault]:
    for name in named:
        if name not in known:
            yield Fault("unknown-id", place, f"There is no {kind} {name}.", f"Name a {kind} of the request.")


def _odd_parties(request: MeetingRequest) -> Iterator[Fault]:
    for meeting in request.meetings:
        if len(meeting.parties) < 2 or len(set(meeting.parties)) < len(meeting.parties):
            text = "A meeting needs two parties or more, each of them once."
            yield Fault("odd-parties", f"meeting {meeting.id}", text, "Name who meets whom.")
        if sum(p in request.hosts for p in meeting.parties) > 1:
            text = "Two of its parties have tables of their own at which several meet them."
            yield Fault("odd-parties", f"meeting {meeting.id}", text, "Leave one of them a table.")


def _fixed_elsewhere(request: MeetingRequest) -> Iterator[Fault]:
    inside = {s.id: set(s.slots) for s in request.sessions}
    for meeting in request.meetings:
        allowed = [inside.get(s, set()) for s in meeting.sessions]
        if meeting.slot and allowed and meeting.slot not in set().union(*allowed):
            text = f"It is fixed in slot {meeting.slot}, which is in none of its sessions."
            yield Fault("fixed-elsewhere", f"meeting {meeting.id}", text, "Change the slot or the sessions.")


def _circles(request: MeetingRequest) -> Iterator[Fault]:
    """Meetings that come, by way of others, before themselves."""
    after = {m.id: set(m.after) & {o.id for o in request.meetings} for m in request.meetings}
    while free := {m for m, before in after.items() if not before}:
        after = {m: before - free for m, before in after.items() if m not in free}
    for meeting in after:
        text = "It comes before itself, or after meetings that do."
        yield Fault("circle", f"meeting {meeting}", text, "Take one of the precedences out.")

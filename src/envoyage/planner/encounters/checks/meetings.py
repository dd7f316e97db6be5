"""Meetings one by one and two by two: times, tables, who is there, who interprets, what was wished."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from envoyage.planner.encounters.arrangement import HeldMeeting
from envoyage.planner.encounters.checks.case import Case, at, overlap
from envoyage.planner.encounters.request import Wish
from envoyage.planner.presence import present
from envoyage.planner.problem import OutOf


def unknown_meetings(case: Case) -> Iterator[str]:
    """Meetings of people, in sessions or with officers that do not exist."""
    known = {
        "participant": set(case.plan.group_of), "counterpart": set(case.request.counterpart),
        "session": set(case.request.session), "officer": {"", *(o for g in case.plan.groups for o in g.officers)},
    }  # fmt: skip
    for meeting in case.meetings:
        for what, ids in known.items():
            name = getattr(meeting, what)
            if name not in ids:
                yield f"Meeting {meeting.id} names the {what} {name}, which is not there. Take it out."


def unknown_seats(case: Case) -> Iterator[str]:
    """Seats of people and at events that do not exist."""
    events, people = {e.id for e in case.request.seatings}, set(case.plan.group_of)
    officers = {o for g in case.plan.groups for o in g.officers}
    for seating in case.arrangement.seatings:
        if seating.event not in events:
            yield f"There is no event {seating.event}. Take its seats out."
        for who in sorted({*seating.participants} - people | {*seating.officers} - officers):
            yield f"{who} sits at {seating.event} and is not known. Take the name out."


def met_twice(case: Case) -> Iterator[str]:
    """Pairs who meet more than once."""
    for (one, other), number in sorted(Counter((m.participant, m.counterpart) for m in case.meetings).items()):
        if number > 1:
            yield f"{case.name(one)} and {case.name(other)} meet {number} times. Once is enough."


def odd_times(case: Case) -> Iterator[str]:
    """Meetings outside the slots and the tables of their session."""
    for meeting in case.meetings:
        session = case.request.session[meeting.session]
        length = timedelta(minutes=session.minutes)
        if meeting.start not in case.starts(session.id) or meeting.end - meeting.start != length:
            yield f"{case.two(meeting)} is in no slot of session {session.id}. Move it to one."
        if not 1 <= meeting.table <= session.tables:
            yield f"{case.two(meeting)} is at table {meeting.table}; there are {session.tables}. Move it."
        if meeting.block != session.block or case.request.counterpart[meeting.counterpart].block != session.block:
            yield f"{case.two(meeting)} is in another block than it belongs to. Move it."


def in_two_places(case: Case) -> Iterator[str]:
    """People and tables that are needed by two meetings at once."""
    for a, b in combinations(sorted(case.meetings, key=lambda m: (m.start, m.id)), 2):
        if not overlap((a.start, a.end), (b.start, b.end)) or _at_one_table(case, a, b):
            continue
        for who in sorted({a.participant, a.counterpart, a.officer} & {b.participant, b.counterpart, b.officer} - {""}):
            two = f"that of {case.pair(a)}, and that of {case.pair(b)}"
            yield f"{case.name(who)} is in two meetings {at(b.start)}: {two}. Move one of them."
        if (a.session, a.table) == (b.session, b.table):
            two = f"that of {case.pair(a)}, and that of {case.pair(b)}"
            yield f"Two meetings are at table {a.table} {at(b.start)}: {two}. Move one of them."


def _at_one_table(case: Case, a: HeldMeeting, b: HeldMeeting) -> bool:
    """Whether two different participants sit together with a counterpart who receives several."""
    several = case.request.counterpart[a.counterpart].at_once > 1 and a.participant != b.participant
    return several and (a.counterpart, a.session, a.start, a.table) == (b.counterpart, b.session, b.start, b.table)


def crowded_tables(case: Case) -> Iterator[str]:
    """Tables with more people than the counterpart receives at once, or with several interpreters."""
    for meeting in case.meetings:
        some, other = case.with_them(meeting), case.request.counterpart[meeting.counterpart]
        if some[0] is not meeting or len(some) < 2:
            continue
        if len(some) > other.at_once:
            yield f"{len(some)} meet {other.name} {at(meeting.start)}, who receives {other.at_once}. Move some."
        helpers = {(m.officer, m.language) for m in some if m.officer or m.language}
        if len(helpers) > 1:
            yield f"The table of {other.name} {at(meeting.start)} has several interpreters or languages. Have one."
        elif not _heard_by_all(case, some):
            yield f"The table of {other.name} {at(meeting.start)} has no language that all hear. Move somebody."


def _heard_by_all(case: Case, some: list[HeldMeeting]) -> bool:
    """Whether the counterpart speaks a language that all understand; an officer from it, or from that of the hosts."""
    enough, hosts = case.problem.policies.english_enough, case.problem.host_language
    other = case.request.counterpart[some[0].counterpart]
    spoken = [s.language for s in other.languages if s.level >= enough] or [hosts]
    alone = [case.problem.participant[m.participant] for m in some if not m.officer]
    knows = {hosts, *(x for m in some if m.officer for x in case.problem.officer[m.officer].languages)}
    helped = len(alone) < len(some)
    return any(all(p.level(x) >= enough for p in alone) and (x in knows or not helped) for x in spoken)


def while_away(case: Case) -> Iterator[str]:
    """Meetings of people who are not there, or at something else."""
    for meeting in case.meetings:
        for absence in case.request.absences:
            concerned = absence.who in (meeting.participant, meeting.counterpart)
            if concerned and overlap((absence.start, absence.end), (meeting.start, meeting.end)):
                yield f"{case.two(meeting)} is while {case.name(absence.who)} is away. Move it."
        yield from _counterpart_away(case, meeting)
        yield from _participant_busy(case, meeting)


def _counterpart_away(case: Case, meeting: HeldMeeting) -> Iterator[str]:
    who = case.request.counterpart[meeting.counterpart]
    late = who.leaves is not None and meeting.end > who.leaves
    early = who.arrives is not None and meeting.start < who.arrives
    if late or early or (who.sessions and meeting.session not in who.sessions):
        yield f"{case.two(meeting)} is when {who.name} does not come. Move it."


def _participant_busy(case: Case, meeting: HeldMeeting) -> Iterator[str]:
    city = case.problem.block[meeting.block].city
    if not present(case.problem, meeting.participant, city, meeting.start, meeting.end):
        yield f"{case.two(meeting)} is when {case.name(meeting.participant)} is not in the city. Move it."
    for item in case.plan.appointments:
        span = (item.leave_at or item.start, item.end)
        if meeting.participant in item.attendees and overlap(span, (meeting.start, meeting.end)):
            name = case.name(meeting.participant)
            yield f"{case.two(meeting)} is while {name} is at {case.item(item)}. Move it."


def not_understood(case: Case) -> Iterator[str]:
    """Meetings in which nobody can interpret though the two share no language."""
    enough = case.problem.policies.english_enough
    hosts = case.problem.host_language
    for meeting in case.meetings:
        person, other = case.problem.participant[meeting.participant], case.request.counterpart[meeting.counterpart]
        spoken = [s.language for s in other.languages if s.level >= enough] or [hosts]
        if any(person.level(x) >= enough for x in spoken):
            continue
        officer = case.problem.officer.get(meeting.officer)
        if officer is None:
            yield f"{case.two(meeting)} has no interpreter. Give it a language officer."
            continue
        knows = [x for x in officer.languages if person.level(x) > 0 and x not in (*spoken, hosts)]
        if not knows or not ({*spoken} & {*officer.languages} or hosts in spoken):
            yield f"{case.two(meeting)} has {officer.name}, who does not speak the languages. Send another officer."


def officers_away(case: Case) -> Iterator[str]:
    """Meetings interpreted by officers who are not there, or with a group elsewhere."""
    for meeting in (m for m in case.meetings if m.officer):
        officer, day = case.problem.officer[meeting.officer], meeting.start.date()
        there = (officer.available_from or day) <= day <= (officer.available_to or day)
        out = case.problem.is_out(OutOf.OFFICER, officer.id, meeting.start, meeting.end)
        if not there or out:
            yield f"{case.two(meeting)} has {officer.name}, who is not available. Send another officer."
        for item in case.plan.appointments:
            works = officer.id in (item.officers or case.plan.group[item.group].officers)
            if works and overlap((item.start, item.end), (meeting.start, meeting.end)):
                yield f"{case.two(meeting)} has {officer.name}, who is at {case.item(item)}. Send another one."


def wishes_not_kept(case: Case) -> Iterator[str]:
    """Pairs who must meet, at a time or after somebody else; pairs who must not."""
    for wish in case.request.wishes:
        meeting = case.met.get((wish.participant, wish.counterpart))
        names = f"{case.name(wish.participant)} and {case.name(wish.counterpart)}"
        if wish.wish is Wish.NEVER:
            if meeting:
                yield f"{names} meet and must not. Take the meeting out."
            continue
        if meeting is None:
            yield f"{names} must meet and do not. Add the meeting."
        elif wish.start and meeting.start != wish.start:
            yield f"{case.two(meeting)} is fixed {at(wish.start)}. Move it back."
        first = case.met.get((wish.participant, wish.after))
        if meeting and first and first.start >= meeting.start:
            yield f"{case.two(meeting)} must come after that with {case.name(wish.after)}. Move one of them."

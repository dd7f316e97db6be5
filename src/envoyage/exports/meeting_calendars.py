"""iCalendar files of meetings: for each participant, counterpart and language officer."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from icalendar import Event, vText

from envoyage.exports.calendars import Release, alarm, calendar_bytes, new_event
from envoyage.exports.phrases import country_name, language_name, one_line, person_name, slug
from envoyage.exports.swap import File
from envoyage.planner.clock import zone
from envoyage.planner.encounters.arrangement import Arrangement, HeldMeeting
from envoyage.planner.encounters.request import EncounterRequest
from envoyage.planner.problem import Problem

ALARM = timedelta(minutes=10)


def meeting_calendars(problem: Problem, request: EncounterRequest, arrangement: Arrangement) -> Iterator[File]:
    """A file for everybody who has a meeting."""
    release = Release.first(problem)
    for side in ("participant", "counterpart", "officer"):
        mine: dict[str, list[HeldMeeting]] = {}
        for meeting in arrangement.meetings:
            mine.setdefault(getattr(meeting, side), []).append(meeting)
        for who in sorted(w for w in mine if w):
            tables = _tables(arrangement.meetings, mine[who], side)
            events = [_event(problem, request, some, side, release) for some in tables]
            name = request.counterpart[who].name if side == "counterpart" else person_name(problem, who)
            yield f"calendars/{side}-{slug(who)}.ics", calendar_bytes(problem, f"Meetings: {one_line(name)}", events)


def _tables(every: Sequence[HeldMeeting], mine: Sequence[HeldMeeting], side: str) -> Iterator[list[HeldMeeting]]:
    """The meetings of somebody, each with the others at the table; a counterpart or officer has a table once."""
    seen: set[tuple[object, ...]] = set()
    for meeting in mine:
        key = _table(meeting)
        if side == "participant":
            yield [meeting, *(m for m in every if _table(m) == key and m is not meeting)]
        elif key not in seen:
            yield [m for m in mine if _table(m) == key]
        seen.add(key)


def _told(problem: Problem, some: Sequence[HeldMeeting], side: str) -> Iterator[str]:
    """Who else is at the table of a participant, and who interprets."""
    alone = side == "participant"
    if alone and len(some) > 1:
        yield f"Also at the table: {', '.join(problem.participant[m.participant].name for m in some[1:])}."
    helped = next((m for m in (some[:1] if alone else some) if m.officer), None)
    if helped:
        yield f"{person_name(problem, helped.officer)} interprets into {language_name(helped.language)}."


def _table(meeting: HeldMeeting) -> tuple[object, ...]:
    return meeting.session, meeting.start, meeting.table, meeting.counterpart


def _event(
    problem: Problem, request: EncounterRequest, some: Sequence[HeldMeeting], side: str, release: Release
) -> Event:
    meeting, people = some[0], [problem.participant[m.participant] for m in some]
    counterpart = request.counterpart[meeting.counterpart]
    of_counterpart = one_line(", ".join(filter(None, (counterpart.name, counterpart.institution))))
    of_person = "; ".join(one_line(f"{p.name}, {country_name(problem, p.country)}") for p in people)
    title = {
        "participant": f"Meeting with {of_counterpart}",
        "counterpart": f"Meeting with {of_person}",
        "officer": f"Interpreting: {of_person} with {of_counterpart}",
    }[side]
    event = new_event(problem, f"meeting-{meeting.id}", title, release)
    local = zone(problem, problem.block[meeting.block].city)
    event.add("dtstart", meeting.start.replace(tzinfo=local))
    event.add("dtend", meeting.end.replace(tzinfo=local))
    event.add("status", "CONFIRMED")
    event.add("categories", ["Meeting"])
    place = request.session[meeting.session].place
    event.add("location", vText(one_line(f"{place}, table {meeting.table}" if place else f"Table {meeting.table}")))
    if told := " ".join(_told(problem, some, side)):
        event.add("description", one_line(told))
    event.add_component(alarm(f"In {ALARM.seconds // 60} minutes: {title}", -ALARM))
    return event

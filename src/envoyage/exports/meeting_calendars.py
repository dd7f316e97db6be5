"""iCalendar files of meetings: for each participant, counterpart and language officer."""

from collections.abc import Iterator
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
            events = [_event(problem, request, meeting, side, release) for meeting in mine[who]]
            name = request.counterpart[who].name if side == "counterpart" else person_name(problem, who)
            yield f"calendars/{side}-{slug(who)}.ics", calendar_bytes(problem, f"Meetings: {one_line(name)}", events)


def _event(problem: Problem, request: EncounterRequest, meeting: HeldMeeting, side: str, release: Release) -> Event:
    counterpart, person = request.counterpart[meeting.counterpart], problem.participant[meeting.participant]
    of_counterpart = one_line(", ".join(filter(None, (counterpart.name, counterpart.institution))))
    of_person = one_line(f"{person.name}, {country_name(problem, person.country)}")
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
    if meeting.officer:
        helper = person_name(problem, meeting.officer)
        event.add("description", one_line(f"{helper} interprets into {language_name(meeting.language)}."))
    event.add_component(alarm(f"In {ALARM.seconds // 60} minutes: {title}", -ALARM))
    return event

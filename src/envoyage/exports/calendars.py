"""iCalendar files per group and per person: identifiers that never change, zoned times, alarms, no attendees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vDuration, vGeo, vText

from envoyage.exports.phrases import (
    KINDS,
    appointment_title,
    city_name,
    clean,
    clock,
    everybody,
    group_name,
    one_line,
    person_name,
)
from envoyage.exports.places import Place, hotel_of, place_of
from envoyage.planner.clock import zone
from envoyage.planner.plan import Appointment, Leg, Mode, Plan, Stay
from envoyage.planner.problem import Problem, RequestStatus

HOST = "envoyage.invalid"
REFRESH = timedelta(hours=1)
LEG_ALARM = timedelta(minutes=30)
COLOURS = ("darkblue", "firebrick", "seagreen", "purple", "darkgoldenrod", "steelblue", "crimson", "dimgray",
           "olivedrab", "sienna")  # fmt: skip
"""The colours of groups by the names that the format knows, each near the group's colour in the pictures."""
STATUS = {
    RequestStatus.CONFIRMED: "CONFIRMED",
    RequestStatus.THANKED: "CONFIRMED",
    RequestStatus.DECLINED: "CANCELLED",
}


@dataclass(frozen=True)
class Release:
    """What a calendar was made from: the moment of release (aware) and how often each item changed so far."""

    stamp: datetime
    revisions: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def first(cls, problem: Problem) -> "Release":
        """A release without history, stamped with the programme's first day, so that output is reproducible."""
        return cls(datetime(problem.starts.year, problem.starts.month, problem.starts.day, tzinfo=UTC))

    @classmethod
    def of(cls, problem: Problem, plan: Plan) -> "Release":
        """The release of a plan: with the revisions of its repairs, stamped with how far the programme has gone."""
        first = cls.first(problem)
        stamp = problem.now.replace(tzinfo=UTC) if problem.now else first.stamp
        return cls(max(first.stamp, stamp), dict(plan.revisions))


def uid(problem: Problem, code: str) -> str:
    """The identifier of an item: from programme and item alone, the same in every release."""
    return f"xp-{_token(problem.id)}-{_token(code)}@{HOST}"


def group_calendar(
    problem: Problem, plan: Plan, group: str, release: Release | None = None, *, before: Plan | None = None
) -> bytes:
    """All stays, journeys and appointments of a group; what only the plan ``before`` had is there as cancelled."""
    name = f"{problem.title}: {group_name(problem, plan.group[group])}"
    items = tuple(a for s in plan.stays_of[group] for a in plan.appointments_of[s.id])
    gone = [a for a in before.appointments if a.group == group] if before else []
    events = _events(problem, plan, group, items, release or Release.of(problem, plan))
    events = (*events, *_cancelled(problem, (plan, before), items, gone, release))
    return calendar_bytes(problem, name, events, colour=_colour(plan, group))


def person_calendar(
    problem: Problem, plan: Plan, person: str, release: Release | None = None, *, before: Plan | None = None
) -> bytes:
    """What a participant or language officer attends, with the stays and journeys of the group."""
    name = f"{problem.title}: {person_name(problem, person)}"
    group = next(g.id for g in plan.groups if person in (*g.members, *g.officers))
    items = tuple(
        a
        for s in plan.stays_of[group]
        for a in plan.appointments_of[s.id]
        if person in a.attendees or _escorts(plan, person, a)
    )
    old = before.appointments if before else ()
    gone = [a for a in old if before and (person in a.attendees or _escorts(before, person, a))]
    events = _events(problem, plan, group, items, release or Release.of(problem, plan))
    events = (*events, *_cancelled(problem, (plan, before), items, gone, release))
    return calendar_bytes(problem, name, events, colour=_colour(plan, group))


def _colour(plan: Plan, group: str) -> str:
    return COLOURS[[g.id for g in plan.groups].index(group) % len(COLOURS)]


def _cancelled(
    problem: Problem, plans: tuple[Plan, Plan | None], items: Iterable[Appointment], gone: Iterable[Appointment],
    release: Release | None,
) -> Iterable[Event]:  # fmt: skip
    """The appointments that were told and are not any more."""
    plan, before = plans
    kept = {a.id for a in items}
    for item in gone if before else ():
        if before and item.id not in kept:
            event = _appointment_event(problem, before, item, release or Release.of(problem, plan))
            event["status"] = vText("CANCELLED")
            event.subcomponents.clear()
            yield event


def _escorts(plan: Plan, person: str, item: Appointment) -> bool:
    """Whether a language officer of the group is at an appointment; where none is named, all are."""
    return person in (item.officers or plan.group[item.group].officers)


def calendar_bytes(problem: Problem, name: str, events: Sequence[Event], *, colour: str = "") -> bytes:
    """A calendar of these events, with the time zones they are in; ``colour`` is a name of CSS."""
    calendar = Calendar()
    for key, value in (("prodid", "-//Envoyage//Programme calendar//EN"), ("version", "2.0")):
        calendar.add(key, value)
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, one_line(name))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT1H"))
    if colour:
        calendar.add("color", colour)
    for zone_name in sorted(_zones(events)):
        calendar.add_component(_timezone(zone_name, problem.starts, problem.ends))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(
    problem: Problem, plan: Plan, group: str, items: tuple[Appointment, ...], release: Release
) -> Iterable[Event]:
    for stay in plan.stays_of[group]:
        yield _stay_event(problem, plan, stay, release)
    for leg in sorted((x for x in plan.legs if x.group == group), key=lambda x: (x.departs, x.id)):
        if leg.mode is not Mode.NONE:
            yield _leg_event(problem, plan, leg, release)
    for item in items:
        yield _appointment_event(problem, plan, item, release)


def new_event(problem: Problem, code: str, summary: str, release: Release) -> Event:
    """An event with everything but its time and place."""
    event = Event()
    event.add("uid", uid(problem, code))
    event.add("dtstamp", release.stamp)
    event.add("last-modified", release.stamp)
    event.add("sequence", release.revisions.get(code, 0))
    event.add("summary", one_line(summary))
    event.add("class", "PRIVATE")
    return event


def _stay_event(problem: Problem, plan: Plan, stay: Stay, release: Release) -> Event:
    city = city_name(problem, stay.city)
    event = new_event(problem, f"stay-{stay.id}", f"Stay in {city}", release)
    event.add("dtstart", stay.arrive)
    event.add("dtend", stay.leave + timedelta(days=1))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Stay"])
    hotel = hotel_of(problem, plan, stay.id)
    _put_place(event, Place(hotel.name or city, hotel.address, hotel.point))
    return event


def _leg_event(problem: Problem, plan: Plan, leg: Leg, release: Release) -> Event:
    start, end = plan.stay[leg.from_stay].city, plan.stay[leg.to_stay].city
    way = f"{city_name(problem, start)} to {city_name(problem, end)}"
    how = f"Flight {leg.flight}" if leg.flight else "Flight" if leg.mode is Mode.AIR else "Coach"
    event = new_event(problem, f"leg-{leg.id}", f"{how}: {way}", release)
    event.add("dtstart", leg.departs.replace(tzinfo=zone(problem, start)))
    event.add("dtend", leg.arrives.replace(tzinfo=zone(problem, end)))
    event.add("status", "CONFIRMED" if leg.flight else "TENTATIVE")
    event.add("categories", ["Travel"])
    hotel = hotel_of(problem, plan, leg.from_stay)
    _put_place(event, Place(hotel.name or city_name(problem, start), hotel.address, hotel.point))
    event.add("description", f"Leave {clock(leg.departs)}, arrive {clock(leg.arrives)} local time.")
    event.add_component(alarm(f"Leave in {LEG_ALARM.seconds // 60} minutes for {way}", -LEG_ALARM))
    return event


def _appointment_event(problem: Problem, plan: Plan, item: Appointment, release: Release) -> Event:
    local, title = zone(problem, plan.stay[item.stay].city), appointment_title(problem, item)
    event = new_event(problem, item.id, title, release)
    event.add("dtstart", item.start.replace(tzinfo=local))
    event.add("dtend", item.end.replace(tzinfo=local))
    event.add("status", _status(problem, item))
    event.add("categories", [KINDS[item.kind]])
    _put_place(event, place_of(problem, item))
    notes = _notes(plan, item)
    if notes:
        event.add("description", clean("\n".join(notes)))
    if item.leave_at:
        event.add_component(alarm(f"Leave now for {title}", item.leave_at - item.start))
    return event


def _status(problem: Problem, item: Appointment) -> str:
    if not item.resource:
        return "CONFIRMED"
    return STATUS.get(problem.resource[item.resource].status, "TENTATIVE")


def _notes(plan: Plan, item: Appointment) -> list[str]:
    notes = []
    if item.leave_at:
        notes.append(f"Leave at {clock(item.leave_at)}; the ride takes {item.minutes_there} minutes.")
    if not everybody(plan.group[item.group], item):
        notes.append(f"Part of the group: {len(item.attendees)} of {len(plan.group[item.group].members)}.")
    return notes


def alarm(text: str, before: timedelta) -> Alarm:
    """A reminder so long before an event."""
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", one_line(text))
    made.add("trigger", before)
    return made


def _put_place(event: Event, place: Place) -> None:
    if place.line:
        event.add("location", place.line)
    if place.point:
        event.add("geo", vGeo((round(place.point[0], 5), round(place.point[1], 5))))


def _zones(events: Iterable[Event]) -> set[str]:
    """The IANA names of all zones that some event's times are in."""
    times = (event.decoded(key) for event in events for key in ("dtstart", "dtend"))
    return {t.tzinfo.key for t in times if isinstance(t, datetime) and isinstance(t.tzinfo, ZoneInfo)}


@cache
def _timezone(name: str, first: date, last: date) -> Timezone:
    """The definition of a zone for the dates of the programme, two days wider at either end."""
    return Timezone.from_tzid(name, first_date=first - timedelta(days=2), last_date=last + timedelta(days=2))


def _token(text: str) -> str:
    """An identifier's part: letters, digits, hyphens, dots and underscores as they are, all else by its number."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-._") else f"_{ord(c):x}" for c in text)

"""What a document says about a group's days: items in time order, in words.

The shareable version needs nothing of its own here: it is made of a redacted programme and plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from envoyage.exports.phrases import (
    KINDS,
    appointment_title,
    city_name,
    clock,
    everybody,
    one_line,
    person_name,
    words,
)
from envoyage.exports.places import place_of
from envoyage.planner.clock import zone
from envoyage.planner.plan import Appointment, Group, Leg, Mode, Plan
from envoyage.planner.problem import Contact, Problem, Speaker, days

TRAVEL = "travel"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One line of a day. Texts are ready to print and empty where there is nothing to say.

    ``kind`` is a ``Kind`` value or ``travel``; ``attendees`` are names, empty where the whole group goes;
    ``people`` are the ids of those who go; ``ride`` is in minutes.
    """

    id: str
    kind: str
    start: datetime
    end: datetime
    title: str
    label: str = ""
    leave: str = ""
    ride: int = 0
    place: str = ""
    address: str = ""
    directions: str = ""
    contact: str = ""
    phone: str = ""
    themes: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    format: str = ""
    status: str = ""
    speakers: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    officer_ids: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()

    @property
    def times(self) -> str:
        """Start and end as ``09:00–10:30``."""
        return f"{clock(self.start)}–{clock(self.end)}"


@dataclass(frozen=True)
class Day:
    """A day of a group: where it is, the time zone's short name, a public holiday's name, and its items."""

    day: date
    city: str
    city_id: str
    zone: str
    holiday: str
    items: tuple[Item, ...]


def long_day(day: date) -> str:
    """A day as ``Monday, 17 May 2027``, whatever the computer's language."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """A day as ``Mon 17 May``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def span(first: date, last: date) -> str:
    """Two days as ``15 May to 5 June 2027``, or ``1 to 5 June 2027`` within a month."""
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {MONTHS[first.month - 1]}" + (f" {first.year}" if first.year != last.year else "")
    return f"{start} to {last.day} {MONTHS[last.month - 1]} {last.year}"


def short_span(first: date, last: date) -> str:
    """Two days as ``15 – 20 May`` or ``28 May – 2 June``."""
    start = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{start} – {last.day} {MONTHS[last.month - 1]}"


def zone_name(problem: Problem, city: str, day: date) -> str:
    """The short name of a city's time zone on a day, for instance ``PDT``."""
    return datetime.combine(day, time(12), zone(problem, city)).tzname() or ""


def days_of(problem: Problem, plan: Plan, group: str) -> tuple[Day, ...]:
    """Every day of a group from its first arrival to its last departure; the city is where it sleeps."""
    home: dict[date, str] = {}
    for stay in plan.stays_of.get(group, ()):
        home.update(dict.fromkeys(days(stay.arrive, stay.leave), stay.city))
    by_day: dict[date, list[Item]] = {day: [] for day in home}
    for item in items_of(problem, plan, group):
        by_day.setdefault(item.start.date(), []).append(item)
    return tuple(_day(problem, day, home.get(day, ""), by_day[day]) for day in sorted(by_day))


def _day(problem: Problem, day: date, city: str, items: list[Item]) -> Day:
    if city not in problem.city:
        return Day(day, "", "", "", "", tuple(items))
    name, holiday = city_name(problem, city), problem.holiday(city, day)
    return Day(day, name, city, zone_name(problem, city, day), holiday, tuple(items))


def items_of(problem: Problem, plan: Plan, group: str) -> tuple[Item, ...]:
    """All appointments and journeys of a group, in time order."""
    stays = plan.stays_of.get(group, ())
    items = [item_of(problem, plan, a) for s in stays for a in plan.appointments_of.get(s.id, ())]
    items += [_journey(problem, plan, leg) for leg in plan.legs if leg.group == group and leg.mode is not Mode.NONE]
    items.sort(key=lambda i: (i.start, i.end, i.id))
    return tuple(items)


def for_person(days_of_group: Iterable[Day], person: str) -> tuple[Day, ...]:
    """The days of a group with only the items that this participant or language officer is at."""
    return tuple(
        replace(day, items=tuple(i for i in day.items if person in i.people or person in i.officer_ids))
        for day in days_of_group
    )


def item_of(problem: Problem, plan: Plan, item: Appointment) -> Item:
    """An appointment in words."""
    group, place = plan.group[item.group], place_of(problem, item)
    base = Item(
        item.id, item.kind.value, item.start, item.end, appointment_title(problem, item), KINDS[item.kind],
        leave=clock(item.leave_at) if item.leave_at else "",
        ride=item.minutes_there,
        place=place.name,
        address=place.address,
        format=words(item.format.value) if item.format else "",
        officers=tuple(person_name(problem, o) for o in item.officers),
        attendees=() if everybody(group, item) else tuple(person_name(problem, p) for p in item.attendees),
        people=item.attendees,
        officer_ids=item.officers,
        vehicles=tuple(_vehicle(problem, v) for v in item.vehicles),
    )  # fmt: skip
    if item.resource:
        return _at_resource(problem, base, item.resource)
    if item.session:
        return _at_session(problem, base, item.session)
    return _at_home(problem, base, item.host) if item.host else base


def _at_resource(problem: Problem, item: Item, resource: str) -> Item:
    r = problem.resource[resource]
    receives = next((c for c in problem.contacts if c.resource == resource), None)
    return replace(
        item,
        themes=theme_titles(problem, r.themes),
        objectives=objective_titles(problem, r.objectives),
        directions=one_line(r.directions),
        contact=contact_words(receives) if receives else "",
        phone=one_line(receives.phone) if receives else "",
        status=words(r.status.value),
    )


def _at_session(problem: Problem, item: Item, session: str) -> Item:
    s = problem.session[session]
    return replace(
        item,
        label=words(s.kind.value),
        themes=theme_titles(problem, s.themes),
        objectives=objective_titles(problem, s.objectives),
        format=item.format or words(s.format.value),
        speakers=tuple(speaker_words(speaker) for speaker in s.speakers),
    )


def _at_home(problem: Problem, item: Item, host: str) -> Item:
    h = problem.host[host]
    return replace(item, contact=one_line(h.name), phone=one_line(h.phone))


def _journey(problem: Problem, plan: Plan, leg: Leg) -> Item:
    """A leg as an item of the day: with everybody of the group, at the wall-clock time it departs."""
    start, end = plan.stay[leg.from_stay], plan.stay[leg.to_stay]
    how = "Flight" if leg.mode is Mode.AIR else "Coach"
    group: Group = plan.group[leg.group]
    return Item(
        leg.id, TRAVEL, leg.departs, leg.arrives,
        f"{how} from {city_name(problem, start.city)} to {city_name(problem, end.city)}",
        "Journey",
        place=_local_times(problem, leg, start.city, end.city),
        contact=f"Flight {one_line(leg.flight)}" if leg.flight else "",
        people=group.members,
        officer_ids=group.officers,
    )  # fmt: skip


def _local_times(problem: Problem, leg: Leg, origin: str, destination: str) -> str:
    """In which zones the times of a journey are."""
    there, here = zone_name(problem, destination, leg.arrives.date()), zone_name(problem, origin, leg.departs.date())
    return f"Door to door, {clock(leg.departs)} {here} to {clock(leg.arrives)} {there}"


def theme_titles(problem: Problem, ids: Iterable[str]) -> tuple[str, ...]:
    """The titles of themes, in the order of the programme."""
    wanted = set(ids)
    return tuple(one_line(t.title) for t in problem.themes if t.id in wanted)


def objective_titles(problem: Problem, ids: Iterable[str]) -> tuple[str, ...]:
    """The titles of objectives, in the order of the programme."""
    wanted = set(ids)
    return tuple(one_line(o.title) for o in problem.objectives if o.id in wanted)


def contact_words(contact: Contact) -> str:
    """A contact at a resource as ``Name, role``."""
    return ", ".join(one_line(part) for part in (contact.name, contact.role) if part)


def speaker_words(speaker: Speaker) -> str:
    """A speaker as ``Name, title, institution``."""
    return ", ".join(one_line(part) for part in (speaker.name, speaker.title, speaker.institution) if part)


def _vehicle(problem: Problem, vehicle: str) -> str:
    v = problem.vehicle[vehicle]
    return ", ".join(one_line(part) for part in (v.name, v.company, v.phone) if part)

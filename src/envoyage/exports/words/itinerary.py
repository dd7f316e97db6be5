"""The local itinerary of a group in a city as an editable Word document, and the parts a book is made of."""

from collections.abc import Iterable
from datetime import date

from docx.document import Document

from envoyage.exports.content import span, zone_name
from envoyage.exports.document import STRONG, filled, heading, new_document, saved, table, text
from envoyage.exports.emergency import emergency_number
from envoyage.exports.marking import Look
from envoyage.exports.need_to_know import Reader, headings, row, seen
from envoyage.exports.phrases import (
    KINDS,
    appointment_title,
    city_name,
    clock,
    day_words,
    everybody,
    group_name,
    one_line,
    words,
)
from envoyage.exports.places import hotel_of, place_of
from envoyage.exports.words.people import people_table
from envoyage.planner.plan import Appointment, Group, Kind, Leg, Mode, Plan, Stay
from envoyage.planner.problem import LanguageOfficer, Problem, days

PARTS = (("Morning", 0, 12), ("Afternoon", 12, 17), ("Evening", 17, 24))
LAST = "Professional meetings are concluded for the day."
DAYS_A_GRID = 7
TOLD = (Kind.CULTURE, Kind.HOME_HOSPITALITY, Kind.FAITH)
"""Kinds that an entry names; of the others the title tells enough."""


def itinerary(problem: Problem, plan: Plan, stays: tuple[Stay, ...], look: Look) -> bytes:
    """The bytes of the itinerary of one group in one city (one stay, or two that follow each other)."""
    group = plan.group[stays[0].group]
    document = new_document(look)
    heading(document, city_name(problem, stays[0].city), 0)
    text(document, one_line(problem.title), bold=True)
    text(document, f"{group_name(problem, group)}, {span(stays[0].arrive, stays[-1].leave)}")
    add_people(document, problem, group)
    add_contacts(document, problem, plan, stays[0])
    for stay in stays:
        add_week(document, problem, plan, stay)
        add_days(document, problem, plan, stay)
    return saved(document)


def add_people(document: Document, problem: Problem, group: Group) -> None:
    """The group's participants and language officers."""
    heading(document, "Participants", 2)
    people_table(document, problem, (problem.participant[m] for m in group.members))
    if group.officers:
        heading(document, "Language officers", 2)
        officers = [row(problem, Reader.GROUP, problem.officer[o]) for o in group.officers]
        table(document, *filled(headings(Reader.GROUP, LanguageOfficer), officers))


def add_contacts(document: Document, problem: Problem, plan: Plan, stay: Stay) -> None:
    """Whom to call in this city: sponsor, hotel, staff, doctors."""
    city, hotel = problem.city[stay.city], problem.hotel.get(stay.hotel)
    heading(document, "Contacts", 2)
    rows = [
        ("Police, fire, ambulance", "", emergency_number(problem, stay.city), ""),
        ("Local sponsor", one_line(city.local_sponsor), city.sponsor_phone, city.sponsor_email),
    ]
    rows = [row for row in rows if any(row[1:])]
    if hotel:
        rows.append(("Hotel", hotel_of(problem, plan, stay.id).line, hotel.phone, ""))
    for staff in problem.staff:
        if staff.city in ("", stay.city):
            who = seen(problem, Reader.GROUP, staff)
            role = "Emergency" if staff.emergency else words(who.role)
            rows.append((role, who.name, who.phone, who.email))
    for provider in problem.medical:
        if provider.city == stay.city:
            clinic = seen(problem, Reader.GROUP, provider)
            night = "open at night" if clinic.open_at_night == "yes" else ""
            rows.append(("Doctor", ", ".join(x for x in (clinic.name, clinic.address, night) if x), clinic.phone, ""))
    table(document, ("For", "Who and where", "Phone", "E-mail"), [r for r in rows if any(r[1:])], (1.2, 2.3, 1.45, 2))


def add_week(document: Document, problem: Problem, plan: Plan, stay: Stay) -> None:
    """Week at a glance: a column a day, rows for morning, afternoon and evening."""
    heading(document, "Week at a glance", 2)
    every = days(stay.arrive, stay.leave)
    for first in range(0, len(every), DAYS_A_GRID):
        shown = every[first : first + DAYS_A_GRID]
        heads = ("", *(f"{d:%a} {d.day} {d:%b}" for d in shown))
        rows = [
            (name, *("\n".join(_glance(problem, plan, stay, d, (after, before))) for d in shown))
            for name, after, before in PARTS
        ]
        table(document, heads, rows, (0.75, *(1.0 for _ in shown)))


def _glance(problem: Problem, plan: Plan, stay: Stay, day: object, hours: tuple[int, int]) -> list[str]:
    """The items of a day that start between two hours."""
    alone, homes = _parted(a for a in plan.appointments_of[stay.id] if a.start.date() == day)
    moves = [
        (leg.departs, f"{clock(leg.departs)} leave") for leg in plan.legs
        if leg.from_stay == stay.id and leg.mode is not Mode.NONE
    ] + [
        (leg.arrives, f"{clock(leg.arrives)} arrive") for leg in plan.legs
        if leg.to_stay == stay.id and leg.mode is not Mode.NONE
    ]  # fmt: skip
    items = [(a.start, f"{clock(a.start)} {appointment_title(problem, a)}") for a in alone]
    if homes:
        first = min(a.start for a in homes)
        items.append((first, f"{clock(first)} {_dinners(homes)}"))
    shown = [(t, line) for t, line in (*moves, *items) if t.date() == day and hours[0] <= t.hour < hours[1]]
    return list(dict.fromkeys(line for _, line in sorted(shown)))


def add_days(document: Document, problem: Problem, plan: Plan, stay: Stay) -> None:
    """Day by day: times, what, where, with whom, when to leave."""
    for day in days(stay.arrive, stay.leave):
        heading(document, day_words(day), 2)
        holiday = problem.holiday(stay.city, day)
        if holiday:
            text(document, f"Public holiday: {one_line(holiday)}")
        rows = _legs(problem, plan, stay, day)
        items = [a for a in plan.appointments_of[stay.id] if a.start.date() == day]
        alone, homes = _parted(items)
        rows += [(f"{clock(a.start)}–{clock(a.end)}", _details(problem, plan, a)) for a in alone]
        rows += [_evening(problem, homes)] if homes else []
        work = [a.end for a in items if a.kind in (Kind.PROFESSIONAL, Kind.SESSION)]
        if work:
            rows.append((clock(max(work)), LAST))
        if rows:
            table(document, (f"Time ({zone_name(problem, stay.city, day)})", "Programme"), sorted(rows), (1.0, 5.2))
        else:
            text(document, _nothing(problem, plan, stay, day))


def _nothing(problem: Problem, plan: Plan, stay: Stay, day: date) -> str:
    """What is said of a day on which nothing is planned: the first and the last one are for coming and going."""
    every = plan.stays_of[stay.group]
    if day == min(s.arrive for s in every):
        return "Day of arrival."
    return "Day of departure." if day == max(s.leave for s in every) else "At leisure."


def _parted(items: Iterable[Appointment]) -> tuple[list[Appointment], list[Appointment]]:
    """Items that stand alone, and the dinners of an evening with several homes, which are one entry."""
    every = list(items)
    homes = [a for a in every if a.kind is Kind.HOME_HOSPITALITY and a.host]
    return ([a for a in every if a not in homes], homes) if len(homes) > 1 else (every, [])


def _dinners(homes: list[Appointment]) -> str:
    return f"Dinner in {len(homes)} homes"


def _evening(problem: Problem, homes: list[Appointment]) -> tuple[str, str]:
    """One entry for all homes of an evening: who goes where."""
    lines = [STRONG + _dinners(homes)]
    for item in sorted(homes, key=lambda a: (a.start, a.host)):
        leave = f", leave at {clock(item.leave_at)}" if item.leave_at else ""
        guests = ", ".join(seen(problem, Reader.GROUP, problem.participant[p]).name for p in item.attendees)
        lines.append(", ".join(x for x in (*_met(problem, item), place_of(problem, item).address) if x))
        lines.append(f"{clock(item.start)}–{clock(item.end)}{leave}: {guests}")
    span_of = f"{clock(min(a.start for a in homes))}–{clock(max(a.end for a in homes))}"
    return span_of, "\n".join(lines)


def _legs(problem: Problem, plan: Plan, stay: Stay, day: object) -> list[tuple[str, str]]:
    rows = []
    for leg in plan.legs:
        if leg.mode is Mode.NONE:
            continue
        if leg.from_stay == stay.id and leg.departs.date() == day:
            rows.append((clock(leg.departs), f"Leave for {_end(problem, plan, leg.to_stay)} {_how(leg)}"))
        if leg.to_stay == stay.id and leg.arrives.date() == day:
            rows.append((clock(leg.arrives), f"Arrive from {_end(problem, plan, leg.from_stay)} {_how(leg)}"))
    return rows


def _end(problem: Problem, plan: Plan, stay: str) -> str:
    return city_name(problem, plan.stay[stay].city)


def _how(leg: Leg) -> str:
    if leg.mode is Mode.ROAD:
        return "by coach."
    return f"by air, flight {one_line(leg.flight)}." if leg.flight else "by air."


def _details(problem: Problem, plan: Plan, item: Appointment) -> str:
    """An item in lines: title, place, contact, who goes, when to leave."""
    place, group = place_of(problem, item), plan.group[item.group]
    title = appointment_title(problem, item)
    lines = [STRONG + title]
    if item.kind in TOLD:
        lines.append(KINDS[item.kind])
    lines += [place.address if place.name == title else place.line, *_met(problem, item)]
    if not everybody(group, item):
        names = (seen(problem, Reader.GROUP, problem.participant[p]).name for p in item.attendees)
        lines.append("For " + ", ".join(names))
    if item.leave_at:
        ride = f"; the ride takes {item.minutes_there} minutes" if item.minutes_there else ""
        lines.append(f"Leave at {clock(item.leave_at)}{ride}.")
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _met(problem: Problem, item: Appointment) -> list[str]:
    """Contacts at the resource, speakers of the session, or the hosts of the home."""
    if item.resource:
        resource = problem.resource[item.resource]
        people = (seen(problem, Reader.GROUP, c) for c in problem.contacts if c.resource == item.resource)
        lines = [", ".join(x for x in (c.name, c.role, c.phone) if x) for c in people]
        return [*lines, one_line(resource.directions)]
    if item.session:
        speakers = (seen(problem, Reader.GROUP, s) for s in problem.session[item.session].speakers)
        return [", ".join(x for x in (s.name, s.title, s.institution) if x) for s in speakers]
    if item.host:
        host = seen(problem, Reader.GROUP, problem.host[item.host])
        return [", ".join(x for x in (host.name, host.phone) if x)]
    return []

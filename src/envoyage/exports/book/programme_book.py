"""The programme book: everything about a programme and its plan that its people carry with them."""

from collections.abc import Callable
from itertools import groupby

from envoyage.exports.book import days as day_parts
from envoyage.exports.book import people
from envoyage.exports.book.press import Data, Paper, Press, frame, printable
from envoyage.exports.content import (
    Day,
    days_of,
    item_of,
    long_day,
    objective_titles,
    short_span,
    span,
    speaker_words,
    theme_titles,
)
from envoyage.exports.emergency import emergency_number
from envoyage.exports.marking import Marking
from envoyage.exports.phrases import city_name, clock, group_name, language_name, languages, one_line, words
from envoyage.exports.pictures import group_calendar, route_map
from envoyage.exports.private import private_texts, scrubber
from envoyage.exports.redact import redacted
from envoyage.planner.plan import Group, Kind, Plan, Stay
from envoyage.planner.problem import Problem, Session, SharedBlock, nights


def programme_book(problem: Problem, plan: Plan, *, paper: Paper = "letter", redact: bool = False) -> bytes:
    """The book as a tagged PDF. ``redact`` leaves out names, telephones, addresses, hotels and flights."""
    marking = Marking.SHAREABLE if redact else Marking.SENSITIVE
    scrub: Callable[[str], str] = str
    if redact:
        original = problem, plan
        problem, plan = redacted(problem, plan)
        scrub = scrubber(*original, keep=private_texts(problem, plan))
    data = {
        **frame(problem, paper=paper, marking=marking),
        "redacted": redact,
        **_cover(problem, plan),
        **_contacts(problem, plan),
        "blocks": [_block(problem, b) for b in problem.blocks],
        "groups": [_chapter(problem, plan, g, redact=redact) for g in plan.groups],
        "unplaced": people.unplaced(problem, plan),
        "emergency_cities": [] if redact else _emergency(problem, plan),
    }
    pictures = {
        "map.svg": route_map(problem, plan, marking=marking),
        "calendar.svg": group_calendar(problem, plan, marking=marking),
    }
    return Press("programme_book.typ", printable(data, scrub), pictures=pictures).print()


def _cover(problem: Problem, plan: Plan) -> Data:
    countries = {p.country for p in problem.travellers}
    return {
        "motto": one_line(problem.motto),
        "sponsor": one_line(problem.sponsor),
        "agency": one_line(problem.agency),
        "dates": span(problem.starts, problem.ends),
        "figures": [
            [str(len(problem.travellers)), "participants"],
            [str(len(countries)), "countries"],
            [str(len(plan.groups)), "groups"],
            [str(len(people.visited(problem, plan))), "cities"],
        ],
        "objectives": [one_line(o.title) for o in problem.objectives],
        "themes": [one_line(t.title) for t in problem.themes],
    }


def _contacts(problem: Problem, plan: Plan) -> Data:
    return {
        "emergency": people.staff(problem, plan, emergency=True),
        "staff": people.staff(problem, plan, emergency=False),
        "agency_phone": one_line(problem.agency_phone),
        "sponsors": people.sponsors(problem, plan),
    }


def _block(problem: Problem, block: SharedBlock) -> Data:
    sessions = problem.sessions_of[block.id]
    dates = sorted({s.start.date() for s in sessions})
    return {
        "title": one_line(block.title) or words(block.kind.value),
        "city": city_name(problem, block.city),
        "dates": span(block.arrive, block.leave),
        "days": [
            {
                "date": long_day(day),
                "sessions": [_session(problem, s) for s in sessions if s.start.date() == day],
            }
            for day in dates
        ],
    }


def _session(problem: Problem, session: Session) -> Data:
    place = ", ".join(one_line(part) for part in (session.place, session.room) if part)
    return {
        "start": clock(session.start),
        "end": clock(session.end),
        "title": one_line(session.title),
        "kind": words(session.kind.value),
        "place": place,
        "address": one_line(session.address),
        "speakers": [speaker_words(s) for s in session.speakers],
        "themes": list(theme_titles(problem, session.themes)),
        "objectives": list(objective_titles(problem, session.objectives)),
    }


def _chapter(problem: Problem, plan: Plan, group: Group, *, redact: bool) -> Data:
    days = days_of(problem, plan, group.id)
    return {
        "id": one_line(group.id),
        "name": group_name(problem, group),
        "language": languages(group.languages) or language_name(problem.host_language),
        "members": people.members(problem, group),
        "officers": people.officers(problem, group),
        "stays": [_stay(problem, s) for s in plan.stays_of.get(group.id, ())],
        "homes": [] if redact else _homes(problem, plan, group),
        "grids": day_parts.grids(days),
        "days": [day_parts.day_data(d, usual=group.officers, note=_note(d, days)) for d in days],
    }


def _note(day: Day, days: tuple[Day, ...]) -> str:
    """What is said of a day on which nothing is planned."""
    if day is days[0]:
        return "Day of arrival. The flights are in the personal agendas."
    return "Day of departure. The flights are in the personal agendas." if day is days[-1] else day_parts.NOTHING


def _stay(problem: Problem, stay: Stay) -> Data:
    hotel, city = problem.hotel.get(stay.hotel), problem.city[stay.city]
    count = len(nights(stay.arrive, stay.leave))
    return {
        "city": city_name(problem, stay.city),
        "dates": short_span(stay.arrive, stay.leave),
        "nights": f"{count} night" + ("" if count == 1 else "s"),
        "hotel": one_line(hotel.name) if hotel else "",
        "address": one_line(hotel.address) if hotel else "",
        "phone": one_line(hotel.phone) if hotel else "",
        "sponsor": one_line(city.local_sponsor),
    }


def _homes(problem: Problem, plan: Plan, group: Group) -> list[Data]:
    """The evenings in homes: who goes to which family."""
    mine = (a for s in plan.stays_of.get(group.id, ()) for a in plan.appointments_of.get(s.id, ()))
    dinners = [item_of(problem, plan, a) for a in mine if a.kind is Kind.HOME_HOSPITALITY and a.host in problem.host]
    dinners.sort(key=lambda i: (i.start, i.title, i.id))
    return [
        {"date": long_day(day), "homes": [day_parts.home_data(i) for i in evening]}
        for day, evening in groupby(dinners, key=lambda i: i.start.date())
    ]


def _emergency(problem: Problem, plan: Plan) -> list[Data]:
    return [
        {
            "city": city_name(problem, c),
            "number": emergency_number(problem, c),
            "contacts": [s for s in people.emergency_of(problem, c) if s["where"] != people.EVERYWHERE],
            "medical": people.medical(problem, c),
        }
        for c in people.visited(problem, plan)
    ]

"""A personal agenda for each participant: two pages, or more where the days hold more than two can show legibly."""

from collections.abc import Iterator

from envoyage.exports.book import people
from envoyage.exports.book.press import Data, Paper, Press, frame, printable
from envoyage.exports.content import TRAVEL, Day, Item, days_of, for_person, short_day, short_span
from envoyage.exports.emergency import emergency_numbers
from envoyage.exports.marking import Marking
from envoyage.exports.phrases import city_name, clock, group_name, one_line
from envoyage.planner.plan import Plan, Stay
from envoyage.planner.problem import Flight, Participant, Problem

LONGEST = 150
"""The most letters of a text in the narrow columns of an agenda."""


def agenda(problem: Problem, plan: Plan, participant_id: str, paper: Paper = "letter") -> bytes:
    """The agenda of one participant as a PDF; ``KeyError`` for an unknown id."""
    person = problem.participant[participant_id]
    return next(_printed(problem, plan, (person,), paper))[1]


def agendas(problem: Problem, plan: Plan, paper: Paper = "letter") -> Iterator[tuple[str, bytes]]:
    """The agendas of all travellers, one after the other: id and PDF."""
    yield from _printed(problem, plan, problem.travellers, paper)


def _printed(
    problem: Problem, plan: Plan, persons: tuple[Participant, ...], paper: Paper
) -> Iterator[tuple[str, bytes]]:
    days = {g.id: days_of(problem, plan, g.id) for g in plan.groups}
    shared = {
        **frame(problem, paper=paper, marking=Marking.SENSITIVE),
        "agency": one_line(problem.agency),
        "agency_phone": one_line(problem.agency_phone),
        "emergency": [s for s in people.staff(problem, plan, emergency=True) if s["where"] == people.EVERYWHERE],
        "groups": {g.id: _group(problem, plan, g.id) for g in plan.groups},
    }
    press = Press("agenda.typ", printable(shared))
    for person in persons:
        yield person.id, press.print(printable(_person(problem, plan, person, days)))


def _group(problem: Problem, plan: Plan, group: str) -> Data:
    return {
        "name": group_name(problem, plan.group[group]),
        "number": emergency_numbers(problem, (s.city for s in plan.stays_of.get(group, ()))),
        "officers": people.officers(problem, plan.group[group]),
        "stays": [_stay(problem, s) for s in plan.stays_of.get(group, ())],
        "medical": [_clinics(problem, c) for c in dict.fromkeys(s.city for s in plan.stays_of.get(group, ()))],
    }


def _clinics(problem: Problem, city: str) -> Data:
    known = people.medical(problem, city)
    return {"city": city_name(problem, city), "providers": [f"{m['name']} {m['phone']}".strip() for m in known]}


def _stay(problem: Problem, stay: Stay) -> Data:
    hotel = problem.hotel.get(stay.hotel)
    return {
        "city": city_name(problem, stay.city),
        "dates": short_span(stay.arrive, stay.leave),
        "hotel": _short(one_line(hotel.name)) if hotel else "not fixed yet",
        "phone": one_line(hotel.phone) if hotel else "",
    }


def _person(problem: Problem, plan: Plan, person: Participant, days: dict[str, tuple[Day, ...]]) -> Data:
    group = plan.group_of.get(person.id, "")
    mine = tuple(d for d in for_person(days.get(group, ()), person.id) if _is_there(person, d))
    return {
        **{
            key: _short(text) if isinstance(text, str) else text for key, text in people.member(problem, person).items()
        },
        "group": group,
        "journeys": _journeys(problem, person),
        "days": [_day(d, _note(person, d, mine)) for d in mine],
    }


def _journeys(problem: Problem, person: Participant) -> list[str]:
    """How the person comes and goes: the flights known so far, and an arrival or departure on no such day."""
    flights = sorted((f for f in problem.flights if person.id in f.participants), key=lambda f: (f.departs, f.id))
    flown = {day for f in flights for day in (f.departs.date(), f.arrives.date())}
    known = (("Arrival", person.arrival), ("Departure", person.departure))
    times = [
        f"{what} {short_day(when.date())}, {clock(when)}" for what, when in known if when and when.date() not in flown
    ]
    return [*(_flight(f) for f in flights), *times]


def _flight(flight: Flight) -> str:
    times = f"{short_day(flight.departs.date())}, {clock(flight.departs)} to {clock(flight.arrives)}"
    if flight.arrives.date() != flight.departs.date():
        times += f" on {short_day(flight.arrives.date())}"
    return one_line(f"{flight.number} {flight.origin}–{flight.destination}, {times}")


def _is_there(person: Participant, day: Day) -> bool:
    """Whether the person has arrived and not left yet; a day with items is kept, so that nothing is lost."""
    early = person.arrival is not None and day.day < person.arrival.date()
    late = person.departure is not None and day.day > person.departure.date()
    return bool(day.items) or not (early or late)


def _note(person: Participant, day: Day, days: tuple[Day, ...]) -> str:
    """What is said of a day on which nothing is planned."""
    if day is days[0] or (person.arrival is not None and day.day == person.arrival.date()):
        return "Arrival"
    return "Departure" if day is days[-1] else "Free"


def _day(day: Day, note: str) -> Data:
    return {
        "note": note,
        "date": short_day(day.day),
        "city": _short(day.city),
        "zone": day.zone,
        "holiday": _short(day.holiday),
        "items": [_line(i) for i in day.items],
    }


def _line(item: Item) -> Data:
    where = [text for text in (item.place, item.address) if text and text != item.title]
    if item.kind == TRAVEL:
        where = [item.contact, item.place]
    return {
        "start": clock(item.start),
        "end": clock(item.end),
        "leave": item.leave,
        "title": _short(item.title),
        "where": _short(", ".join(t for t in where if t)),
        "host": _short(item.contact) if item.kind == "home_hospitality" and item.contact not in item.title else "",
        "light": item.kind in ("meal", "free", "faith"),
    }


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"

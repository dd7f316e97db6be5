"""Dinner in a home: who fits which home, and on which evenings a group can go."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from envoyage.planner.access import lacking
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Diet, HomeHost, HomeWish, LanguageOfficer, Participant, Problem, nights
from envoyage.planner.travel import Point, ride_minutes
from envoyage.planner.venues import hotel_point, place_of, way_minutes

MOST_GUESTS = 5
"""Guests a home takes at most, however many seats it has (published records)."""
SMALL_TALK = 2
"""The level at which two people can talk at table (assumption)."""
QUARTER = timedelta(minutes=15)
LATEST = timedelta(minutes=60)
"""How much later than usual a dinner may start (assumption; published records show 17:30 to 18:15)."""


def misfits(guest: Participant, host: HomeHost) -> tuple[str, ...]:
    """Why a guest cannot dine in a home, in words; empty where nothing stands against it but language."""
    diets = [_not_served(d) for d in guest.diet if d not in host.diets]
    pets = ["has pets"] if HomeWish.NO_PETS in guest.home_wishes and host.pets else []
    alcohol = ["has alcohol at table"] if HomeWish.NO_ALCOHOL in guest.home_wishes and host.alcohol else []
    access = [f"is not {a.value.replace('_', ' ')}" for a in lacking(guest.access, host.access)]
    return (*diets, *pets, *alcohol, *access)


def _not_served(diet: Diet) -> str:
    kind, _, what = diet.value.partition("_")
    return f"does not cook without {what}" if kind == "no" else f"does not serve {kind} food"


def spoken_at(problem: Problem, host: HomeHost) -> tuple[str, ...]:
    """The languages of a home; the host language where none is listed."""
    return host.languages or (problem.host_language,)


def talk(problem: Problem, guest: Participant, host: HomeHost) -> int:
    """The guest's best level in a language of the home; 0 where they have no language in common."""
    best = max((guest.level(lang) for lang in spoken_at(problem, host)), default=0)
    return best if best >= SMALL_TALK else 0


def can_help(guest: Participant, officer: LanguageOfficer) -> bool:
    """Whether a language officer at table can interpret for this guest."""
    return any(guest.level(lang) >= SMALL_TALK for lang in officer.languages)


def can_dine(problem: Problem, plan: Plan, stay: Stay, member: str) -> bool:
    """Whether some home of the city that fits this person is free on some evening of the stay."""
    guest, group = problem.participant[member], plan.group[stay.group]
    help_there = any(can_help(guest, problem.officer[o]) for o in group.officers if o in problem.officer)
    slept = set(nights(stay.arrive, stay.leave))
    return any(
        slept & set(host.evenings) and not misfits(guest, host) and (help_there or talk(problem, guest, host))
        for host in problem.hosts_in[stay.city]
    )


@dataclass(frozen=True)
class Evening:
    """A dinner as wall-clock times: start, end, when to leave for it, and the minutes of the ride."""

    start: datetime
    end: datetime
    leave_at: datetime
    minutes_there: int


Ready = tuple[datetime, Point]
"""From when somebody is free, and where he is then."""


def evening_at(problem: Problem, plan: Plan, stay: Stay, host: HomeHost, day: date) -> Evening | None:
    """The evening of a group in a home on a day; None where something in its calendar is in the way.

    Dinner starts at the policy's hour, or on a later quarter of an hour where the way from the last appointment
    takes longer, up to ``LATEST``. The way begins at the hotel if there is time to go back first.
    """
    usual = datetime.combine(day, problem.policies.dinner_starts)
    hotel = hotel_point(problem, stay)
    home = _home_point(host) or hotel
    ready = _ready(problem, plan, stay, usual)
    needed = max((when + _way(problem, here, home) for when, here in ready), default=usual)
    late = max(0, ceil((needed - usual) / QUARTER)) * QUARTER
    start, end = usual + late, usual + late + timedelta(minutes=problem.policies.dinner_minutes)
    others = (a for a in plan.appointments_of.get(stay.id, ()) if a.kind is not Kind.HOME_HOSPITALITY)
    if late > LATEST or any(usual <= a.start < end for a in others):
        return None
    origin = _origin(problem, ready, hotel, start - _way(problem, hotel, home))
    return Evening(start, end, start - _way(problem, origin, home), ride_minutes(problem, origin, home))


def _home_point(host: HomeHost) -> Point | None:
    return (host.latitude, host.longitude) if host.latitude is not None and host.longitude is not None else None


def _way(problem: Problem, origin: Point, destination: Point) -> timedelta:
    return timedelta(minutes=way_minutes(problem, origin, destination))


def _ready(problem: Problem, plan: Plan, stay: Stay, usual: datetime) -> list[Ready]:
    """When and where the members are free before dinner, by what they attend that day, and when they arrive."""
    hotel = hotel_point(problem, stay)
    ready = [(leg.arrives, hotel) for leg in plan.legs if leg.to_stay == stay.id]
    days: dict[tuple[str, ...], list[Appointment]] = {}
    before = [
        a
        for a in plan.appointments_of.get(stay.id, ())
        if a.kind is not Kind.HOME_HOSPITALITY and a.start.date() == usual.date() and a.start < usual
    ]
    for member in plan.group[stay.group].members:
        own = [a for a in before if member in a.attendees]
        days.setdefault(tuple(a.id for a in own), own)
    return [*ready, *(_after(problem, stay, own, hotel) for own in days.values() if own)]


def _after(problem: Problem, stay: Stay, items: list[Appointment], hotel: Point) -> Ready:
    """When and where somebody is free after these items; one without a place is spent where he is."""
    places = [place for place in (place_of(problem, stay, a) for a in items) if place]
    return max(a.end for a in items), places[-1] if places else hotel


def _origin(problem: Problem, ready: list[Ready], hotel: Point, leave: datetime) -> Point:
    """Where the way begins: the hotel, or where the last ones are who have no time to go back there."""
    direct = [
        (when, here) for when, here in ready if when + timedelta(minutes=ride_minutes(problem, here, hotel)) > leave
    ]
    return max(direct)[1] if direct else hotel

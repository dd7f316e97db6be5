"""Dinner in a home: who fits which home, and on which evenings a group can go."""

from datetime import date, datetime, timedelta

from envoyage.planner.access import lacking
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import HomeHost, HomeWish, LanguageOfficer, Participant, Problem, nights
from envoyage.planner.travel import ride_minutes
from envoyage.planner.venues import hotel_point, place_of, way_minutes

MOST_GUESTS = 5
"""Guests a home takes at most, however many seats it has (domain facts S9)."""
SMALL_TALK = 2
"""The level at which two people can talk at table (assumption)."""


def misfits(guest: Participant, host: HomeHost) -> tuple[str, ...]:
    """Why a guest cannot dine in a home, in words; empty where nothing stands against it but language."""
    diets = [f"does not serve {d.value.replace('_', ' ')}" for d in guest.diet if d not in host.diets]
    pets = ["has pets"] if HomeWish.NO_PETS in guest.home_wishes and host.pets else []
    alcohol = ["has alcohol at table"] if HomeWish.NO_ALCOHOL in guest.home_wishes and host.alcohol else []
    access = [f"is not {a.value.replace('_', ' ')}" for a in lacking(guest.access, host.access)]
    return (*diets, *pets, *alcohol, *access)


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


def dinner_on(problem: Problem, day: date) -> tuple[datetime, datetime]:
    """Start and end of home hospitality on a day."""
    start = datetime.combine(day, problem.policies.dinner_starts)
    return start, start + timedelta(minutes=problem.policies.dinner_minutes)


def leave_for(problem: Problem, stay: Stay, host: HomeHost, start: datetime) -> tuple[datetime, int]:
    """When to leave the hotel for a dinner, and the minutes of the ride."""
    hotel = hotel_point(problem, stay)
    there = (host.latitude, host.longitude)
    home = (there[0], there[1]) if there[0] is not None and there[1] is not None else hotel
    return start - timedelta(minutes=way_minutes(problem, hotel, home)), ride_minutes(problem, hotel, home)


def evening_fits(problem: Problem, plan: Plan, stay: Stay, host: HomeHost, day: date) -> bool:
    """Whether a group can be back at its hotel, or have arrived, before it leaves for this home on this day."""
    start, end = dinner_on(problem, day)
    leave, _ = leave_for(problem, stay, host, start)
    hotel = hotel_point(problem, stay)
    others = (a for a in plan.appointments_of.get(stay.id, ()) if a.kind is not Kind.HOME_HOSPITALITY)
    travelling = any(leg.to_stay == stay.id and leg.arrives > leave for leg in plan.legs)
    return not travelling and not any(_in_the_way(problem, stay, a, hotel, (leave, end)) for a in others)


def _in_the_way(
    problem: Problem, stay: Stay, item: Appointment, hotel: tuple[float, float], evening: tuple[datetime, datetime]
) -> bool:
    leave, end = evening
    place = place_of(problem, stay, item)
    back = item.end + timedelta(minutes=ride_minutes(problem, place, hotel) if place else 0)
    return item.start < end and back > leave

"""Flights that some travellers of a sample programme have booked already."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from envoyage.planner.problem import Airport, Flight, Participant
from envoyage.planner.travel import miles
from envoyage.sample.data import table

MPH, FIXED_HOURS = 480.0, 0.75


def home_airports() -> dict[str, str]:
    """The airport of each country's capital or largest city, by country."""
    return {row["id"]: row["airport"] for row in table("countries")}


def make_arrivals(
    people: tuple[Participant, ...], airports: dict[str, Airport], arrive: datetime, rng: Random
) -> tuple[Flight, ...]:
    """Flights to Washington on the day of ``arrive`` for a third of those who come with everybody."""
    homes = home_airports()
    flights = []
    for number, person in enumerate((p for p in people if p.arrival is None and rng.random() < 0.35), start=1):
        lands = arrive.replace(hour=rng.randint(12, 19), minute=rng.randrange(0, 60, 5))
        origin, gateway = airports[homes[person.country]], airports["IAD"]
        starts = _other_end(lands, gateway, origin, -1)
        flights.append(Flight(f"F{number:02}", _number(rng), origin.id, gateway.id, starts, lands, (person.id,)))
    return tuple(flights)


def make_departures(
    people: tuple[Participant, ...], airports: dict[str, Airport], leave: datetime, rng: Random
) -> tuple[Flight, ...]:
    """Flights home from New York on the last day for a quarter of the travellers."""
    homes = home_airports()
    flights = []
    for number, person in enumerate((p for p in people if rng.random() < 0.25), start=51):
        starts = leave.replace(hour=rng.randint(13, 21), minute=rng.randrange(0, 60, 5))
        home, gateway = airports[homes[person.country]], airports["JFK"]
        lands = _other_end(starts, gateway, home, 1)
        flights.append(Flight(f"F{number:02}", _number(rng), gateway.id, home.id, starts, lands, (person.id,)))
    return tuple(flights)


def _number(rng: Random) -> str:
    """A flight number of no airline: the code XX is not given out."""
    return f"XX {rng.randrange(100, 999)}"


def _other_end(wall: datetime, here: Airport, there: Airport, direction: int) -> datetime:
    """The wall-clock time at the other end of a flight, later (1) or earlier (-1) by its duration."""
    far = miles(here.latitude, here.longitude, there.latitude, there.longitude)
    hours = FIXED_HOURS + far / MPH
    instant = wall.replace(tzinfo=ZoneInfo(here.time_zone)) + direction * timedelta(minutes=5 * round(hours * 12))
    return instant.astimezone(ZoneInfo(there.time_zone)).replace(tzinfo=None)

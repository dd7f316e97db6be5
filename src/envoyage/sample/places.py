"""Cities, airports, hotels, vehicles, medical providers and per-diem rates of a sample programme."""

import re
from random import Random

from envoyage.planner.airports import known_airports
from envoyage.planner.problem import Access, Airport, City, Hotel, MedicalProvider, PerDiem, SlotCapacity, Vehicle
from envoyage.sample.data import Row, table
from envoyage.sample.sizes import Scale

OPENING_CITY, CLOSING_CITY = "washington-dc", "new-york-ny"
STREETS = ("Main Street", "Oak Street", "Market Street", "River Road", "Lincoln Avenue", "Park Avenue",
           "Second Street", "Court Square", "Union Avenue", "Mill Road", "College Avenue", "Station Plaza")  # fmt: skip
EVERY_ACCESS = tuple(Access)
MOST_PER_STATE = 2


def city_key(row: Row) -> str:
    """The id of a city of the table, for instance ``boise-id``."""
    return re.sub(r"[^a-z]+", "-", f"{row['name']} {row['state']}".lower())


def phone(rng: Random, state: str) -> str:
    """A telephone number from the range kept free for fiction."""
    codes = {row["state"]: row["code"] for row in table("area_codes")}
    return f"+1 {codes[state]} 555 01{rng.randrange(100):02}"


def address(rng: Random) -> str:
    """An invented street address."""
    return f"{rng.randrange(100, 2999)} {rng.choice(STREETS)}"


def near(rng: Random, city: City, spread: float) -> tuple[float, float]:
    """A point around the middle of a city; ``spread`` is a standard deviation in degrees of latitude."""
    return (
        round(city.latitude + rng.gauss(0, spread), 5),
        round(city.longitude + rng.gauss(0, spread * 1.25), 5),
    )


def make_cities(scale: Scale, rng: Random) -> tuple[City, ...]:
    """The two cities of shared blocks, then the drawn slot cities, at most two of a state."""
    rows = table("cities")
    shared = [_city(row, rng, groups=scale.groups) for row in rows if row["kind"] == "shared"]
    return (*shared, *(_slot_city(row, rng) for row in _drawn([r for r in rows if r["kind"] == "slot"], scale, rng)))


def _drawn(rows: list[Row], scale: Scale, rng: Random) -> list[Row]:
    order = rng.sample(rows, len(rows))
    taken: list[Row] = []
    for row in order:
        if len(taken) < scale.cities and sum(t["state"] == row["state"] for t in taken) < MOST_PER_STATE:
            taken.append(row)
    return sorted(taken, key=city_key)


def _slot_city(row: Row, rng: Random) -> City:
    """A slot city: mostly room for one group, sometimes for two, sometimes closed to groups in one slot."""
    drawn = rng.random()
    closed = (SlotCapacity(f"slot{rng.randint(1, 3)}", 0),) if drawn < 0.12 else ()
    return _city(row, rng, groups=2 if drawn > 0.8 else 1, capacities=closed)


def _city(row: Row, rng: Random, *, groups: int, capacities: tuple[SlotCapacity, ...] = ()) -> City:
    dear = 80 if row["kind"] == "shared" else 0
    return City(
        id=city_key(row),
        name=row["name"],
        state=row["state"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        time_zone=row["time_zone"],
        airport=row["airport"],
        population=int(row["population"]),
        groups=groups,
        capacities=capacities,
        lodging_ceiling=float(110 + dear + rng.randrange(0, 60, 5)),
        meals_rate=float(rng.choice((68, 74, 80)) if not dear else 92),
        local_sponsor=f"{row['name']} Council for International Visitors",
        sponsor_phone=phone(rng, row["state"]),
        sponsor_email=f"programmes@{city_key(row)}.example",
    )


def make_per_diems(cities: tuple[City, ...], months: tuple[int, ...]) -> tuple[PerDiem, ...]:
    """Synthetic rates a city and month: the city's own, a little dearer in October. No official table."""
    return tuple(
        PerDiem(c.id, month, (c.lodging_ceiling or 0) + (15 if month == 10 else 0), c.meals_rate or 0)
        for c in cities
        for month in months
    )


def make_airports(codes: set[str]) -> tuple[Airport, ...]:
    """These airports, from the table of airports with scheduled service."""
    return tuple(airport for code, airport in known_airports().items() if code in codes)


def make_hotels(scale: Scale, cities: tuple[City, ...], rng: Random) -> tuple[Hotel, ...]:
    """One or two hotels a slot city; two large ones in each city of a shared block, with rooms for everybody."""
    hotels = []
    for city in cities:
        shared = city.id in (OPENING_CITY, CLOSING_CITY)
        count = 2 if shared else max(city.groups, rng.choice((1, 1, 2)))
        for number, kind in enumerate(rng.sample(("Grand", "Riverside", "Capitol", "Garden"), count), start=1):
            rooms = round(scale.people * 1.4) if shared else rng.randrange(22, 44)
            hotels.append(_hotel(city, number, f"{kind} Hotel {city.name}", rooms, rng))
    return tuple(hotels)


def _hotel(city: City, number: int, name: str, rooms: int, rng: Random) -> Hotel:
    latitude, longitude = near(rng, city, 0.012)
    return Hotel(
        id=f"{city.id}-hotel{number}",
        city=city.id,
        name=name,
        latitude=latitude,
        longitude=longitude,
        rooms=rooms,
        address=address(rng),
        phone=phone(rng, city.state),
        access=EVERY_ACCESS,
        fridge=rng.random() < 0.6,
    )


def make_vehicles(scale: Scale, cities: tuple[City, ...], rng: Random) -> tuple[Vehicle, ...]:
    """A minibus or two a slot city, sometimes a coach; as many as groups, and coaches, where all are together."""
    vehicles = []
    for city in cities:
        shared = city.id in (OPENING_CITY, CLOSING_CITY)
        seats = [25] * (scale.groups + 1) + [56, 56] if shared else [25] * city.groups + [15]
        seats += [56] if not shared and rng.random() < 0.3 else []
        vehicles += [_vehicle(city, number, size, rng) for number, size in enumerate(seats, start=1)]
    return tuple(vehicles)


def _vehicle(city: City, number: int, seats: int, rng: Random) -> Vehicle:
    kind = {15: "Van", 25: "Minibus", 56: "Coach"}[seats]
    return Vehicle(
        id=f"{city.id}-v{number}",
        city=city.id,
        name=f"{kind} {number}",
        seats=seats,
        company=f"{city.name} Charter",
        phone=phone(rng, city.state),
        access=EVERY_ACCESS if seats >= 25 else (Access.STEP_FREE, Access.SHORT_WALKS),
        day_rate={15: 380.0, 25: 560.0, 56: 980.0}[seats],
    )


def make_medical(cities: tuple[City, ...], rng: Random) -> tuple[MedicalProvider, ...]:
    """A hospital open at night and a walk-in clinic in each city."""
    kinds = (("General Hospital", True), ("Walk-in Clinic", False))
    return tuple(
        MedicalProvider(f"{c.id}-m{i}", c.id, f"{c.name} {kind}", address(rng), phone(rng, c.state), at_night)
        for c in cities
        for i, (kind, at_night) in enumerate(kinds, start=1)
    )

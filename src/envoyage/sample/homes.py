"""Home hosts of a sample programme."""

from dataclasses import replace
from datetime import date
from random import Random

from envoyage.planner.problem import Access, City, Diet, HomeHost, Slot, nights
from envoyage.sample.names import Names
from envoyage.sample.places import address, near, phone
from envoyage.sample.sizes import Scale

DIET_CHANCES = {
    Diet.HALAL: 0.65, Diet.KOSHER: 0.1, Diet.VEGETARIAN: 0.9, Diet.VEGAN: 0.5, Diet.NO_PORK: 0.9,
    Diet.NO_BEEF: 0.85, Diet.NO_GLUTEN: 0.65, Diet.NO_NUTS: 0.65, Diet.NO_DAIRY: 0.6,
}  # fmt: skip
LANGUAGES = ("es", "fr", "ar", "ru", "zh", "pt")
SEATS = (2, 3, 4, 5, 6)
SPARE_SEATS = 12
OPEN_HOMES = 2
"""Homes of a city where everybody can be a guest, whatever he eats."""


def make_hosts(scale: Scale, cities: tuple[City, ...], slots: tuple[Slot, ...], rng: Random) -> tuple[HomeHost, ...]:
    """Six to nine homes a slot city, which together seat a whole group on some evening of nearly every slot.

    Of every slot where there is one group only, which has no other city to go to.
    """
    names, made = Names(rng), []
    for city in cities:
        evenings = [_common_evening(slot, rng) for slot in slots if rng.random() < 0.97 or scale.groups == 1]
        seats = _seats(scale, rng)
        for number, chairs in enumerate(seats, start=1):
            host = _host(f"{city.id}-h{number}", city, chairs, _evenings(slots, evenings, rng), names, rng)
            made.append(_welcoming_all(host) if number <= OPEN_HOMES else host)
    return tuple(made)


def _common_evening(slot: Slot, rng: Random) -> date:
    """An evening of the slot on which every home is free, neither the first nor, where possible, the last."""
    inner = nights(slot.arrive, slot.leave)[1:] or nights(slot.arrive, slot.leave)
    return rng.choice(inner)


def _seats(scale: Scale, rng: Random) -> list[int]:
    """Seats of six to nine homes, with room to spare for language officers and for guests who fit few homes."""
    seats = [rng.choices(SEATS, weights=(5, 15, 25, 30, 25))[0] for _ in range(rng.randint(6, 9))]
    while sum(seats) < scale.largest + SPARE_SEATS:
        seats[seats.index(min(seats))] += 1
    return seats


def _welcoming_all(host: HomeHost) -> HomeHost:
    """The home with five seats or more, every diet but kosher, easy to get into, without pets and alcohol."""
    diets = tuple(diet for diet in Diet if diet is not Diet.KOSHER)
    return replace(host, seats=max(5, host.seats), diets=diets, pets=False, alcohol=False, access=tuple(Access))


def _evenings(slots: tuple[Slot, ...], common: list[date], rng: Random) -> tuple[date, ...]:
    own = {day for slot in slots for day in nights(slot.arrive, slot.leave) if rng.random() < 0.35}
    return tuple(sorted(own | set(common)))


def _host(key: str, city: City, seats: int, evenings: tuple[date, ...], names: Names, rng: Random) -> HomeHost:
    latitude, longitude = near(rng, city, 0.04)
    return HomeHost(
        id=key,
        city=city.id,
        name=f"{names.draw('american').latin} and family",
        evenings=evenings,
        seats=seats,
        diets=tuple(diet for diet, chance in DIET_CHANCES.items() if rng.random() < chance),
        languages=("en", *rng.sample(LANGUAGES, rng.choice((0, 0, 1, 1, 2)))),
        pets=rng.random() < 0.3,
        alcohol=rng.random() < 0.3,
        access=tuple(need for need in Access if rng.random() < 0.6),
        address=address(rng),
        phone=phone(rng, city.state),
        latitude=latitude,
        longitude=longitude,
    )

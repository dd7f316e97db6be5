"""Participants of a sample programme: those who travel, and those who stand elsewhere in the process."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random

from envoyage.planner.problem import (
    Access,
    Consent,
    Country,
    Gender,
    Need,
    Participant,
    ParticipantStatus,
    Room,
    Speaks,
)
from envoyage.sample.customs import Customs
from envoyage.sample.data import Row, table
from envoyage.sample.names import Names
from envoyage.sample.needs import make_needs
from envoyage.sample.sizes import Scale

MOST_PER_COUNTRY = 2
OTHERS = {
    ParticipantStatus.ALTERNATE: 25,
    ParticipantStatus.TRANSFERRED: 21,
    ParticipantStatus.CANCELLED: 17,
    ParticipantStatus.NOMINATED: 9,
    ParticipantStatus.NO_FUNDS: 1,
    ParticipantStatus.WAITLISTED: 1,
}
"""Records that do not travel, beside 96 approved ones (published records)."""

SECOND_PERSON = 0.5
"""Chance that a country that has somebody already is in the draw for another one."""

HOME_REGION_MOST = {"es": 9, "fr": 9, "ar": 8, "ru": 6, "zh": 4, "pt": 5}
"""Most people of a language from one region, so that one group may hold them all."""

ENGLISH = 4
"""The level that needs no interpreter."""


@dataclass(frozen=True)
class Place:
    """A place in the programme: a country's row, the language to be interpreted (or none), and a status."""

    country: Row
    language: str
    status: ParticipantStatus


def make_countries() -> tuple[Country, ...]:
    """All countries of the table with the region they count to."""
    return tuple(Country(r["id"], r["name"], r["region"]) for r in table("countries"))


def make_participants(scale: Scale, rng: Random) -> tuple[Participant, ...]:
    """Everybody on the list in mixed order, the approved ones with ties and late arrivals among them."""
    places = [*_travelling(scale, rng), *_others(scale, rng)]
    rng.shuffle(places)
    names, sectors = Names(rng), _sector_deck(len(places), rng)
    people = [
        make_person(f"P{number:03}", place, sector, make_needs(sector, scale.calendar, rng), names, rng)
        for number, (place, sector) in enumerate(zip(places, sectors, strict=True), start=1)
    ]
    people = _tied(people, scale, rng)
    people = _needing_access(people, scale, rng)
    return tuple(_arriving_late(people, scale, rng))


def _travelling(scale: Scale, rng: Random) -> Iterator[Place]:
    """Places of those who travel: languages by quota, as many countries as the pools hold."""
    taken: Counter[str] = Counter()
    for language, count in scale.speakers:
        for row in _draw(language, count, taken, rng):
            yield Place(row, language, ParticipantStatus.APPROVED)
    rest = scale.people - sum(count for _, count in scale.speakers)
    guests = round(rest * 0.15)
    for row in _draw("", guests, taken, rng):
        yield Place(row, "", ParticipantStatus.APPROVED)
    for row in _draw("en", rest - guests, taken, rng):
        yield Place(row, "", ParticipantStatus.APPROVED)


def _draw(pool: str, count: int, taken: Counter[str], rng: Random) -> list[Row]:
    """Countries of a pool (empty: the interpreted ones), mostly new ones, none more than twice."""
    rows = [r for r in table("countries") if r["pool"] == pool or (not pool and r["pool"] != "en")]
    regions: Counter[str] = Counter()
    chosen: list[Row] = []
    while len(chosen) < count:
        free = [r for r in rows if taken[r["id"]] < MOST_PER_COUNTRY]
        free = [r for r in free if regions[r["region"]] < HOME_REGION_MOST.get(pool, 99)]
        fewest = min(taken[r["id"]] for r in free)
        row = rng.choice([r for r in free if taken[r["id"]] == fewest or rng.random() < SECOND_PERSON])
        taken[row["id"]] += 1
        regions[row["region"]] += 1
        chosen.append(row)
    return chosen


def _others(scale: Scale, rng: Random) -> Iterator[Place]:
    """Records of those who do not travel, in the shares of a real cohort."""
    rows = table("countries")
    for status, share in OTHERS.items():
        for _ in range(round(share * scale.people / 96)):
            row = rng.choice(rows)
            yield Place(row, "" if row["pool"] == "en" or rng.random() < 0.4 else row["pool"], status)


def _sector_deck(count: int, rng: Random) -> list[Row]:
    """Sectors in their shares, mixed."""
    rows = table("sectors")
    deck = [row for row in rows for _ in range(round(int(row["share"]) * count / 100) + 1)]
    rng.shuffle(deck)
    return deck[:count]


def make_person(key: str, place: Place, sector: Row, needs: tuple[Need, ...], names: Names, rng: Random) -> Participant:
    """An invented person for a place, with a name of the country and the customs of it."""
    gender = Gender.FEMALE if rng.random() < 0.42 else Gender.MALE
    name = names.draw(place.country["culture"], gender)
    customs = Customs(place.country["customs"], rng)
    return Participant(
        id=key,
        name=name.latin,
        country=place.country["id"],
        title=rng.choice(("Dr", "", "", "")) or ("Ms" if gender is Gender.FEMALE else "Mr"),
        name_own_script=name.own,
        position=rng.choice(sector["position"].split("|")),
        institution=rng.choice(sector["institution"].split("|")).format(country=place.country["name"]),
        gender=gender,
        post=place.country["post"],
        sector=sector["sector"],
        seniority=rng.choices((1, 2, 3, 4, 5), weights=(5, 20, 40, 25, 10))[0],
        room=Room.SHARED if rng.random() < 0.06 else Room.SINGLE,
        languages=_languages(place, rng),
        needs=needs,
        expertise=tuple(sorted({n.theme for n in needs if n.weight >= 3})),
        diet=customs.diet(),
        faith=customs.faith(),
        home_wishes=customs.home_wishes(),
        photo_consent=rng.choices((Consent.YES, Consent.NO, Consent.UNKNOWN), weights=(60, 15, 25))[0],
        status=place.status,
    )


def _languages(place: Place, rng: Random) -> tuple[Speaks, ...]:
    """Mother tongue, the language officers can work in, and English; 61 in 100 have English at 3 or below."""
    row = place.country
    english = rng.choices((1, 2, 3), weights=(20, 35, 45))[0] if place.language else rng.choice((4, 4, 5))
    levels = {row["mother"]: 5}
    if row["pool"] not in ("en", row["mother"]):
        levels[row["pool"]] = rng.choice((4, 5))
    levels["en"] = 5 if row["mother"] == "en" else english
    return tuple(Speaks(language, level) for language, level in levels.items())


def _travellers(people: list[Participant]) -> list[int]:
    return [i for i, p in enumerate(people) if p.status is ParticipantStatus.APPROVED]


def _tied(people: list[Participant], scale: Scale, rng: Random) -> list[Participant]:
    """Some pairs of English speakers from different countries that want to be together, or had better not be."""
    if scale.groups == 1:
        return people
    chosen = [i for i in _travellers(people) if people[i].level("en") >= ENGLISH]
    rng.shuffle(chosen)
    people = list(people)
    for number in range(6):
        a, b = chosen[2 * number], chosen[2 * number + 1]
        field = "keep_with" if number < 2 else "keep_apart"
        people[a] = _add(people[a], field, people[b].id)
        people[b] = _add(people[b], field, people[a].id)
    return people


def _add(person: Participant, field: str, other: str) -> Participant:
    if field == "keep_with":
        return replace(person, keep_with=(*person.keep_with, other))
    return replace(person, keep_apart=(*person.keep_apart, other))


def _needing_access(people: list[Participant], scale: Scale, rng: Random) -> list[Participant]:
    """A few travellers need something from the places they visit."""
    people = list(people)
    count = 1 if scale.groups == 1 else len(Access)
    for i, need in zip(rng.sample(_travellers(people), count), Access, strict=False):
        people[i] = replace(people[i], access=(need,))
    return people


def _arriving_late(people: list[Participant], scale: Scale, rng: Random) -> list[Participant]:
    """Two travellers of a large programme arrive a day late, in the evening."""
    people = list(people)
    if scale.groups > 1:
        for i in rng.sample(_travellers(people), 2):
            people[i] = replace(people[i], arrival=datetime.combine(scale.starts + timedelta(days=1), time(20, 30)))
    return people

"""Seeded problems for split and route: a large one of size M, and tiny ones for counting everything out."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from envoyage.planner.plan import Group, Plan, Stay
from envoyage.planner.problem import (
    PROMISED,
    BlockKind,
    Category,
    City,
    CityPin,
    Country,
    Gender,
    LanguageMode,
    LanguageOfficer,
    MemberPin,
    Need,
    OpenHours,
    Participant,
    Pins,
    Policies,
    Problem,
    Resource,
    Session,
    SessionKind,
    SharedBlock,
    Slot,
    SlotCapacity,
    Speaks,
    SplitWindow,
)

START = date(2027, 5, 15)  # a Saturday
WEEK = tuple(OpenHours(d, time(8), time(18)) for d in range(1, 6))
REGIONS = ("AF", "EAP", "EUR", "NEA", "SCA", "WHA")
LANGUAGES = ("ar", "es", "fr", "pt", "ru", "zh")


def _day(offset: int) -> date:
    return START + timedelta(days=offset)


def _blocks(end: int) -> tuple[SharedBlock, ...]:
    return (
        SharedBlock("opening", BlockKind.OPENING, "washington", _day(0), _day(5)),
        SharedBlock("closing", BlockKind.CLOSING, "new-york", _day(end), _day(end + 4)),
    )


def _city(name: str, rng: random.Random, **more: object) -> City:
    place = City(
        name, name.title(), "", rng.uniform(28, 47), rng.uniform(-122, -72), "America/Chicago", "",
        lodging_ceiling=float(rng.randrange(110, 190)), meals_rate=float(rng.randrange(68, 92)),
    )  # fmt: skip
    return replace(place, **more)  # type: ignore[arg-type]


def _resources(city: str, number: int, rng: random.Random, themes: list[str], objectives: list[str]) -> list[Resource]:
    return [
        Resource(
            f"{city}-{i}", city, f"Office {i}", PROMISED[i] if i < 5 else rng.choice(tuple(Category)),
            (rng.choice(themes),), (rng.choice(objectives),), hours=WEEK,
        )
        for i in range(number)
    ]  # fmt: skip


def problem_m(seed: int = 7) -> Problem:
    """72 people of 55 countries, 24 cities, three slots of four nights, seven to nine groups, six languages."""
    rng = random.Random(seed)
    themes, objectives = [f"t{i}" for i in range(8)], [f"o{i}" for i in range(6)]
    countries = tuple(Country(f"C{i}", f"Country {i}", REGIONS[i % 6]) for i in range(55))
    spoken = {c.id: LANGUAGES[(i * i + i // 6) % 6] for i, c in enumerate(countries)}
    names = [f"city{i:02}" for i in range(24)]
    cities = [_city("washington", rng), _city("new-york", rng), *(_city(n, rng) for n in names)]
    people = tuple(_person(i, rng, countries, spoken, themes, objectives) for i in range(72))
    return Problem(
        "m", "Size M", _day(0), _day(21), countries=countries, blocks=_blocks(17), cities=tuple(cities),
        windows=(SplitWindow("w", tuple(Slot(f"s{i}", _day(5 + 4 * i), _day(9 + 4 * i)) for i in range(3))),),
        sessions=_sessions(rng, themes, objectives), participants=people, officers=_officers(),
        resources=tuple(r for n in ("washington", *names) for r in _resources(n, 15, rng, themes, objectives)),
        policies=Policies(groups_fewest=6, groups_most=8, most_per_region=5, group_largest=13),
    )  # fmt: skip


def _sessions(rng: random.Random, themes: list[str], objectives: list[str]) -> tuple[Session, ...]:
    return tuple(
        Session(f"x{i}", "opening", "Plenary", SessionKind.PLENARY, datetime(2027, 5, 17, 9 + i),
                datetime(2027, 5, 17, 10 + i), objectives=(rng.choice(objectives),), themes=(rng.choice(themes),))
        for i in range(3)
    )  # fmt: skip


def _person(
    i: int, rng: random.Random, countries: tuple[Country, ...], spoken: dict[str, str], themes: list[str],
    objectives: list[str],
) -> Participant:  # fmt: skip
    country = countries[i] if i < len(countries) else rng.choice(countries)
    favourite = rng.sample(themes, 3)
    needs = {(rng.choice(objectives), rng.choice(favourite)) for _ in range(8)}
    english = rng.choice((2, 3, 3, 4, 5))
    return Participant(
        f"p{i:02}", f"Person {i}", country.id, gender=rng.choice((Gender.FEMALE, Gender.MALE)),
        sector=rng.choice(("police", "courts", "social", "ministry")),
        languages=(Speaks(spoken[country.id], 5), Speaks("en", english)),
        needs=tuple(Need(o, t, float(rng.randint(1, 3)), float(rng.randint(4, 9))) for o, t in sorted(needs)),
    )  # fmt: skip


def _officers() -> tuple[LanguageOfficer, ...]:
    found = [LanguageOfficer(f"li{i}", f"Liaison {i}", ("en",), LanguageMode.LIAISON) for i in range(8)]
    for k in LANGUAGES:
        found += [LanguageOfficer(f"{k}{i}", f"{k} {i}", (k, "en"), LanguageMode.SIMULTANEOUS) for i in range(4)]
        found += [LanguageOfficer(f"{k}c{i}", f"{k} c{i}", (k, "en"), LanguageMode.CONSECUTIVE) for i in range(3)]
    return tuple(found)


def tiny(seed: int) -> Problem:
    """At most six people, three cities, two slots, one or two groups: everything can be counted out."""
    rng = random.Random(seed)
    themes, objectives = ["t0", "t1", "t2"], ["o0", "o1"]
    countries = tuple(Country(f"C{i}", f"Country {i}", REGIONS[i % 2]) for i in range(3))
    names = [f"city{i}" for i in range(rng.randint(2, 3))]
    cities = [_city("washington", rng), _city("new-york", rng)]
    cities += [_city(n, rng, groups=rng.choice((1, 1, 2)), capacities=_capacities(rng)) for n in names]
    fewest = rng.randint(1, 2)
    promised = PROMISED[: rng.randint(0, 2)]
    problem = Problem(
        "tiny", "Tiny", _day(0), _day(17), countries=countries, blocks=_blocks(13), cities=tuple(cities),
        windows=(SplitWindow("w", (Slot("s0", _day(5), _day(9)), Slot("s1", _day(9), _day(13), rng.random() < 0.3))),),
        sessions=_sessions(rng, themes, objectives), promised=promised,
        participants=tuple(_tiny_person(i, rng, countries, themes, objectives) for i in range(rng.randint(3, 6))),
        officers=_tiny_officers(rng),
        resources=tuple(r for n in names for r in _resources(n, rng.randint(6, 8), rng, themes, objectives)),
        policies=Policies(
            groups_fewest=fewest, groups_most=rng.choice((fewest, 2, 2)), group_smallest=rng.randint(1, 2),
            group_largest=rng.randint(3, 6), most_per_country=rng.randint(2, 3), most_per_region=rng.randint(3, 5),
            most_per_sector=rng.randint(3, 5), languages_per_group=rng.randint(1, 2), guests_per_consecutive=1,
            minimum_weight=rng.choice((0.0, 1.0)), per_diem=rng.choice(("flat", "first_last_75")),
        ),
    )  # fmt: skip
    return replace(problem, pins=_pins(rng, [p.id for p in problem.participants], names))


def _pins(rng: random.Random, people: list[str], cities: list[str]) -> Pins:
    """None in most problems; else a person, a city or both for group G1, now and then a person for G2."""
    if rng.random() < 0.6:
        return Pins()
    members = [MemberPin(p, "G1") for p in rng.sample(people, rng.randint(0, 2))]
    second = [MemberPin(p, "G2") for p in rng.sample(people, rng.random() < 0.2)]
    places = [CityPin("G1", rng.choice(("s0", "s1")), rng.choice(cities))] if rng.random() < 0.6 else []
    return Pins(tuple(members + second), tuple(places))


def _capacities(rng: random.Random) -> tuple[SlotCapacity, ...]:
    return (SlotCapacity("s1", rng.randint(0, 2)),) if rng.random() < 0.2 else ()


def _tiny_person(
    i: int, rng: random.Random, countries: tuple[Country, ...], themes: list[str], objectives: list[str]
) -> Participant:
    needs = {(rng.choice(objectives), rng.choice(themes)) for _ in range(2)}
    other = f"p{rng.randrange(6)}"
    wish = rng.random()
    return Participant(
        f"p{i}", f"Person {i}", rng.choice(countries).id, gender=rng.choice((Gender.FEMALE, Gender.MALE)),
        sector=rng.choice(("police", "courts")),
        languages=(Speaks(rng.choice(("es", "es", "fr")), 5), Speaks("en", rng.choice((2, 5, 5)))),
        needs=tuple(Need(o, t, float(rng.randint(1, 3)), float(rng.randint(2, 8))) for o, t in sorted(needs)),
        keep_with=(other,) if wish < 0.1 else (), keep_apart=(other,) if wish > 0.9 else (),
    )  # fmt: skip


def _tiny_officers(rng: random.Random) -> tuple[LanguageOfficer, ...]:
    liaisons = [LanguageOfficer(f"li{i}", f"L {i}", ("en",), LanguageMode.LIAISON) for i in range(rng.choice((2, 4)))]
    spoken = [rng.choice((("es",), ("fr",), ("es", "fr"))) for _ in range(rng.randint(3, 7))]
    return (
        *liaisons,
        *(LanguageOfficer(f"o{i}", f"O {i}", (*k, "en"), LanguageMode.SIMULTANEOUS) for i, k in enumerate(spoken)),
    )


def plan_of(problem: Problem, groups: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> Plan:
    """A plan without appointments from the cities (slot by slot) and the members of each group."""
    stays = []
    for label, (cities, _) in groups.items():
        at = {s.id: city for s, city in zip(problem.slots, cities, strict=True)}
        at |= {b.id: b.city for b in problem.blocks}
        stays += [Stay(f"{label}-{p.id}", label, at[p.id], p.id, p.arrive, p.leave) for p in problem.periods]
    return Plan(problem.id, 0, tuple(Group(g, m) for g, (_, m) in groups.items()), tuple(stays))

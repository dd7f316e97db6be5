"""The cleaned skeleton of a real cohort as a problem that can be planned."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from envoyage.planner.problem import (
    BlockKind,
    City,
    CityPin,
    Format,
    HomeHost,
    Hotel,
    LanguageMode,
    LanguageOfficer,
    MedicalProvider,
    MemberPin,
    Pins,
    Policies,
    Problem,
    Session,
    SessionKind,
    SharedBlock,
    Slot,
    SplitWindow,
    Vehicle,
)
from envoyage.sample.calendar import make_holidays
from envoyage.sample.cohort.clean import Cohort, RealGroup
from envoyage.sample.cohort.fill import GENERATED, make_people, make_resources
from envoyage.sample.data import table
from envoyage.sample.homes import make_hosts
from envoyage.sample.names import Names
from envoyage.sample.officers import make_staff
from envoyage.sample.people import make_countries
from envoyage.sample.places import CLOSING_CITY, OPENING_CITY, city_key, make_airports, make_hotels, make_vehicles
from envoyage.sample.places import make_medical as make_medical_providers
from envoyage.sample.sizes import Scale
from envoyage.sample.topics import make_objectives, make_sectors, make_themes

Named = TypeVar("Named", HomeHost, Hotel, Vehicle, MedicalProvider)

SPOKEN = {"English": "", "French": "fr", "Russian": "ru", "Chinese (Mandarin)": "zh", "Arabic": "ar", "Spanish": "es"}
MODES = {
    "Liaison": LanguageMode.LIAISON,
    "Consecutive": LanguageMode.CONSECUTIVE,
    "Simultaneous/Seminar": LanguageMode.SIMULTANEOUS,
}
SLOT_NIGHTS = 3


def cohort_problem(cohort: Cohort, seed: int, *, cities_pinned: bool) -> Problem:
    """The cohort as a programme of nine groups whose members are given; cities free or as they really were."""
    scale = _scale(cohort)
    rng = Random(f"cohort/{seed}")
    blocks, window = _calendar(cohort)
    cities = _cities(cohort)
    people, members = make_people([(g.id, SPOKEN[g.language], g.size) for g in cohort.groups], scale.calendar, rng)
    slot_cities = tuple(c for c in cities if c.id not in (OPENING_CITY, CLOSING_CITY))
    airports = make_airports({c.airport for c in cities})
    return Problem(
        id=f"cohort-{seed}{'-pinned' if cities_pinned else ''}",
        title="A real cohort rebuilt; names, needs, homes and hotels are generated",
        starts=blocks[0].arrive,
        ends=blocks[-1].leave,
        sponsor=f"Sponsor {GENERATED}",
        agency=f"Program agency {GENERATED}",
        themes=make_themes(),
        objectives=make_objectives(),
        sectors=make_sectors(),
        countries=make_countries(),
        blocks=blocks,
        windows=(window,),
        sessions=_sessions(blocks),
        participants=people,
        officers=_officers(cohort, rng),
        cities=cities,
        airports=airports,
        resources=make_resources(cohort.items, cities, rng),
        hosts=_marked(make_hosts(scale, slot_cities, window.slots, rng)),
        hotels=_marked(replace(h, rooms=max(h.rooms, 45)) for h in make_hotels(scale, cities, rng)),
        vehicles=_marked(make_vehicles(scale, cities, rng)),
        staff=make_staff(cities, rng),
        medical=_marked(make_medical_providers(cities, rng)),
        policies=_policies(cohort),
        pins=Pins(
            members=tuple(MemberPin(person, group) for person, group in members),
            cities=_city_pins(cohort, window.slots) if cities_pinned else (),
        ),
        holidays=make_holidays(cities, blocks[0].arrive, blocks[-1].leave),
    )


def _marked(rows: Iterable[Named]) -> tuple[Named, ...]:
    """The rows, each with a name that says that it is invented."""
    return tuple(replace(row, name=f"{row.name} {GENERATED}") for row in rows)


def _scale(cohort: Cohort) -> Scale:
    sizes = [g.size for g in cohort.groups]
    return Scale(
        people=sum(sizes), groups=len(sizes), smallest=min(sizes), largest=max(sizes), cities=0, resources=0,
        shared_resources=(0, 0), calendar="M", speakers=(), teams=(), liaisons=0, per_region=max(sizes),
    )  # fmt: skip


def _policies(cohort: Cohort) -> Policies:
    """Groups are given, so nothing limits their mix; sizes are those of the cohort."""
    sizes = [g.size for g in cohort.groups]
    most = max(sizes)
    return Policies(
        groups_fewest=len(sizes), groups_most=len(sizes), group_smallest=min(sizes), group_largest=most,
        most_per_country=most, most_per_region=most, most_per_sector=most, theme_only=0.2, objective_only=0.05,
    )  # fmt: skip


def _calendar(cohort: Cohort) -> tuple[tuple[SharedBlock, SharedBlock], SplitWindow]:
    """First and last stop of all are the shared blocks; between them slots of three nights that may go on."""
    first, last = cohort.groups[0].stops[0], cohort.groups[0].stops[-1]
    opens = min(g.stops[0].arrive for g in cohort.groups)
    blocks = (
        SharedBlock("opening", BlockKind.OPENING, OPENING_CITY, opens, first.leave, "Opening"),
        SharedBlock("closing", BlockKind.CLOSING, CLOSING_CITY, last.arrive, last.leave, "Closing"),
    )
    return blocks, SplitWindow("window1", tuple(_slots(first.leave, last.arrive)))


def _slots(split: date, join: date) -> list[Slot]:
    count = (join - split).days // SLOT_NIGHTS
    days = [split + timedelta(days=SLOT_NIGHTS * i) for i in range(count + 1)]
    return [
        Slot(f"slot{i + 1}", days[i], join if i == count - 1 else days[i + 1], may_continue=i % 2 == 1)
        for i in range(count)
    ]


def _cities(cohort: Cohort) -> tuple[City, ...]:
    stops = {s.city for g in cohort.groups for s in g.stops}
    rows = [r for r in table("cohort_cities") if r["name"] in stops]
    shared = (OPENING_CITY, CLOSING_CITY)
    return tuple(
        City(
            city_key(r), r["name"], r["state"], float(r["latitude"]), float(r["longitude"]), r["time_zone"],
            r["airport"], int(r["population"]), groups=len(cohort.groups) if city_key(r) in shared else 1,
            local_sponsor=f"Local sponsor {GENERATED}", sponsor_phone="+1 202 555 0101",
        )
        for r in rows
    )  # fmt: skip


def _city_pins(cohort: Cohort, slots: tuple[Slot, ...]) -> tuple[CityPin, ...]:
    keys = {r["name"]: city_key(r) for r in table("cohort_cities")}
    return tuple(
        CityPin(group.id, slot.id, keys[stop.city])
        for group in cohort.groups
        for slot in slots
        for stop in group.stops[1:-1]
        if stop.arrive <= slot.arrive and slot.leave <= stop.leave
    )


def _sessions(blocks: tuple[SharedBlock, SharedBlock]) -> tuple[Session, ...]:
    """The opening with its lunch on the first Monday and the closing on the last Friday, at their real times."""
    monday = blocks[0].arrive + timedelta(days=2)
    friday = blocks[1].leave - timedelta(days=1)
    planned = (
        ("opening", "opening", SessionKind.OPENING, monday, time(9), time(12)),
        ("opening-lunch", "opening", SessionKind.MEAL, monday, time(13), time(14, 30)),
        ("evaluation", "closing", SessionKind.CLOSING, friday, time(9), time(12)),
    )
    return tuple(
        Session(key, block, key.replace("-", " ").capitalize(), kind, datetime.combine(day, a),
                datetime.combine(day, b), "Room 1", "Conference hall", format=Format.PRESENTATION)
        for key, block, kind, day, a, b in planned
    )  # fmt: skip


def _officers(cohort: Cohort, rng: Random) -> tuple[LanguageOfficer, ...]:
    names = Names(rng)
    posts = [(g, MODES[mode]) for g in cohort.groups for mode, n in sorted(g.officers.items()) for _ in range(n)]
    return tuple(
        LanguageOfficer(f"LO{i:02}", names.draw("american").latin, _languages(group), mode)
        for i, (group, mode) in enumerate(posts, start=1)
    )


def _languages(group: RealGroup) -> tuple[str, ...]:
    language = SPOKEN[group.language]
    return (language, "en") if language else ("en",)

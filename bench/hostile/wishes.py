"""People: alike, of one need, together and apart, pinned; and what is out of reach of their wishes."""

from dataclasses import replace
from itertools import pairwise

from tests.builders import OBJECTIVES, THEMES, at, day, tiny_plan, tiny_problem

from bench.hostile.case import Case, clash, each, every, plan, rules, short
from envoyage.planner.problem import (
    Access,
    AppointmentPin,
    CityPin,
    Diet,
    Faith,
    HomeWish,
    MemberPin,
    Need,
    OfficerPin,
    Pins,
    Problem,
    Room,
    Speaks,
)

TINY, DONE = tiny_problem(), tiny_plan()
ALL = tuple(p.id for p in TINY.participants)
CLONE = TINY.participants[2]
"""Somebody who speaks English."""


def identical_people() -> Problem:
    """Twelve times the same person."""
    rows = tuple(replace(CLONE, id=p.id, name=p.name) for p in TINY.participants)
    kind = TINY.officers[3]
    team = tuple(replace(kind, id=f"l{n}", name="Liaison") for n in range(4))
    return rules(replace(TINY, participants=rows, officers=team), most_per_country=8, most_per_region=8)


def identical_resources() -> Problem:
    """Every resource of a city is like its first one, at the same door."""
    first = {c.id: TINY.resources_in[c.id][0] for c in TINY.cities}
    return each("resources", **{
        field: (lambda _, r, f=field: getattr(first[r.city], f))
        for field in ("name", "themes", "objectives", "viewpoint", "formats", "latitude", "longitude", "hours")
    })  # fmt: skip


def identical_cities() -> Problem:
    """All cities are at the same spot."""
    spot = {"latitude": 39.5, "longitude": -98.35}
    problem = each("cities", **spot, time_zone="America/Chicago")
    for table in ("airports", "resources", "hotels"):
        problem = every(problem, table, **spot)
    return every(problem, "airports", time_zone="America/Chicago")


def identical_everything() -> Problem:
    """Identical people in identical places."""
    same = identical_people()
    problem = identical_resources()
    return replace(same, resources=problem.resources)


def together(*pairs: tuple[str, str], apart: tuple[tuple[str, str], ...] = ()) -> Problem:
    """The first of each pair wants to be with, or apart from, the second."""

    def of(who: str, wishes: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
        return tuple(b for a, b in wishes if a == who)

    return each(
        "participants", keep_with=lambda _, p: of(p.id, pairs), keep_apart=lambda _, p: of(p.id, apart)
    )  # fmt: skip


def chain(*ids: str) -> tuple[tuple[str, str], ...]:
    """Each with the next."""
    return tuple(pairwise(ids))


def pins(**tables: tuple[object, ...]) -> Problem:
    """The tiny programme with pins."""
    return replace(TINY, pins=Pins(**tables))  # type: ignore[arg-type]


MEMBERS = tuple(MemberPin(p, g.id) for g in DONE.groups for p in g.members)
CITIES = tuple(CityPin(s.group, s.period, s.city) for s in DONE.stays if s.period.startswith("slot"))
OFFICERS = tuple(OfficerPin(o, g.id) for g in DONE.groups for o in g.officers)
VISITS = tuple(
    AppointmentPin(a.group, a.resource, a.start) for a in DONE.appointments if a.resource and "museum" not in a.resource
)


def whole_plan_pinned() -> Problem:
    """Everything of a legal plan is decided already."""
    return pins(members=MEMBERS, cities=CITIES, officers=OFFICERS, appointments=VISITS)


def arriving(days: int, hour: int = 9) -> Problem:
    """Everybody lands so many days after the start."""
    return each("participants", arrival=at(days, hour))


ALIKE = (
    plan("identical people", identical_people),
    plan("identical resources", identical_resources),
    plan("cities at the same spot", identical_cities),
    plan("identical people and resources", identical_everything),
    plan("identical homes", lambda: each("hosts", name="Family")),
    plan("everybody from a country of their own region",
         lambda: each("countries", region=lambda _, c: c.id)),
    clash("the same person twelve times", lambda: replace(TINY, participants=tuple(
        replace(CLONE, id=p) for p in ALL)), "twice"),
)  # fmt: skip

NEEDS = (
    plan("everybody fasts", lambda: each("participants", faith=(Faith.FASTING,))),
    plan("everybody prays on Fridays", lambda: each("participants", faith=(Faith.FRIDAY_PRAYER,))),
    plan("everybody fasts and prays", lambda: each("participants", faith=(Faith.FASTING, Faith.FRIDAY_PRAYER))),
    plan("everybody keeps every day of rest", lambda: each("participants", faith=tuple(Faith))),
    short("wheelchairs and no place for them", lambda: each("participants", access=(Access.WHEELCHAIR,)), "wheelchair"),
    plan("wheelchairs and places for them all", lambda: accessible((Access.WHEELCHAIR,))),
    plan("every need of access, met everywhere", lambda: accessible(tuple(Access))),
    plan("diets that no home serves", lambda: each("participants", diet=tuple(Diet))),
    plan("homes with pets and drink for guests who want neither", lambda: every(
        each("participants", home_wishes=tuple(HomeWish)), "hosts", pets=True, alcohol=True)),
    plan("everybody shares a room", lambda: each("participants", room=Room.SHARED)),
    clash("nobody speaks a language", lambda: each("participants", languages=()), "language"),
    clash("a language that nobody interprets", lambda: each("participants", languages=(Speaks("qu", 5),)), "Quechua"),
    clash("everybody speaks every language badly", lambda: each(
        "participants", languages=tuple(Speaks(k, 1) for k in ("en", "es", "fr"))), "officers"),
    plan("needs of the greatest weight", lambda: each("participants", needs=lambda _, p: tuple(
        replace(n, weight=1e9) for n in p.needs))),
    plan("needs of the least weight", lambda: each("participants", needs=lambda _, p: tuple(
        replace(n, weight=1e-9) for n in p.needs))),
    plan("doses that nobody can reach", lambda: each("participants", needs=lambda _, p: tuple(
        replace(n, dose=1e9) for n in p.needs))),
    plan("doses of nearly nothing", lambda: each("participants", needs=lambda _, p: tuple(
        replace(n, dose=1e-9) for n in p.needs))),
    plan("everybody wants the same", lambda: each("participants", needs=(Need(OBJECTIVES[0], THEMES[0], 1.0, 3.0),))),
    plan("everybody lands in the first slot", lambda: arriving(5)),
    short("everybody lands on the last day", lambda: arriving(14), ""),
    short("everybody leaves on the first day", lambda: each("participants", departure=at(0, 20)), ""),
    short("everybody lands after the end", lambda: arriving(30), ""),
    clash("everybody leaves before landing", lambda: each(
        "participants", arrival=at(3, 9), departure=at(1, 9)), "not after"),
)  # fmt: skip


def accessible(needs: tuple[Access, ...]) -> Problem:
    """Everybody has these needs, and every place meets them."""
    problem = each("participants", access=needs)
    for table in ("resources", "hotels", "vehicles", "hosts"):
        problem = every(problem, table, access=needs)
    return problem


BANDS = (
    clash("all together in groups too small for all", lambda: together(*chain(*ALL)), "together"),
    plan("a chain as long as the largest group", lambda: together(*chain("p00", "p01", "p06", "p07", "p02", "p03",
                                                                         "p04", "p05"))),
    plan("a ring of wishes", lambda: together(*chain("p02", "p03", "p04", "p02"))),
    clash("together and apart", lambda: together(*chain("p00", "p01", "p06"), apart=(("p06", "p00"),)), "apart"),
    clash("three apart from each other in two groups", lambda: together(
        apart=(("p02", "p03"), ("p03", "p04"), ("p04", "p02"))), "apart"),
    clash("everybody apart from everybody", lambda: together(
        apart=tuple((a, b) for a in ALL for b in ALL if a < b)), "apart"),
    clash("somebody apart from himself", lambda: together(apart=(("p00", "p00"),)), "apart"),
    plan("somebody together with himself", lambda: together(("p00", "p00"))),
    clash("two of one language and one interpreted group, apart", lambda: together(apart=(("p00", "p01"),)), "apart"),
)  # fmt: skip

PINNED = (
    plan("everybody pinned", lambda: pins(members=MEMBERS)),
    plan("everybody and every city pinned", lambda: pins(members=MEMBERS, cities=CITIES)),
    plan("a whole plan pinned", whole_plan_pinned),
    clash("everybody pinned to one group", lambda: pins(members=tuple(MemberPin(p, "G1") for p in ALL)), "G1"),
    clash("pinned to two groups at once", lambda: pins(members=(
        MemberPin("p00", "G1"), MemberPin("p00", "G2"))), "p00"),
    clash("more groups pinned than there are", lambda: pins(members=tuple(
        MemberPin(p, f"G{n}") for n, p in enumerate(ALL[:3]))), "G"),
    clash("both groups pinned to a city with one place", lambda: pins(cities=(
        CityPin("G1", "slot1", "reno"), CityPin("G2", "slot1", "reno"))), "Reno"),
    clash("a group pinned to one city twice", lambda: pins(cities=(
        CityPin("G1", "slot1", "reno"), CityPin("G1", "slot2", "reno"))), "pinned to Reno in slot1 and again in slot2"),
    clash("two visits pinned at the same time", lambda: pins(appointments=(
        AppointmentPin("G1", "reno-0", at(5, 9)), AppointmentPin("G1", "reno-1", at(5, 9)))), "G1"),
    clash("visits pinned in two cities on one day", lambda: pins(appointments=(
        AppointmentPin("G1", "reno-0", at(5, 9)), AppointmentPin("G1", "tulsa-0", at(5, 14)))), "G1"),
    clash("a visit pinned at midnight", lambda: pins(appointments=(
        AppointmentPin("G1", "reno-0", at(5, 0)),)), "working day"),
    clash("a visit pinned after the programme", lambda: pins(appointments=(
        AppointmentPin("G1", "reno-0", at(40, 9)),)), "outside the calendar"),
    clash("more visits pinned than a day may have", lambda: pins(appointments=tuple(
        AppointmentPin("G1", f"reno-{n}", day=day(5)) for n in range(5))), "5"),
    plan("a visit pinned off the grid", lambda: pins(appointments=(AppointmentPin("G1", "reno-0", at(5, 9, 7)),))),
    short("a liaison pinned to everybody's group", lambda: pins(officers=tuple(
        OfficerPin(o.id, "G1") for o in TINY.officers)), ""),
    clash("an officer pinned to two groups", lambda: pins(officers=(
        OfficerPin("es0", "G1"), OfficerPin("es0", "G2"))), "G1"),
    clash("a stranger pinned", lambda: pins(members=(MemberPin("nobody", "G1"),)), "nobody"),
)  # fmt: skip

CASES: tuple[Case, ...] = (*ALIKE, *NEEDS, *BANDS, *PINNED)

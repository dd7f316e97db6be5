"""Impossible programmes, each with one known cause."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time

from envoyage.planner.problem import (
    AppointmentPin,
    CityPin,
    LanguageMode,
    MemberPin,
    OpenHours,
    Pins,
    Problem,
    Resource,
    SlotCapacity,
    Speaks,
)
from tests.builders import at, day, tiny_problem

MONDAY_ONLY = (OpenHours(1, time(8), time(18)),)


@dataclass(frozen=True)
class Case:
    """An impossible programme and the ids of elements that its clash must hold; a prefix is enough."""

    name: str
    problem: Problem
    cause: tuple[str, ...]


def _policies(problem: Problem, **changes: object) -> Problem:
    return replace(problem, policies=replace(problem.policies, **changes))  # type: ignore[arg-type]


def _people(problem: Problem, ids: tuple[str, ...], **changes: object) -> Problem:
    people = tuple(
        replace(p, **changes) if p.id in ids else p  # type: ignore[arg-type]
        for p in problem.participants
    )
    return replace(problem, participants=people)


def _resources(problem: Problem, chosen: Callable[[Resource], bool], **changes: object) -> Problem:
    there = tuple(
        replace(r, **changes) if chosen(r) else r  # type: ignore[arg-type]
        for r in problem.resources
    )
    return replace(problem, resources=there)


def _members(*pairs: tuple[str, str]) -> Problem:
    return tiny_problem(pins=Pins(members=tuple(MemberPin(p, g) for p, g in pairs)))


def _visits(*pins: AppointmentPin, cities: tuple[CityPin, ...] = ()) -> Problem:
    return tiny_problem(pins=Pins(cities=cities, appointments=pins))


def _full(problem: Problem, *cities: str) -> Problem:
    closed = tuple(
        replace(c, capacities=(SlotCapacity("slot1", 0),)) if c.id in cities else c for c in problem.cities
    )  # fmt: skip
    return replace(problem, cities=closed)


def _officers(kept: Callable[[LanguageMode], bool]) -> Problem:
    problem = tiny_problem()
    return replace(problem, officers=tuple(o for o in problem.officers if kept(o.mode)))


def _late_interpreters() -> Problem:
    problem = tiny_problem()
    late = tuple(
        replace(o, available_from=day(3)) if o.mode is LanguageMode.SIMULTANEOUS else o for o in problem.officers
    )
    return replace(problem, officers=late)


def _apart(*pairs: tuple[str, str]) -> Problem:
    problem = tiny_problem()
    for one, other in pairs:
        wishes = (*problem.participant[one].keep_apart, other)
        problem = _people(problem, (one,), keep_apart=wishes)
    return problem


def _together(first: str, *others: str) -> Problem:
    return _people(tiny_problem(), (first,), keep_with=others)


def _without(category: int) -> Problem:
    problem = tiny_problem(contacts=())
    gone = problem.promised[category]
    return replace(problem, resources=tuple(r for r in problem.resources if r.category is not gone))


def _small_hotel() -> Problem:
    problem = tiny_problem()
    small = tuple(replace(h, rooms=3) if h.city == "washington" else h for h in problem.hotels)
    return replace(problem, hotels=small)


def _small_town_hotels() -> Problem:
    problem = tiny_problem()
    towns = ("reno", "tulsa", "boise", "mobile")
    return replace(problem, hotels=tuple(replace(h, rooms=2) if h.city in towns else h for h in problem.hotels))


def _all_spanish_in_two() -> Problem:
    problem = tiny_problem()
    spanish = ("p00", "p01", "p06", "p07")
    pins = tuple(MemberPin(p, "G1" if i < 2 else "G2") for i, p in enumerate(spanish))
    return replace(problem, pins=Pins(members=pins))


def _third_language() -> Problem:
    problem = tiny_problem()
    french = _people(problem, ("p02",), languages=(Speaks("fr", 5),))
    able = tuple(
        replace(o, languages=("fr", "en")) if o.id == "es2" else o for o in french.officers
    )  # fmt: skip
    return replace(french, officers=able)


def _everywhere_closed(hours: tuple[OpenHours, ...]) -> Problem:
    problem = tiny_problem()
    return _resources(problem, lambda r: r.city not in ("washington", "new-york"), hours=hours)


def _busy_day() -> Problem:
    """Three visits of two hours pinned to a day whose hours hold only two beside lunch."""
    pins = tuple(AppointmentPin("G1", f"reno-{i}", day=day(5), minutes=170) for i in range(3))
    return _visits(*pins)


def _same_hour() -> Problem:
    return _visits(AppointmentPin("G1", "reno-0", start=at(5, 10)), AppointmentPin("G1", "reno-1", start=at(5, 11)))


CASES = (
    Case("too many people", _policies(tiny_problem(), groups_most=1, groups_fewest=1), ("policy:groups_most",)),
    Case("too small groups", _policies(tiny_problem(), group_largest=5), ("policy:group_largest",)),
    Case("too few people", _policies(tiny_problem(), group_smallest=7), ("policy:group_smallest",)),
    Case("too many groups", _policies(tiny_problem(), groups_fewest=5, groups_most=5), ("policy:groups_fewest",)),
    Case("two groups for one", _members(("p00", "G1"), ("p00", "G2")), ("pin:members:0", "pin:members:1")),
    Case("too many pinned", _members(*((f"p{i:02}", "G1") for i in range(9))), ("policy:group_largest", "pin:members")),
    Case("pinned but apart", replace(_apart(("p02", "p03")), pins=_members(("p02", "A"), ("p03", "A")).pins),
         ("keep_apart:p02:p03", "pin:members:0", "pin:members:1")),
    Case("pinned apart", replace(_together("p02", "p03"), pins=_members(("p02", "A"), ("p03", "B")).pins),
         ("keep_with:p02:p03", "pin:members:0", "pin:members:1")),
    Case("three apart", _apart(("p02", "p03"), ("p03", "p04"), ("p02", "p04")), ("keep_apart", "policy:groups_most")),
    Case("a band", _together("p02", "p03", "p04", "p05", "p08", "p09", "p10", "p11", "p01"), ("keep_with",)),
    Case("one of a country", _people(tiny_problem(), ("p02", "p03", "p04", "p05"), country="KE"),
         ("country:KE", "policy:most_per_country")),
    Case("too few of a sector", _policies(tiny_problem(), most_per_sector=2), ("policy:most_per_sector", "sector:")),
    Case("too few of a region", _policies(tiny_problem(), most_per_region=1), ("policy:most_per_region", "region:")),
    Case("no interpreter", _officers(lambda mode: mode is LanguageMode.LIAISON), ("officers:es", "listening:es")),
    Case("interpreters come late", _late_interpreters(), ("officers:es", "listening:es")),
    Case("no liaison", _officers(lambda mode: mode is LanguageMode.SIMULTANEOUS), ("officers::liaison",)),
    Case("interpreters for one group only", _all_spanish_in_two(), ("officers:es", "pin:members")),
    Case("interpreters a group", _policies(tiny_problem(), simultaneous_per_group=4),
         ("policy:simultaneous_per_group", "listening:es")),
    Case("one French interpreter", _third_language(), ("officers:fr", "listening:fr")),
    Case("two cities at once", tiny_problem(pins=Pins(cities=(
        CityPin("G1", "slot1", "reno"), CityPin("G1", "slot1", "tulsa")))), ("pin:cities:0", "pin:cities:1")),
    Case("a city for one", tiny_problem(pins=Pins(cities=(
        CityPin("G1", "slot1", "reno"), CityPin("G2", "slot1", "reno")))),
        ("pin:cities:0", "pin:cities:1", "capacity:reno:slot1")),
    Case("back to a city", tiny_problem(pins=Pins(cities=(
        CityPin("G1", "slot1", "reno"), CityPin("G1", "slot2", "reno")))), ("pin:cities:0", "pin:cities:1")),
    Case("full cities", _full(tiny_problem(), "reno", "tulsa", "boise"), ("capacity:",)),
    Case("a promise without anybody", _without(0), ("promise:law_enforcement",)),
    Case("another promise", _without(3), ("promise:social_service",)),
    Case("a small hotel", _small_hotel(), ("rooms",)),
    Case("small hotels in towns", _small_town_hotels(), ("rooms",)),
    Case("open on Mondays only", _everywhere_closed(MONDAY_ONLY), ("open:",)),
    Case("closed on the day", _visits(AppointmentPin("G1", "reno-0", start=at(5, 19))), ("pin:appointments:0",)),
    Case("during a session", _visits(AppointmentPin("G1", "washington-0", start=at(2, 9))),
         ("pin:appointments:0", "session:plenary2")),
    Case("two visits at once", _same_hour(), ("pin:appointments:0", "pin:appointments:1")),
    Case("three long visits", _busy_day(), ("pin:appointments:0", "pin:appointments:1", "pin:appointments:2")),
    Case("a resource for one", _visits(
        AppointmentPin("G1", "reno-0", start=at(5, 9)), AppointmentPin("G2", "reno-0", start=at(5, 9))),
        ("pin:appointments:0", "pin:appointments:1")),
    Case("a visit elsewhere", _visits(AppointmentPin("G1", "reno-0", day=day(5)),
         cities=(CityPin("G1", "slot1", "tulsa"),)), ("pin:appointments:0", "pin:cities:0")),
    Case("too small a group", _resources(_visits(AppointmentPin("G1", "reno-0", day=day(5))),
         lambda r: r.id == "reno-0", smallest_group=9), ("pin:appointments:0", "size:reno-0")),
)  # fmt: skip

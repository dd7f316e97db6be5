"""Places, money, names and outages; and random mixtures of many small troubles."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from random import Random
from typing import Any

from tests.builders import at, tiny_problem

from bench.hostile.case import Case, clash, each, every, plan, rules, short
from envoyage.planner.problem import Faith, OpenHours, Outage, OutOf, Problem, Room, TravelTime
from envoyage.sample import make_problem

TINY = tiny_problem()
NAMED = ("participants", "officers", "cities", "resources", "hosts", "hotels", "vehicles", "countries", "staff")


def named(text: str) -> Problem:
    """Every name is this text, with the number of its row so that no two people are the same."""
    problem = replace(TINY, title=text, motto=text)
    for table in NAMED:
        problem = every(problem, table, name=lambda i, _: f"{text}{i}")
    return every(problem, "sessions", title=text, place=text, room=text)


def at_spot(latitude: float, longitude: float) -> Problem:
    """The slot cities and all that is in them are at one spot of the earth."""
    far = {c.id for c in TINY.cities} - {b.city for b in TINY.blocks}
    problem = each("cities", latitude=lambda _, c: latitude if c.id in far else c.latitude,
                   longitude=lambda _, c: longitude if c.id in far else c.longitude)  # fmt: skip
    for table in ("resources", "hotels"):
        problem = every(
            problem, table,
            latitude=lambda _, r: latitude if r.city in far else r.latitude,
            longitude=lambda _, r: longitude if r.city in far else r.longitude,
        )  # fmt: skip
    return problem


def journeys(minutes: int, fare: float = 100.0) -> Problem:
    """Every journey between two cities takes so long."""
    ids = [c.id for c in TINY.cities]
    return replace(TINY, travel_times=tuple(TravelTime(a, b, minutes, 10.0, fare) for a in ids for b in ids if a != b))


def money(amount: float) -> Problem:
    """Every rate and fare is this amount."""
    problem = rules(journeys(90, amount), lodging_default=amount, meals_default=amount, vehicle_day_rate=amount,
                    officer_day_rate=amount, fare_fixed=amount)  # fmt: skip
    problem = every(problem, "cities", lodging_ceiling=amount, meals_rate=amount)
    problem = every(problem, "officers", daily_rate=amount)
    return every(problem, "vehicles", day_rate=amount)


def out(of: OutOf, ids: tuple[str, ...], first: int, last: int) -> Problem:
    """These are out from one day of the programme to another."""
    return replace(TINY, outages=tuple(Outage(of, i, at(first, 0), at(last, 23)) for i in ids))


def ids(table: str) -> tuple[str, ...]:
    """The ids of a table of the tiny programme."""
    return tuple(row.id for row in getattr(TINY, table))


EARTH = (
    plan("slot cities at the pole", lambda: at_spot(90.0, 0.0)),
    plan("slot cities where no meridian is", lambda: at_spot(0.0, 180.0)),
    short("slot cities at the other end of the earth", lambda: at_spot(-38.9, 102.96), ""),
    short("journeys of a week", lambda: journeys(7 * 24 * 60), ""),
    plan("journeys of no time", lambda: journeys(0)),
    short(
        "resources a day's ride away", lambda: each("resources", latitude=lambda _, r: r.latitude - 8), "appointment"
    ),
    short("hotels a day's ride away", lambda: each("hotels", latitude=lambda _, h: h.latitude - 8), "appointment"),
    short("a town in which nothing moves", lambda: rules(TINY, town_mph=0.001), "appointment"),
)  # fmt: skip

MONEY = (
    plan("everything for nothing", lambda: money(0.0)),
    plan("everything at a million", lambda: money(1e6)),
    clash("everything at a trillion", lambda: money(1e12), "1,000,000"),
    clash("negative rates", lambda: money(-1.0), "not possible"),
    clash("rates without end", lambda: money(float("inf")), "finite"),
    plan("a point for the thousandth of a cent", lambda: rules(TINY, dollars_per_point=1e-5)),
    plan("a minimum that counts for nothing", lambda: rules(TINY, minimum_weight=0.0)),
    plan("a minimum that counts for everything", lambda: rules(TINY, minimum_weight=1e6)),
    plan("a goal of everything", lambda: rules(TINY, coverage_goal=1.0)),
)

NAMES = (
    plan("names of 300 letters", lambda: named("Anna-" * 60)),
    plan("names with braces and signs of per cent", lambda: named("{name} %s {0} {")),
    plan("names in other scripts", lambda: named("\u202eمحمد \u0301李 𝔘 ")),
    plan("names with line breaks", lambda: named("A\nB\tC ")),
    plan("no names", lambda: every(named(""), "participants", name="")),
    clash("an id of 300 letters", lambda: each("cities", id="x" * 300), "longer"),
    clash("an id with a line break", lambda: each("hotels", id=lambda i, _: f"a\n{i}"), "line break"),
)

OUT = (
    short("everybody ill all the time", lambda: out(OutOf.PARTICIPANT, ids("participants"), 0, 15), ""),
    short("every officer ill for a day", lambda: out(OutOf.OFFICER, ids("officers"), 6, 6), ""),
    short("every resource out", lambda: out(OutOf.RESOURCE, ids("resources"), 0, 15), "resource|organisation"),
    short("every hotel closed", lambda: out(OutOf.HOTEL, ids("hotels"), 0, 15), "hotel"),
    short("every city out in a slot", lambda: out(OutOf.CITY, ids("cities"), 4, 8), ""),
    plan("one city out in a slot", lambda: out(OutOf.CITY, ("reno",), 5, 6)),
)

Change = Callable[[Random, Problem], Problem]


def _some(table: str, share: float, **changes: Any) -> Change:
    """A change of some rows of a table."""

    def change(rng: Random, problem: Problem) -> Problem:
        rows = tuple(replace(r, **changes) if rng.random() < share else r for r in getattr(problem, table))
        return replace(problem, **{table: rows})

    return change


def _fewer(table: str, share: float) -> Change:
    """A table without some of its rows."""

    def change(rng: Random, problem: Problem) -> Problem:
        return replace(problem, **{table: tuple(r for r in getattr(problem, table) if rng.random() >= share)})

    return change


CHANGES: tuple[Change, ...] = (
    _fewer("hosts", 0.3),
    _fewer("vehicles", 0.2),
    _fewer("sessions", 0.5),
    _some("resources", 0.3, minutes=180),
    _some("resources", 0.3, hours=(OpenHours(2, time(9), time(12)), OpenHours(4, time(13), time(17)))),
    _some("resources", 0.3, largest_group=5),
    _some("resources", 0.2, most_asks=1),
    _some("resources", 0.2, lead_days=25, identity_check=True),
    _some("participants", 0.3, faith=(Faith.FRIDAY_PRAYER, Faith.FASTING)),
    _some("participants", 0.5, room=Room.SHARED),
    _some("participants", 0.2, needs=()),
    _some("hotels", 0.3, rooms=12),
    lambda rng, problem: rules(problem, grid_minutes=rng.choice((5, 30, 60))),
    lambda rng, problem: rules(problem, day_ends=time(rng.choice((15, 16, 20)))),
    lambda rng, problem: rules(problem, interpreter_rules=rng.choice(("aibc", "aice"))),
    lambda rng, problem: replace(
        problem, holidays=tuple((problem.starts + timedelta(days=n), "", "Holiday") for n in rng.sample(range(10), 3))
    ),
)


def mixture(seed: int) -> Problem:
    """Three changes at random to the tiny programme or to a small sample."""
    rng = Random(seed)
    problem = make_problem("S", seed) if seed % 2 else TINY
    for change in rng.sample(CHANGES, 3):
        problem = change(rng, problem)
    return problem


MIXED = tuple(short(f"mixture {seed}", lambda seed=seed: mixture(seed), "") for seed in range(1, 21))  # type: ignore[misc]

CASES: tuple[Case, ...] = (*EARTH, *MONEY, *NAMES, *OUT, *MIXED)

"""Clocks and calendars: daylight saving, odd time zones, the ends of time, strange programmes of periods."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle, islice

from tests.builders import ALL_WEEK, START, at, day, tiny_problem

from bench.hostile.case import Case, clash, each, every, people, plan, rules, short
from envoyage.planner.problem import (
    Flight,
    OpenHours,
    Problem,
    Session,
    SessionKind,
    SharedBlock,
    Slot,
    Speaks,
    SplitWindow,
)

TINY = tiny_problem()
SPRING, AUTUMN = date(2027, 3, 14), date(2027, 11, 7)
"""The days on which most of the United States changes its clocks, at two in the morning."""
SPLIT = day(8)
"""The day, a Sunday, on which all groups move from the first slot to the second."""
STRANGE = (
    "America/Phoenix", "Pacific/Honolulu", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)  # fmt: skip


def moved(by: timedelta, problem: Problem = TINY) -> Problem:
    """A programme on other days."""
    problem = every(problem, "sessions", start=lambda _, s: s.start + by, end=lambda _, s: s.end + by)
    problem = every(problem, "blocks", arrive=lambda _, b: b.arrive + by, leave=lambda _, b: b.leave + by)
    problem = every(problem, "hosts", evenings=lambda _, h: tuple(e + by for e in h.evenings))
    problem = every(problem, "windows", slots=lambda _, w: tuple(
        replace(s, arrive=s.arrive + by, leave=s.leave + by) for s in w.slots))  # fmt: skip
    return replace(problem, starts=problem.starts + by, ends=problem.ends + by)


def landing(change: date, hour: int) -> Problem:
    """A programme that starts on the day of a change; everybody lands half past this hour of the night."""
    problem = moved(change - START)
    when = datetime.combine(change, time(hour, 30))
    return every(problem, "participants", arrival=when)


def zones(*names: str) -> Problem:
    """The tiny programme in cities of these time zones, in turn."""
    places = list(islice(cycle(names), len(TINY.cities)))
    problem = each("cities", time_zone=lambda i, _: places[i])
    return every(problem, "airports", time_zone=lambda i, _: places[i])


def night_session() -> Problem:
    """A session through the hour that is missing."""
    problem = moved(SPRING - START - timedelta(days=1))
    night = datetime.combine(SPRING, time(1, 30))
    session = Session("night", "opening", "Night", SessionKind.CULTURE, night, night + timedelta(hours=2), "Hall A")
    return replace(problem, sessions=(*problem.sessions, session))


def departing(change: date, when: time) -> Problem:
    """Everybody travels on the day of a change, at this time."""
    return rules(moved(change - SPLIT), travel_departs=when)


def calendar(*periods: SharedBlock | Slot, windows: bool = True) -> Problem:
    """The tiny programme with other periods, without sessions; homes are free every evening."""
    blocks = tuple(p for p in periods if isinstance(p, SharedBlock))
    slots = tuple(p for p in periods if isinstance(p, Slot))
    split = (SplitWindow("split", slots),) if slots and windows else ()
    evenings = tuple(day(n) for n in range(30))
    starts, ends = min(p.arrive for p in periods), max(p.leave for p in periods)
    changed = replace(TINY, blocks=blocks, windows=split, sessions=(), starts=starts, ends=ends)
    return every(changed, "hosts", evenings=evenings)


def block(name: str, city: str, arrive: int, leave: int) -> SharedBlock:
    """A shared block from one day to another."""
    return replace(TINY.blocks[0], id=name, city=city, arrive=day(arrive), leave=day(leave))


def slot(name: str, arrive: int, leave: int, *, may_continue: bool = False) -> Slot:
    """A slot from one day to another."""
    return Slot(name, day(arrive), day(leave), may_continue)


def unpromised(*periods: SharedBlock | Slot) -> Problem:
    """The tiny programme with other periods, in which no category is promised."""
    return replace(calendar(*periods), promised=())


def english(problem: Problem) -> Problem:
    """A programme in which everybody speaks English."""
    return every(problem, "participants", languages=(Speaks("en", 5),))


def one_city(*periods: SharedBlock | Slot) -> Problem:
    """One city, Reno, that can host both groups."""
    keep = {"reno"}
    problem = calendar(*periods)
    city = replace(problem.city["reno"], groups=2)
    tables = {t: tuple(r for r in getattr(problem, t) if r.city in keep) for t in ("resources", "hosts", "hotels")}
    vans = tuple(v for v in problem.vehicles if v.city in keep)
    return replace(problem, cities=(city,), vehicles=vans, contacts=(), medical=(), **tables)


def alone() -> Problem:
    """One person, one group."""
    return rules(people(1), groups_fewest=1, groups_most=1, group_smallest=1, group_largest=1)


def ones() -> Problem:
    """Four groups of one person each."""
    team = tuple(replace(o, id=f"{o.id}{n}", name=f"{o.name} {n}") for o in TINY.officers for n in range(3))
    problem = rules(people(4), groups_fewest=4, groups_most=4, group_smallest=1, group_largest=1)
    return replace(problem, officers=team)


def crossing() -> Problem:
    """Flights across the date line that land before they took off."""
    flights = (
        Flight("f1", "XX 1", "DCA", "RNO", at(0, 23), at(0, 5), ("p00",)),
        Flight("f2", "XX 2", "RNO", "DCA", at(0, 1), at(1, 23), ("p01",)),
    )
    return replace(zones("Pacific/Kiritimati", "Pacific/Pago_Pago"), flights=flights)


MOVES = (
    plan("slots that change on the day of the missing hour", lambda: moved(SPRING - SPLIT)),
    plan("slots that change on the day of the doubled hour", lambda: moved(AUTUMN - SPLIT)),
    plan("a slot over the missing hour", lambda: moved(SPRING - SPLIT + timedelta(days=2))),
    plan("everybody lands in the missing hour", lambda: landing(SPRING, 2)),
    plan("everybody lands in the doubled hour", lambda: landing(AUTUMN, 1)),
    plan("everybody departs in the missing hour", lambda: departing(SPRING, time(2, 30))),
    plan("everybody departs in the doubled hour", lambda: departing(AUTUMN, time(1, 30))),
    plan("a session through the missing hour", night_session),
    plan("a programme over New Year", lambda: moved(date(2028, 1, 2) - SPLIT)),
    plan("a programme over the leap day", lambda: moved(date(2028, 2, 27) - SPLIT)),
    clash("a programme at the end of time", lambda: moved(date.max - timedelta(days=1) - TINY.ends), "year"),
    clash("a programme at the beginning of time", lambda: moved(date.min - START), "year"),
    plan("no city changes its clocks", lambda: zones("America/Phoenix", "Pacific/Honolulu")),
    short("cities on both sides of the date line", lambda: zones(*STRANGE), ""),
    short("flights that land before they take off", crossing, ""),
    plan("departure at midnight", lambda: rules(TINY, travel_departs=time(0))),
    short("departure a minute before midnight", lambda: rules(TINY, travel_departs=time(23, 59)), ""),
)

PERIODS = (
    plan("one slot", lambda: calendar(block("a", "washington", 0, 4), slot("s", 4, 8), block("z", "new-york", 8, 11))),
    plan("no slots", lambda: english(calendar(block("a", "washington", 0, 4)))),
    short("no slots, and days too short to interpret so much", lambda: calendar(block("a", "washington", 0, 4)),
          "whole trip"),
    plan("no shared blocks", lambda: calendar(slot("s", 0, 4), slot("t", 4, 8))),
    plan("one slot and nothing else", lambda: english(calendar(slot("s", 0, 4)))),
    clash("one night and five promised categories", lambda: calendar(slot("s", 0, 1)), "promise"),
    plan("one night", lambda: unpromised(slot("s", 0, 1))),
    plan("slots of one night", lambda: unpromised(*(slot(f"s{n}", n, n + 1) for n in range(4)))),
    plan("slots at weekends alone", lambda: unpromised(slot("s", 0, 1), block("b", "reno", 1, 5), slot("t", 5, 8))),
    plan("slots that may continue", lambda: calendar(slot("s", 0, 4), slot("t", 4, 8, may_continue=True))),
    plan("a first slot that may continue", lambda: calendar(slot("s", 0, 4, may_continue=True), slot("t", 4, 8))),
    plan("two shared blocks after each other in one city",
         lambda: calendar(block("a", "washington", 0, 3), block("b", "washington", 3, 5), slot("s", 5, 9))),
    clash("more slots than cities", lambda: calendar(*(slot(f"s{n}", 2 * n, 2 * n + 2) for n in range(7))), "cit"),
    clash("a period that overlaps another", lambda: calendar(slot("s", 0, 4), slot("t", 3, 8)), "before"),
    clash("a period that ends before it starts", lambda: calendar(slot("s", 4, 4)), "not after"),
    plan("one city", lambda: english(one_city(slot("s", 4, 8)))),
    clash("one city for blocks and slots", lambda: one_city(block("a", "reno", 0, 4), slot("s", 4, 8)), "city"),
    plan("one person", alone),
    plan("groups of one person", ones),
    plan("one group of everybody", lambda: rules(TINY, groups_fewest=1, groups_most=1, group_largest=12)),
)  # fmt: skip


def spoiled(**changes: object) -> Problem:
    """The tiny programme with every resource's hours changed."""
    return each("resources", **changes)


def open_for(minutes: int) -> Problem:
    """Every resource is open from nine, for so many minutes on weekdays, and a visit takes 90."""
    closes = (datetime.combine(START, time(9)) + timedelta(minutes=minutes)).time()
    return spoiled(hours=tuple(OpenHours(n, time(9), closes) for n in range(1, 6)))


def on_holiday(problem: Problem) -> Problem:
    """A programme on whose days nobody works."""
    return replace(problem, holidays=tuple((d, "", "Holiday") for d in EVERY_DAY))


EVERY_DAY = tuple(day(n) for n in range(-2, 20))
HOURS = (
    clash("all days are holidays", lambda: on_holiday(TINY), "promise"),
    plan("all days are holidays and nothing is promised", lambda: on_holiday(replace(TINY, promised=()))),
    short("resources closed on all dates", lambda: spoiled(closed=EVERY_DAY), "resource|organisation"),
    short("resources open for one hour", lambda: open_for(60), "open"),
    short("resources open for one visit", lambda: open_for(90), ""),
    plan("resources open for two visits", lambda: each("resources", minutes=60, hours=(
        *(OpenHours(n, time(9), time(10)) for n in range(1, 6)), *(OpenHours(n, time(14), time(15))
        for n in range(1, 6))))),
    clash("opening windows of no minutes", lambda: open_for(0), "closes"),
    short("resources open at night alone",
          lambda: spoiled(hours=tuple(OpenHours(n, time(22), time(0)) for n in range(1, 8))), "open"),
    short("resources open on Sundays alone", lambda: spoiled(hours=(OpenHours(7, time(8), time(20)),)), "open"),
    plan("opening windows over each other", lambda: spoiled(hours=ALL_WEEK * 3)),
    plan("visits of five minutes", lambda: spoiled(minutes=5)),
    short("visits of a whole day", lambda: spoiled(minutes=24 * 60), ""),
    plan("a grid of one minute", lambda: rules(TINY, grid_minutes=1)),
    short("a grid of a whole day", lambda: rules(TINY, grid_minutes=24 * 60), ""),
    short("a working day of no time", lambda: rules(TINY, day_starts=time(9), day_ends=time(9)), "day"),
    short("lunch that lasts all day", lambda: rules(TINY, lunch_minutes=600), ""),
    short("more appointments than hours", lambda: rules(TINY, fewest_a_day=9, most_a_day=9), "organisation|9"),
    short("no professional time", lambda: rules(TINY, most_minutes_a_day=1), ""),
)  # fmt: skip

CASES: tuple[Case, ...] = (*MOVES, *PERIODS, *HOURS)

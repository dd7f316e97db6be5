"""Too little by one, and just enough; ten times the size; nothing at all."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from tests.builders import START, day, tiny_problem

from bench.hostile.case import Case, anybody, clash, each, every, people, plan, rules, short
from envoyage.planner.problem import Need, Objective, Policies, Problem, Slot, Speaks, SplitWindow, Theme
from envoyage.sample import make_problem

TINY = tiny_problem()
SPANISH, ENGLISH = (Speaks("es", 5),), (Speaks("en", 5),)
TEN = 10


def all_spanish(interpreters: int) -> Problem:
    """Ten people who need Spanish: two groups, two interpreters each."""
    kind = TINY.officers[0]
    team = tuple(replace(kind, id=f"i{n}", name=f"Interpreter {n}") for n in range(interpreters))
    return replace(every(people(10), "participants", languages=SPANISH), officers=team)


def officers(interpreters: int, liaisons: int) -> Problem:
    """So many of the three interpreters and of the four liaisons."""
    return replace(TINY, officers=(*TINY.officers[:interpreters], *TINY.officers[3 : 3 + liaisons]))


def places(total: int) -> Problem:
    """So many groups can be hosted in the slots altogether."""
    return each("cities", groups=lambda i, _: int(1 < i < total + 2))


def compatriots(count: int) -> Problem:
    """So many of the first country; those beyond its own two speak English."""
    own = ("p00", "p06", "p02", "p08", "p03")[:count]
    return each("participants", country=lambda _, p: "PE" if p.id in own else p.country)


def offers(count: int) -> Problem:
    """So many professional resources in each city."""
    return replace(TINY, resources=tuple(r for r in TINY.resources if r.id.split("-")[-1] in map(str, range(count))))


def three_languages() -> Problem:
    """Two groups of one language each, for people of three."""
    spoken = ("es", "fr", "ar")
    team = tuple(
        replace(TINY.officers[0], id=f"{k}{n}", name=f"{k} {n}", languages=(k, "en")) for k in spoken for n in (0, 1)
    )
    return replace(each("participants", languages=lambda i, _: (Speaks(spoken[i % 3], 5),)), officers=team)


def copies(problem: Problem, table: str, times: int = TEN, **changes: Callable[[int, Any], Any]) -> Problem:
    """A table with every row so many times, under new ids."""
    rows = tuple(
        replace(row, id=f"{row.id}x{n}", **{k: change(n, row) for k, change in changes.items()})
        for row in getattr(problem, table)
        for n in range(times)
    )
    return replace(problem, **{table: rows})


def ten_times_the_people() -> Problem:
    """120 people in at most 20 groups, ten times the officers, beds, homes and vehicles, four groups a city."""
    problem = anybody(rules(people(TEN * 12), groups_fewest=TEN, groups_most=2 * TEN))
    problem = copies(problem, "officers", name=lambda n, o: f"{o.name} of team {n}")
    problem = copies(copies(problem, "hosts"), "vehicles")
    for table, change in (
        ("cities", {"groups": 4}),
        ("hotels", {"rooms": 400}),
        ("resources", {"parallel_groups": TEN, "most_asks": 100}),
    ):
        problem = every(problem, table, **change)
    return problem


def ten_times_the_cities() -> Problem:
    """40 slot cities instead of four, each with all that the first has."""
    problem = TINY
    for n in range(1, TEN):
        problem = _with_city_copies(problem, n)
    return problem


def _with_city_copies(problem: Problem, n: int) -> Problem:
    """Once more each slot city and what is in it."""
    there = [c for c in TINY.cities if not any(b.city == c.id for b in TINY.blocks)]
    more: dict[str, tuple[Any, ...]] = {
        "cities": tuple(replace(c, id=f"{c.id}{n}", name=f"{c.name} {n}", latitude=c.latitude + n / 50) for c in there)
    }
    ids = {c.id for c in there}
    for table in ("resources", "hosts", "hotels", "vehicles"):
        rows = (r for r in getattr(TINY, table) if r.city in ids)
        more[table] = tuple(replace(r, id=f"{r.id}x{n}", city=f"{r.city}{n}") for r in rows)
    return replace(problem, **{table: (*getattr(problem, table), *rows) for table, rows in more.items()})


def many_slots(count: int) -> Problem:
    """So many slots of four nights, in forty cities."""
    problem, later = ten_times_the_cities(), day(4 + 4 * count)
    slots = tuple(Slot(f"slot{i}", day(4 + 4 * i), day(8 + 4 * i)) for i in range(count))
    shift = later - day(12)
    blocks = (TINY.blocks[0], replace(TINY.blocks[1], arrive=later, leave=later + (day(15) - day(12))))
    sessions = tuple(
        replace(s, start=s.start + shift, end=s.end + shift) if s.block == "closing" else s for s in TINY.sessions
    )
    problem = replace(
        problem, windows=(SplitWindow("split", slots),), blocks=blocks, sessions=sessions, ends=blocks[1].leave
    )
    evenings = tuple(day(n) for n in range(4, 4 + 4 * count))
    return every(problem, "hosts", evenings=evenings)


def ten_times_the_needs() -> Problem:
    """Twenty needs a person, of ten more themes."""
    themes = tuple(Theme(f"theme{n}", f"Theme {n}") for n in range(TEN))
    wishes = tuple(Need(o.id, t.id, 1.0 + n, 2.0) for n, t in enumerate(themes) for o in TINY.objectives)
    return replace(each("participants", needs=wishes), themes=(*TINY.themes, *themes))


def no_policies() -> Problem:
    """Every number of the policies is nothing."""
    numbers = [s.name for s in Policies.settings() if isinstance(getattr(TINY.policies, s.name), int | float)]
    return rules(TINY, **dict.fromkeys(numbers, 0))


def without(table: str) -> Callable[[], Problem]:
    """The tiny programme with an empty table."""
    assert table in {f.name for f in fields(Problem)}
    return lambda: replace(TINY, **{table: ()})


BY_ONE = (
    clash("one person more than the groups hold", lambda: anybody(people(17)), "16"),
    plan("as many people as the groups hold", lambda: anybody(people(16))),
    clash("one person fewer than the groups take", lambda: people(7), "8"),
    plan("as few people as the groups take", lambda: people(8)),
    clash("one interpreter too few for two groups", lambda: all_spanish(3), "interpreters"),
    plan("interpreters for two groups", lambda: all_spanish(4)),
    clash("one interpreter for a group that needs two", lambda: officers(1, 4), "Spanish"),
    plan("two interpreters for a group that needs two", lambda: officers(2, 4)),
    clash("one liaison too few", lambda: officers(3, 1), "liaison"),
    plan("just enough liaisons", lambda: officers(3, 2)),
    short("one room too few where everybody is", lambda: each("hotels", rooms=15), "room"),
    plan("just enough rooms where everybody is", lambda: each("hotels", rooms=16)),
    short("one room too few in the slots", lambda: each("hotels", rooms=lambda i, _: 16 if i < 2 else 7), "room"),
    plan("a room for everybody of the largest group", lambda: each("hotels", rooms=lambda i, _: 16 if i < 2 else 10)),
    clash("one place too few in the slots", lambda: places(1), "host"),
    plan("just enough places in the slots", lambda: places(2)),
    clash("one of a country too many", lambda: compatriots(5), "Peru"),
    plan("as many of a country as the groups take", lambda: compatriots(4)),
    clash("a sector of which one is too many", lambda: rules(each("participants", sector="police"), most_per_sector=5),
          "Police"),
    plan("a sector that just fits", lambda: rules(each("participants", sector="police"), most_per_sector=6)),
    short("one seat too few in the vehicles", lambda: each("vehicles", seats=lambda i, _: 7 + i % 2), "seat"),
    plan("a seat for everybody of the largest group", lambda: each("vehicles", seats=10)),
    short("homes with a seat each", lambda: each("hosts", seats=1), "home"),
    short("resources that were asked too often", lambda: each("resources", most_asks=0), "appointment|organisation"),
    clash("one resource too few for the days", lambda: offers(5), "resource|organisation"),
    plan("just enough resources for the days", lambda: offers(6)),
    clash("three languages for two groups", three_languages, "language"),
    clash("officers who leave a day early",
          lambda: each("officers", available_to=lambda i, _: day(14)), "Spanish"),
    plan("officers who come and leave with the programme",
         lambda: each("officers", available_from=START, available_to=day(15))),
)  # fmt: skip

LARGE = (
    plan("ten times the people", ten_times_the_people, 40),
    plan("ten times the resources", lambda: replace(copies(TINY, "resources"), contacts=()), 5),
    plan("ten times the cities", ten_times_the_cities, 5),
    plan("twice the slots", lambda: many_slots(4), 20),
    plan("ten times the officers", lambda: copies(TINY, "officers", name=lambda n, o: f"{o.name} of team {n}")),
    plan("ten times the homes", lambda: copies(TINY, "hosts")),
    plan("ten times the hotels", lambda: copies(TINY, "hotels")),
    plan("ten times the vehicles", lambda: copies(TINY, "vehicles")),
    plan("ten times the needs", ten_times_the_needs),
    plan("one hundred people of the sample", lambda: make_problem("L", 3), 30),
)

NOTHING = (
    clash("no participants", without("participants"), "participant"),
    clash("no officers", without("officers"), "Spanish"),
    clash("no cities", without("cities"), "city"),
    clash("no countries", without("countries"), "country"),
    clash("no themes", without("themes"), "theme"),
    clash("no objectives", without("objectives"), "objective"),
    clash("no resources", lambda: replace(TINY, resources=(), contacts=()), "resource|organisation"),
    clash("no hotels", without("hotels"), "hotel"),
    plan("no homes", without("hosts")),
    plan("no vehicles", without("vehicles")),
    plan("no sessions", without("sessions")),
    plan("no contacts, staff or doctors", lambda: replace(TINY, contacts=(), staff=(), medical=())),
    plan("nobody came for anything", lambda: each("participants", needs=())),
    plan("no category is promised", lambda: replace(TINY, promised=())),
    clash("policies of nothing", no_policies, "too small"),
    clash("an objective of which nothing is known",
          lambda: replace(TINY, objectives=(Objective("other", "Other"),)), "justice"),
)  # fmt: skip

CASES: tuple[Case, ...] = (*BY_ONE, *LARGE, *NOTHING)

"""Small tables: several meet one counterpart in one slot, and check and search agree on what that may be."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations, product
from random import Random

import pytest

from envoyage.planner.encounters import arrange as arranging
from envoyage.planner.encounters import timing
from envoyage.planner.encounters.arrange import Search, arrange
from envoyage.planner.encounters.arrangement import Arrangement, HeldMeeting
from envoyage.planner.encounters.blocking import Bounds, Market
from envoyage.planner.encounters.ground import Ground, ground_of
from envoyage.planner.encounters.inspect import findings
from envoyage.planner.encounters.pairing import apart, pair_up
from envoyage.planner.encounters.request import EncounterRequest, PairWish, Wish
from envoyage.planner.encounters.timing import Timing
from envoyage.planner.encounters.worth import Pair, heard
from envoyage.planner.errors import Impossible, OutOfTime
from envoyage.planner.meetings.inspect import breaks
from envoyage.planner.meetings.inspect import findings as schedule_findings
from envoyage.planner.meetings.race import Limits
from envoyage.planner.problem import Speaks
from envoyage.planner.unknowns.shares import Bunch, Crowd, Edge, Effort, Shares, most_worth
from tests.builders import at
from tests.planner.encounters.world import PLAN, PROBLEM, REQUEST, asked

PEOPLE, OTHERS = ("a", "b", "c", "d"), ("x", "y")


def small_tables(at_once: int, **changes: object) -> EncounterRequest:
    return asked(counterparts=tuple(replace(c, at_once=at_once, most=12) for c in REQUEST.counterparts), **changes)


def tables_of(found: Arrangement) -> list[list[HeldMeeting]]:
    tables: dict[tuple[object, ...], list[HeldMeeting]] = {}
    for meeting in found.meetings:
        tables.setdefault((meeting.session, meeting.start, meeting.table), []).append(meeting)
    return list(tables.values())


CROWDED = small_tables(3, sessions=tuple(replace(s, tables=1) for s in REQUEST.sessions), wishes=(), absences=())
"""One table at a time: one to one there are too few."""


@cache
def good() -> Arrangement:
    return arrange(PROBLEM, PLAN, CROWDED, Search(30, 7))


def told(arrangement: Arrangement, request: EncounterRequest = CROWDED) -> str:
    return "\n".join(findings(PROBLEM, PLAN, request, arrangement))


def test_where_one_to_one_has_no_room_small_tables_do():
    alone = replace(CROWDED, counterparts=tuple(replace(c, at_once=1) for c in CROWDED.counterparts))
    with pytest.raises(Impossible):
        arrange(PROBLEM, PLAN, alone, Search(30, 7))

    assert told(good()) == ""
    assert max(len(some) for some in tables_of(good())) > 1


@pytest.mark.parametrize("at_once", [2, 4])
def test_small_tables_stand_up_to_inspection(at_once: int):
    request = small_tables(at_once)

    found = arrange(PROBLEM, PLAN, request, Search(30, 7))

    assert findings(PROBLEM, PLAN, request, found) == ()
    assert all(len(some) <= at_once and len({m.counterpart for m in some}) == 1 for some in tables_of(found))


def test_where_times_are_not_found_soon_other_pairs_get_theirs(monkeypatch: pytest.MonkeyPatch):
    tried: list[float] = []

    def first_in_vain(request: EncounterRequest, ground: Ground, met: tuple[Pair, ...], limits: Limits) -> Timing:
        tried.append(limits.seconds)
        if len(tried) == 1:
            raise OutOfTime(limits.seconds)
        return timing.time_meetings(request, ground, met, limits)

    monkeypatch.setattr(arranging, "time_meetings", first_in_vain)
    request = small_tables(3)

    found = arrange(PROBLEM, PLAN, request, Search(60.0, 1))

    assert len(tried) == 3  # twice for the first block, once for the other
    assert tried[0] < tried[1]
    assert findings(PROBLEM, PLAN, request, found) == ()


def test_one_officer_interprets_for_a_whole_table():
    """Four need Spanish in one slot, with two officers at the most."""
    one = tuple(replace(c, at_once=4, most=12) for c in REQUEST.counterparts)
    slot = replace(REQUEST.sessions[0], end=at(2, 16, 35), tables=6)
    request = asked(most=1, counterparts=one, sessions=(slot, REQUEST.sessions[2]), wishes=(), absences=())

    found = arrange(PROBLEM, PLAN, request, Search(30, 7))

    assert findings(PROBLEM, PLAN, request, found) == ()
    opening = [m for m in found.meetings if m.block == "opening" and m.officer]
    assert (len(opening), len({m.start for m in opening})) == (4, 1)
    assert len({(m.counterpart, m.officer) for m in opening}) == len({m.officer for m in opening}) <= 2


def test_somebody_at_another_table_than_the_counterpart_is_found():
    more = replace(CROWDED, sessions=tuple(replace(s, tables=2) for s in CROWDED.sessions))
    first = max(tables_of(good()), key=len)[0]
    meetings = tuple(replace(m, table=2) if m == first else m for m in good().meetings)

    assert "is in two meetings" in told(replace(good(), meetings=meetings), more)


def test_a_table_that_is_too_large_is_found():
    fewer = replace(CROWDED, counterparts=tuple(replace(c, at_once=2) for c in CROWDED.counterparts))

    assert "who receives 2. Move some." in told(good(), fewer)
    alone = replace(CROWDED, counterparts=tuple(replace(c, at_once=1) for c in CROWDED.counterparts))
    assert "who receives 1. Move some." in told(good(), alone)


def test_a_table_with_two_officers_is_found():
    one, other = max(tables_of(good()), key=len)[:2]
    helped = {one.id: "es0", other.id: "es1"}
    meetings = tuple(replace(m, officer=helped[m.id], language="es") if m.id in helped else m for m in good().meetings)

    assert "has several interpreters or languages" in told(replace(good(), meetings=meetings))


def test_two_counterparts_at_one_table_are_found():
    mine = max((some for some in tables_of(good()) if some[0].block == "opening"), key=len)[0]
    other = next(c.id for c in CROWDED.counterparts if c.block == "opening" and c.id != mine.counterpart)
    meetings = tuple(replace(m, counterpart=other) if m == mine else m for m in good().meetings)

    assert "Two meetings are at table 1" in told(replace(good(), meetings=meetings))


def test_a_table_without_a_language_for_all_is_found():
    """The counterpart speaks two languages, and nobody at the table hears both."""
    some = next(s for s in tables_of(good()) if len(s) > 1 and not any(m.officer for m in s))
    one, *rest = some
    people = tuple(
        replace(p, languages=(Speaks("fr", 5),)) if p.id == one.participant else p for p in PROBLEM.participants
    )
    counterparts = tuple(
        replace(c, languages=(Speaks("en", 5), Speaks("fr", 5))) if c.id == one.counterpart else c
        for c in CROWDED.counterparts
    )
    problem, request = replace(PROBLEM, participants=people), replace(CROWDED, counterparts=counterparts)

    assert any("no language that all hear" in s for s in findings(problem, PLAN, request, good()))
    assert {heard(problem, problem.participant[m.participant], request.counterpart[m.counterpart]) for m in some} == {
        "en", "fr",
    }  # fmt: skip
    assert rest


def test_a_fixed_time_holds_at_a_small_table_too():
    wishes = tuple(PairWish(p, "c1", Wish.MUST, at(2, 17, 5)) for p in ("p00", "p02"))
    request = small_tables(2, wishes=wishes, absences=())

    found = arrange(PROBLEM, PLAN, request, Search(30, 7))

    fixed = [m for m in found.meetings if m.counterpart == "c1" and m.participant in ("p00", "p02")]
    assert {(m.start, m.table) for m in fixed} == {(at(2, 17, 5), fixed[0].table)}
    assert findings(PROBLEM, PLAN, request, found) == ()


def test_any_placing_of_small_tables_is_made_better_and_keeps_everything():
    request = small_tables(3)
    ground = ground_of(PROBLEM, PLAN, request, "opening")
    met = pair_up(ground, Effort(10, 7)).met
    core = timing.meeting_request(request, ground, met)

    answer = timing._any(core, ground, met, Limits(20, 7))

    assert schedule_findings(core, answer.schedule) == ()
    assert answer.value == sum(breaks(core, answer.schedule).values())
    assert all(bool(m.officer) == bool(m.language) for m in timing.held(ground, met, answer.schedule))


def world(rng: Random) -> tuple[tuple[Pair, ...], Bounds]:
    pairs = tuple(
        Pair(p, c, rng.randint(1, 4), rng.randint(1, 4), rng.choice(("", "", "es", "fr")), heard=rng.choice("eeef"))
        for p in PEOPLE for c in OTHERS if rng.random() < 0.9
    )  # fmt: skip
    has = {who: sum(who in (p.participant, p.counterpart) for p in pairs) for who in (*PEOPLE, *OTHERS)}
    most = {who: min(has[who], rng.randint(1, 4)) for who in has}
    least = {who: min(most[who], rng.randint(0, 1)) for who in has}
    at_once = {"x": rng.choice((2, 3))} | ({"y": 2} if rng.random() < 0.5 else {})
    crowds = ((frozenset({"es"}), 1), (frozenset({"es", "fr"}), 2))
    return pairs, Bounds(least, most, frozenset(PEOPLE), rng.randint(1, 2), rng.randint(2, 5), crowds, at_once)


def allowed(bounds: Bounds, met: tuple[Pair, ...]) -> bool:
    """Bounds by the words of the definition: as few tables for each counterpart, and language, as there can be."""
    counts = Counter(who for p in met for who in (p.participant, p.counterpart))
    languages: Counter[str] = Counter()
    for (counterpart, language), number in Counter(p.talk for p in met if p.language).items():
        size = bounds.at_once.get(counterpart, 1)
        languages[language] += len(range(0, number, size))
    return bounds.allow(counts, languages)


def choices(pairs: tuple[Pair, ...], bounds: Bounds) -> list[tuple[Pair, ...]]:
    every = (some for n in range(len(pairs) + 1) for some in combinations(pairs, n))
    return [some for some in every if allowed(bounds, some)]


def blocks(pair: Pair, met: tuple[Pair, ...], bounds: Bounds) -> bool:
    mine = [p for p in met if p.participant == pair.participant and p.gain < pair.gain]
    theirs = [p for p in met if p.counterpart == pair.counterpart and p.interest < pair.interest]
    swaps = [(*one, *other) for one in ((), *((p,) for p in mine)) for other in ((), *((p,) for p in theirs))]
    return any(allowed(bounds, (*(p for p in met if p not in swap), pair)) for swap in swaps)


@pytest.mark.parametrize("seed", range(12))
def test_blocking_pairs_are_those_of_the_definition(seed: int):
    pairs, bounds = world(Random(seed))
    found = choices(pairs, bounds)

    for met in Random(seed).sample(found, min(20, len(found))):
        wrong = {p for p in pairs if p not in met and blocks(p, met, bounds)}
        market = Market(pairs, bounds, met)
        assert {swap.pair for swap in market.blocking()} == wrong
        for swap in list(market.blocking()):
            after = Market(pairs, bounds, met)
            after.apply(swap)
            assert allowed(bounds, tuple(after.together))


def shares(pairs: tuple[Pair, ...], bounds: Bounds, slots: int) -> Shares:
    edges = tuple(Edge((p.participant, p.counterpart), p.worth, times=tuple(range(slots))) for p in pairs)

    def crowd(keys: list[object | None], most: int, at_once: tuple[int, ...]) -> Crowd:
        mine = {key: tuple(i for i, k in enumerate(keys) if k == key) for key in dict.fromkeys(keys) if key}
        sized = [(some, bounds.at_once.get(pairs[some[0]].counterpart, 1)) for some in mine.values()]
        alone = tuple(i for some, size in sized for i in some if size == 1)
        return Crowd(alone, most, at_once, tuple(Bunch(some, size) for some, size in sized if size > 1))

    crowds = [crowd([p.counterpart for p in pairs], bounds.room, (1,) * slots)]
    for some, most in bounds.crowds:
        crowds.append(crowd([p.talk if p.language in some else None for p in pairs], most, (1,) * slots))
    return Shares(
        edges, bounds.least, bounds.most, PEOPLE, bounds.difference, tuple(crowds), bounds.at_once,
        tuple(apart(pairs, bounds)),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_the_most_worth_is_that_of_all_choices(seed: int):
    pairs, bounds = world(Random(seed))
    best = max((sum(p.worth for p in some) for some in choices(pairs, bounds)), default=None)

    found = most_worth(shares(pairs, bounds, 2), Effort(20, 7))

    assert (found.value if found.chosen is not None else None) == best


def fits(met: tuple[Pair, ...], bounds: Bounds, slots: int) -> bool:
    """Whether the pairs find times with one table at a time, by trying every way."""
    return any(
        all(_is_table([p for p, t in zip(met, times, strict=True) if t == slot], bounds) for slot in range(slots))
        for times in product(range(slots), repeat=len(met))
    )


def _is_table(some: list[Pair], bounds: Bounds) -> bool:
    if len({p.counterpart for p in some}) > 1 or len({p.participant for p in some}) < len(some):
        return False
    if len({p.heard for p in some}) > 1 or len({p.language for p in some} - {""}) > 1:
        return False
    return not some or len(some) <= bounds.at_once.get(some[0].counterpart, 1)


@pytest.mark.parametrize("seed", range(12))
def test_the_most_worth_with_times_is_that_of_all_choices_with_times(seed: int):
    pairs, bounds = world(Random(seed))
    ordered = sorted(choices(pairs, bounds), key=lambda some: -sum(p.worth for p in some))
    best = next((sum(p.worth for p in some) for some in ordered if fits(some, bounds, 3)), None)

    found = most_worth(shares(pairs, bounds, 3), Effort(20, 7), timed=True)

    assert (found.value if found.chosen is not None else None) == best

"""Times of meetings: how often people wait, and the bound of it, against every placing of tiny requests."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from random import Random

import pytest

from envoyage.planner.encounters import timing
from envoyage.planner.encounters.blocking import Bounds
from envoyage.planner.encounters.ground import Ground
from envoyage.planner.encounters.request import EncounterRequest, PairWish, Wish
from envoyage.planner.encounters.slots import BlockTimes, TimedSlot
from envoyage.planner.encounters.timing import Timing, meeting_request, time_meetings
from envoyage.planner.encounters.worth import Pair
from envoyage.planner.errors import Faulty, Impossible
from envoyage.planner.meetings.race import Limits
from envoyage.planner.plan import Stopped
from tests.builders import at
from tests.planner.meetings.brute import all_schedules, total_breaks

LIMITS = Limits(60.0, seed=1)
Case = tuple[EncounterRequest, Ground, tuple[Pair, ...]]


def case(seed: int) -> Case:
    """Up to five pairs in four slots, with absences, wishes, few tables and few interpreters."""
    rng = Random(seed)
    starts = [at(2, 16) + timedelta(minutes=25 * n) for n in range(4)]
    slots = tuple(
        TimedSlot(f"t{n}", "monday", start, start + timedelta(minutes=20), rng.choice((1, 2, 2, 3)))
        for n, start in enumerate(starts)
    )
    people = [f"p{n}" for n in range(3)] + [f"c{n}" for n in range(3)]
    free = {who: frozenset(n for n in range(4) if rng.random() < 0.85) for who in people}
    two = [(p, c) for p in people[:3] for c in people[3:]]
    met = tuple(Pair(p, c, 1, 1, rng.choice(("", "", "es", "fr"))) for p, c in rng.sample(two, rng.randint(3, 5)))
    spoken = (frozenset({"es"}), frozenset({"fr", "es"}))
    officers = tuple({f"o{n}": spoken[n] for n in range(2) if rng.random() < 0.85} for _ in slots)
    first = PairWish(met[0].participant, met[0].counterpart, Wish.MUST, starts[rng.randrange(4)])
    wishes = (first,) if rng.random() < 0.3 else ()
    request = EncounterRequest("tiny", waits=rng.choice((0, 1, 2)), wishes=wishes)
    bounds = Bounds({}, {}, frozenset(people[:3]), 9, 99)
    return request, Ground(BlockTimes("opening", slots, free), met, bounds, officers, (), {}), met


def waits_of_every_placing(request: EncounterRequest, ground: Ground, met: tuple[Pair, ...]) -> Iterator[int]:
    """How often people wait with every placing that can be held."""
    asked = meeting_request(request, ground, met)
    language = {m.id: pair.language for m, pair in zip(asked.meetings, met, strict=True)}
    for schedule in all_schedules(asked):
        wanted = [
            {p.meeting: language[p.meeting] for p in schedule.placed if p.slot == slot.id and language[p.meeting]}
            for slot in asked.slots
        ]
        if all(_can_interpret(need, able) for need, able in zip(wanted, ground.officers, strict=True)):
            yield total_breaks(asked, schedule)


def _can_interpret(wanted: dict[str, str], able: dict[str, frozenset[str]]) -> bool:
    ways = product(able, repeat=len(wanted))
    return any(
        len(set(way)) == len(way) and all(x in able[o] for o, x in zip(way, wanted.values(), strict=True))
        for way in ways
    )


def timed(request: EncounterRequest, ground: Ground, met: tuple[Pair, ...]) -> Timing | None:
    try:
        return time_meetings(request, ground, met, LIMITS)
    except (Impossible, Faulty):
        return None


@pytest.mark.parametrize("seed", range(40))
def test_the_fewest_waits_are_found_and_proven(seed: int):
    given = case(seed)
    waits = list(waits_of_every_placing(*given))

    found = timed(*given)

    assert (found is None) == (not waits)
    if found:
        figure = found.figure
        assert (figure.value, figure.bound, figure.stopped) == (min(waits), min(waits), Stopped.PROVEN)


@pytest.mark.parametrize("seed", range(40))
def test_the_bound_is_never_above_the_fewest_where_the_time_for_few_waits_is_short(
    seed: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(timing, "FEW_WAITS_SHARE", 1e-9)
    given = case(seed)
    waits = list(waits_of_every_placing(*given))

    found = timed(*given)

    assert (found is None) == (not waits)
    if found:
        assert found.figure.bound <= min(waits) <= found.figure.value


def test_the_tiny_requests_have_waits_and_some_cannot_be_held():
    least = [min(waits_of_every_placing(*case(seed)), default=None) for seed in range(40)]

    assert None in least
    assert {0, 1} <= set(least)

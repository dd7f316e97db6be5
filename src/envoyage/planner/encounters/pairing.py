"""Who meets whom in a block: fair shares and the most worth, then as stable as possible."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from time import monotonic

from envoyage.planner.encounters.arrangement import Aim, Figure
from envoyage.planner.encounters.blocking import Bounds, Market, Swap
from envoyage.planner.encounters.ground import Ground
from envoyage.planner.encounters.interpreters import bottlenecks
from envoyage.planner.encounters.worth import UNIT, Pair
from envoyage.planner.errors import Cancelled, Impossible, OutOfTime
from envoyage.planner.plan import Stopped
from envoyage.planner.unknowns.shares import Bunch, Crowd, Edge, Effort, Shared, Shares, most_worth
from envoyage.planner.wording import counted

MOST_SWAPS = 400
"""Blocking pairs that are let meet, one after the other, before the most stable choice on the way is taken
(assumption)."""


@dataclass(frozen=True)
class Pairing:
    """Who meets, who would rather, and how good that is."""

    met: tuple[Pair, ...]
    blocking: tuple[Pair, ...]
    figures: tuple[Figure, ...]


def pair_up(ground: Ground, effort: Effort, *, timed: bool = False) -> Pairing:
    """Who meets whom; ``timed`` only where a slot is left for all. Raises Impossible, OutOfTime and Cancelled."""
    _refuse_too_many(ground)
    end = monotonic() + effort.seconds
    best = most_worth(shares_of(ground), effort, timed=timed)
    met = tuple(pair for i, pair in enumerate(ground.pairs) if i in _chosen(best, effort))
    market, blocking, stopped = _calmed(ground, met, effort, end) if not timed else _as_it_is(ground, met)
    block, late = ground.times.block, best.stopped if best.stopped is not Stopped.PROVEN else Stopped.TIME
    figures = (
        Figure(Aim.BLOCKING, block, len(blocking), 0, stopped if blocking else Stopped.PROVEN),
        Figure(
            Aim.RELEVANCE, block, market.worth / (2 * UNIT), best.bound / (2 * UNIT),
            Stopped.PROVEN if market.worth >= best.bound else late,
        ),
    )  # fmt: skip
    together = tuple(pair for pair in ground.pairs if pair in market.together)
    return Pairing(together, tuple(s.pair for s in blocking), figures)


def shares_of(ground: Ground) -> Shares:
    """The pairs of a block as the solver knows them."""
    free, bounds = ground.times.free, ground.bounds
    edges = tuple(
        Edge((p.participant, p.counterpart), p.worth, p.must, tuple(sorted(free[p.participant] & free[p.counterpart])))
        for p in ground.pairs
    )
    tables = tuple(s.tables for s in ground.times.slots)
    crowds = [_crowd(ground, None, tables)]
    crowds += [_crowd(ground, languages, able) for languages, able in bottlenecks(ground.officers)]
    return Shares(
        edges, bounds.least, bounds.most, tuple(sorted(bounds.participants)), bounds.difference, tuple(crowds),
        bounds.at_once, tuple(apart(ground.pairs, bounds)),
    )  # fmt: skip


def _crowd(ground: Ground, languages: frozenset[str] | None, able: tuple[int, ...]) -> Crowd:
    """Pairs that take a table, or an officer of one of these languages; those who can sit together count as one."""
    at_once = ground.bounds.at_once
    alone: list[int] = []
    shared: dict[object, list[int]] = {}
    for i, pair in enumerate(ground.pairs):
        if languages is None or pair.language in languages:
            table = pair.counterpart if languages is None else pair.talk
            (shared.setdefault(table, []) if pair.counterpart in at_once else alone).append(i)
    bunches = tuple(Bunch(tuple(some), at_once[ground.pairs[some[0]].counterpart]) for some in shared.values())
    return Crowd(tuple(alone), sum(able), able, bunches)


def apart(pairs: Sequence[Pair], bounds: Bounds) -> Iterator[tuple[int, int]]:
    """The pairs of one counterpart, by number, that cannot share a table."""
    tables: dict[str, list[int]] = {}
    for i, pair in enumerate(pairs):
        if pair.counterpart in bounds.at_once:
            tables.setdefault(pair.counterpart, []).append(i)
    for some in tables.values():
        yield from ((i, j) for i, j in combinations(some, 2) if not pairs[i].can_sit_with(pairs[j]))


def _calmed(
    ground: Ground, met: Iterable[Pair], effort: Effort, end: float
) -> tuple[Market, tuple[Swap, ...], Stopped]:
    """Let blocking pairs meet, one after the other, and take the most stable choice on the way: ties by worth."""
    market, rng = Market(ground.pairs, ground.bounds, met), Random(effort.seed)  # noqa: S311 -- nothing secret
    best, fewest = tuple(market.together), tuple(market.blocking())
    rank, stopped, waiting = (len(fewest), -market.worth), Stopped.TIME, fewest
    for _ in range(MOST_SWAPS):
        if not waiting or monotonic() >= end or effort.cancelled():
            stopped = Stopped.CANCELLED if effort.cancelled() else Stopped.TIME
            break
        market.apply(rng.choice(waiting))
        waiting = tuple(market.blocking())
        if (len(waiting), -market.worth) < rank:
            rank, fewest, best = (len(waiting), -market.worth), waiting, tuple(market.together)
    return Market(ground.pairs, ground.bounds, best), fewest, stopped


def _as_it_is(ground: Ground, met: Iterable[Pair]) -> tuple[Market, tuple[Swap, ...], Stopped]:
    market = Market(ground.pairs, ground.bounds, met)
    return market, tuple(market.blocking()), Stopped.TIME


def _refuse_too_many(ground: Ground) -> None:
    """Say plainly what is plainly too much. Raises Impossible."""
    must = Counter(person for p in ground.pairs if p.must for person in (p.participant, p.counterpart))
    most = ground.bounds.most
    clash = [
        f"{ground.names[who]} must have {counted(number, 'meeting')} and can have {most[who]}. "
        "Take some out, or allow more."
        for who, number in sorted(must.items())
        if number > most[who]
    ]
    clash += _too_few(ground)
    if clash:
        raise Impossible(tuple(clash))


def _too_few(ground: Ground) -> Iterator[str]:
    """Whether the tables, or one side, have room for the least of the other side."""
    bounds, block, places = ground.bounds, ground.times.block, ground.times.places
    sides = {"participants": bounds.participants, "counterparts": frozenset(bounds.most) - bounds.participants}
    least = {side: sum(bounds.least[who] for who in people) for side, people in sides.items()}
    most = {side: sum(bounds.most[who] for who in people) for side, people in sides.items()}
    needed = counted(max(least.values()), "meeting")
    if max(least.values()) > places * max(bounds.at_once.values(), default=1):
        have = counted(places, "place")
        yield f"Block {block} has {have} at its tables for {needed} at the least. Add tables or time."
    for side, other in (("participants", "counterparts"), ("counterparts", "participants")):
        if least[side] > most[other]:
            need, have = counted(least[side], "meeting"), counted(most[other], "meeting")
            yield f"In block {block} the {side} have {need} at the least, the {other} {have} at the most. Allow more."


def _chosen(found: Shared, effort: Effort) -> frozenset[int]:
    if found.chosen is not None:
        return found.chosen
    if found.stopped is Stopped.PROVEN:
        way = "Allow a larger difference, a smaller least, or more tables, time and language officers."
        raise Impossible((f"The fair shares of meetings cannot be kept. {way}",))
    raise Cancelled if effort.cancelled() else OutOfTime(effort.seconds)

"""What meetings of a block start from: slots, pairs that can meet, fair shares, interpreters. Knows no solver."""

from collections.abc import Mapping
from dataclasses import dataclass

from envoyage.planner.encounters.blocking import Bounds
from envoyage.planner.encounters.interpreters import Officers, bottlenecks, free_officers
from envoyage.planner.encounters.request import EncounterRequest
from envoyage.planner.encounters.slots import BlockTimes, block_times, members
from envoyage.planner.encounters.worth import Pair, by_person, pairs_of
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem


@dataclass(frozen=True)
class Ground:
    """A block with its slots, the pairs that can meet, the bounds, free language officers, everybody's name.

    ``left_out`` are people with nobody whom they could meet.
    """

    times: BlockTimes
    pairs: tuple[Pair, ...]
    bounds: Bounds
    officers: Officers
    left_out: tuple[str, ...]
    names: Mapping[str, str]


def ground_of(problem: Problem, plan: Plan, request: EncounterRequest, block: str) -> Ground:
    """Slots, pairs, bounds and officers of a block."""
    times = block_times(problem, plan, request, block)
    pairs = pairs_of(problem, plan, request, times)
    officers = free_officers(problem, plan, times, sorted({p.language for p in pairs if p.language}))
    has = {person: len(found) for person, found in by_person(pairs).items()}
    people, here = members(plan), [c for c in request.counterparts if c.block == block]
    most = {p: min(request.most, len(times.free[p]), has.get(p, 0)) for p in people}
    most |= {c.id: min(c.most, len(times.free[c.id]) * c.at_once, has.get(c.id, 0)) for c in here}
    least = {p: min(request.least, most[p]) for p in people}
    least |= {c.id: min(request.counterpart_least, most[c.id]) for c in here}
    crowds = tuple((some, sum(able)) for some, able in bottlenecks(officers))
    at_once = {c.id: c.at_once for c in here if c.at_once > 1}
    bounds = Bounds(least, most, frozenset(people), request.difference, times.places, crowds, at_once)
    names = {p: problem.participant[p].name for p in people} | {c.id: c.name for c in here}
    return Ground(times, pairs, bounds, officers, tuple(who for who in most if not has.get(who)), names)

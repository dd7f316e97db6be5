"""The cheapest ways out of a clash: single changes, each tried, with the least step that is enough, and priced."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from envoyage.planner.explain.answer import WayOut
from envoyage.planner.explain.elements import Way, all_of
from envoyage.planner.explain.oracle import Answer, Oracle
from envoyage.planner.problem import Problem
from envoyage.planner.route.possible import Divided

PRICE_SECONDS = 0.8
"""For the worth of a programme with one change."""
MOST_WAYS = 12
"""Ways that are priced and told."""


@dataclass(frozen=True)
class Found:
    """A way that helps, and by how many steps."""

    way: Way
    steps: int


def ways_out(problem: Problem, ways: Iterable[Way], oracle: Oracle) -> tuple[tuple[WayOut, ...], int]:
    """The ways that make the programme possible, cheapest first, and how many were tried."""
    tried, found = 0, list[Found]()
    for way in ways:
        if oracle.is_over() or len(found) >= MOST_WAYS:
            break
        if way.last_resort and len(found) > 1:
            continue
        tried += 1
        steps = _fewest_steps(problem, way, oracle)
        if steps:
            found.append(Found(_spared(problem, way, steps, oracle), steps))
    once = {f.way.say(f.steps): f for f in found}
    priced = [_priced(problem, f, oracle) for f in once.values()]
    return _ranked(priced), tried


def _fewest_steps(problem: Problem, way: Way, oracle: Oracle) -> int:
    """The least number of steps with which the programme is possible; 0 if none is.

    A step more never hurts, but for people who stay behind: those are tried one by one.
    """
    tries = _one_by_one(way) if way.left_out else _doubling(way)
    below = 0
    for steps in tries:
        if _helps(problem, way, steps, oracle):
            return _between(problem, way, below, steps, oracle)
        below = steps
    return 0


def _spared(problem: Problem, way: Way, steps: int, oracle: Oracle) -> Way:
    """A way of several changes without those that it was shown to help without; where time runs out, all others."""
    kept = way.together
    for part in way.together:
        fewer = tuple(w for w in kept if w is not part)
        if fewer and _helps(problem, _as_one(fewer), steps, oracle):
            kept = fewer
    return way if kept == way.together else _as_one(kept)


def _as_one(ways: tuple[Way, ...]) -> Way:
    return ways[0] if len(ways) == 1 else all_of(ways)


def _one_by_one(way: Way) -> Iterator[int]:
    yield from range(1, min(way.most, 6) + 1)


def _doubling(way: Way) -> Iterator[int]:
    steps = 1
    while steps < way.most:
        yield steps
        steps *= 2
    if way.most:
        yield way.most


def _between(problem: Problem, way: Way, below: int, enough: int, oracle: Oracle) -> int:
    """The least number of steps above one that is too few and up to one that is enough."""
    while enough - below > 1:
        middle = (below + enough) // 2
        if _helps(problem, way, middle, oracle):
            enough = middle
        else:
            below = middle
    return enough


def _helps(problem: Problem, way: Way, steps: int, oracle: Oracle) -> bool:
    return oracle.ask(way.change(problem, steps)) is Answer.POSSIBLE


def _priced(problem: Problem, found: Found, oracle: Oracle) -> WayOut:
    way, steps = found.way, found.steps
    bare = WayOut(way.say(steps), dollars=round(way.dollars * steps, 2))
    if oracle.left() < PRICE_SECONDS:
        return bare
    changed = way.change(problem, steps)
    split = oracle.good(changed, PRICE_SECONDS)
    return replace(bare, points=round(_points(problem, changed, split), 1)) if split.plan else bare


def _points(problem: Problem, changed: Problem, split: Divided) -> float:
    """Points of a split, where who stays behind has no coverage."""
    rules, shares = problem.policies, dict(split.covered)
    everybody = {p.id for p in problem.travellers} | set(shares)
    most = [shares.get(p, 0.0) for p in sorted(everybody)]
    counted = 1000 * (_mean(list(shares.values())) + rules.minimum_weight * min(shares.values(), default=1.0))
    right = 1000 * (_mean(most) + rules.minimum_weight * min(most, default=1.0))
    return split.points - counted + right


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _ranked(ways: list[WayOut]) -> tuple[WayOut, ...]:
    """Cheapest first: by points, then by dollars; those without points last."""
    best = max((w.points for w in ways if w.points is not None), default=None)
    priced = [
        w if w.points is None or best is None else replace(w, price=round(max(0.0, best - w.points), 1)) for w in ways
    ]
    return tuple(sorted(priced, key=lambda w: (w.price is None, w.price or 0.0, w.dollars)))

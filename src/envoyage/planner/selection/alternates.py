"""Who steps in for whom: for every place those who leave the best cohort, not those who come next on a list."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from envoyage.planner.errors import OutOfTime
from envoyage.planner.selection.clash import End, smallest, told
from envoyage.planner.selection.contest import UNITS_A_POINT, Contest
from envoyage.planner.selection.limits import Side
from envoyage.planner.selection.result import Alternate, Place
from envoyage.planner.selection.search import LATE, Search


def places(contest: Contest, best: frozenset[int], most: int, search: Search) -> Iterator[Place]:
    """Every place with at most so many alternates; everybody else keeps theirs. Raises Cancelled."""
    for unit in sorted(best, key=lambda u: contest.units[u]):
        search.heed()
        found = tuple(_singles(contest, best, unit) if len(contest.units[unit]) == 1 else
                      _together(contest, best, (unit, most), search))[:most]  # fmt: skip
        nobody = "" if found or not most else _why_nobody(contest, best, unit, search)
        yield Place(contest.units[unit], found, nobody)


def _singles(contest: Contest, best: frozenset[int], unit: int) -> Iterator[Alternate]:
    """Single people who can take a single place, by counting: exact, as nobody else moves."""
    totals = [contest.total(i, best) for i in range(len(contest.limits))]
    for other in sorted(_waiting(contest, best), key=lambda u: (-contest.worths[u], u)):
        if not _broken(contest, totals, unit, other):
            change = contest.worths[other] - contest.worths[unit]
            yield Alternate(contest.units[other], change / UNITS_A_POINT)


def _together(contest: Contest, best: frozenset[int], place: tuple[int, int], search: Search) -> Iterator[Alternate]:
    """Delegations and sets of people who can take the places of a delegation, by searching for one after the other."""
    unit, most = place
    left = _left_by(contest, best, unit)
    before: tuple[frozenset[int], ...] = ()
    while len(before) < most:
        answer = search.pick(replace(left.picks(), not_again=before))
        if answer.items is None:
            return
        entering = answer.items - best
        before = (*before, entering)
        people = tuple(p for u in sorted(entering) for p in contest.units[u])
        yield Alternate(people, (contest.worth(entering) - contest.worths[unit]) / UNITS_A_POINT)


def _left_by(contest: Contest, best: frozenset[int], unit: int) -> Contest:
    """The contest for the places of a unit that has gone."""
    return replace(contest, staying=best - {unit}, shut={**contest.shut, unit: ()})


def _why_nobody(contest: Contest, best: frozenset[int], unit: int, search: Search) -> str:
    """What would be broken whoever stepped in: by counting for a single place, else by searching for a clash."""
    if len(contest.units[unit]) == 1:
        return _why_no_single(contest, best, unit)
    try:
        found = smallest(_left_by(contest, best, unit), search)
    except OutOfTime:
        return LATE
    words = "; ".join(told(contest, end) for end in found)
    return f"Whoever stepped in, these could not all be kept: {words}." if found else LATE


def _why_no_single(contest: Contest, best: frozenset[int], unit: int) -> str:
    """A few limits of which everybody who waits breaks one: at each turn the one that most of those left break."""
    totals = [contest.total(i, best) for i in range(len(contest.limits))]
    broken = {u: _broken(contest, totals, unit, u) for u in _waiting(contest, best)}
    if not broken:
        return "Nobody is left who may come."
    found: list[End] = []
    while broken:
        counts = Counter(end for ends in broken.values() for end in ends)
        found.append(min(counts, key=lambda end: (-counts[end], end)))
        broken = {u: ends for u, ends in broken.items() if found[-1] not in ends}
    words = "; ".join(contest.limits[i].words(side) for i, side in sorted(found))
    return f"Everybody who waits would break one of these: {words}."


def _broken(contest: Contest, totals: list[int], out: int, into: int) -> frozenset[End]:
    found = set()
    for i, (limit, counts) in enumerate(zip(contest.limits, contest.counts, strict=True)):
        after = totals[i] - counts.get(out, 0) + counts.get(into, 0)
        found |= {(i, Side.LEAST)} if after < limit.least else {(i, Side.MOST)} if after > limit.most else set()
    return frozenset(found)


def _waiting(contest: Contest, best: frozenset[int]) -> list[int]:
    """Single people who may come and were not selected."""
    return [u for u, p in enumerate(contest.units) if len(p) == 1 and u not in best and u not in contest.shut]

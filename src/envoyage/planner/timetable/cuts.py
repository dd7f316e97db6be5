"""What cannot be done on one day, as constraints on the days of visits."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, takewhile

from envoyage.planner.progress import Stop, never
from envoyage.planner.timetable.day import DayPlanner, Task
from envoyage.planner.unknowns import StayModel


def add_first_cuts(model: StayModel, planner: DayPlanner, over: Stop = never) -> None:
    """Single visits and pairs that do not fit, hours that cannot hold more, and the order of equal days.

    Where ``over`` says so, the rest is left to the search.
    """
    open_on = {day: [v.id for v in model.visits if model.starts[v.id, day]] for day in model.days}
    shared = {v.id: {p.resource.id for p in v.parts} for v in model.visits}
    for day in model.days:
        fits = [v for v in open_on[day] if planner.fits(day, (v,))]
        for v in open_on[day]:
            if v not in fits:
                model.model.add(model.held[v, day] == 0)
        for a, b in takewhile(lambda _: not over(), combinations(fits, 2)):
            if not (shared[a] & shared[b]) and not planner.fits(day, (a, b)):
                model.model.add(model.held[a, day] + model.held[b, day] <= 1)
        _limit_hours(model, planner, day, fits)
    _order_equal_days(model, planner)


def _order_equal_days(model: StayModel, planner: DayPlanner) -> None:
    """Of interchangeable days the earlier has no fewer visits, as long as the pacing of days cannot matter."""
    if len(model.full_days) > model.problem.policies.most_full_days_in_a_row:
        return
    for a, b in combinations(model.full_days, 2):
        between = [d for d in model.full_days if a < d < b and planner.like[d] == planner.like[a]]
        if planner.like[a] == planner.like[b] and not between:
            model.model.add(sum(model.on(a)) >= sum(model.on(b)))


def _limit_hours(model: StayModel, planner: DayPlanner, day: date, visits: list[str]) -> None:
    """Visits that can only be held between two times take no more time, rides included, than is between them."""
    tasks = [planner.task(day, v) for v in visits]
    frame = planner.frame(day)
    for opens, closes in _windows(tasks):
        inside = [t for t in tasks if opens <= t.starts[0] and t.starts[-1] + t.minutes <= closes]
        taken = sum(t.minutes for t in frame if opens <= t.starts[0] and t.starts[-1] + t.minutes <= closes)
        way = _least_way(planner, inside)
        room = closes - opens - taken + way
        if sum(sorted((t.minutes + way for t in inside), reverse=True)[: _most(model)]) > room:
            model.model.add(sum((t.minutes + way) * model.held[t.id, day] for t in inside) <= max(0, room))


def _most(model: StayModel) -> int:
    return model.problem.policies.most_a_day


def _windows(tasks: list[Task]) -> Iterator[tuple[int, int]]:
    """Pairs of an earliest start and a latest end of these tasks."""
    starts = sorted({t.starts[0] for t in tasks})
    ends = sorted({t.starts[-1] + t.minutes for t in tasks})
    yield from ((a, b) for a in starts for b in ends if a < b)


def _least_way(planner: DayPlanner, tasks: list[Task]) -> int:
    """The shortest way between two of these tasks, 0 for fewer than two."""
    return min((planner.way(a.points, b.points)[0] for a, b in combinations(tasks, 2)), default=0)


def add_cuts(model: StayModel, planner: DayPlanner, day: date, visits: frozenset[str]) -> None:
    """Forbid a smallest part of these visits that does not fit on the day, and all that are like it."""
    core = _smallest_part(planner, day, visits)
    cuts = {core} | set(_alike(model, planner, day, core))
    for cut in sorted(cuts, key=sorted):
        for when in model.days:
            if not planner.fits(when, cut):
                model.model.add(sum(model.held[v, when] for v in sorted(cut)) <= len(cut) - 1)


def _smallest_part(planner: DayPlanner, day: date, visits: frozenset[str]) -> frozenset[str]:
    core = visits
    for v in sorted(visits):
        if len(core) > 1 and not planner.fits(day, core - {v}):
            core = core - {v}
    return core


def _alike(model: StayModel, planner: DayPlanner, day: date, core: frozenset[str]) -> Iterator[frozenset[str]]:
    """The sets with one visit exchanged that do not fit either."""
    for out in sorted(core):
        for visit in model.visits:
            other = (core - {out}) | {visit.id}
            if visit.id not in core and model.starts[visit.id, day] and not planner.fits(day, other):
                yield other

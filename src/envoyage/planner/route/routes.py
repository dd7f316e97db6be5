"""All the ways through the slots that a group may take, with their worth."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from envoyage.planner.errors import Impossible, OutOfTime, PlannerError
from envoyage.planner.problem import Category, Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.route.calendar import Calendar, Floats, Ints
from envoyage.planner.route.growing import Grower
from envoyage.planner.route.officers import Officers
from envoyage.planner.route.supply import Supply
from envoyage.planner.route.worth import Estimator, Worth
from envoyage.planner.wording import counted, listed

Flags = NDArray[np.bool_]

MOST_ROUTES = 60_000
"""With more routes than this the most promising ones are kept and the rest is left out."""


def build(problem: Problem, most: int = MOST_ROUTES, over: Stop = never) -> Worth:
    """Enumerate the routes and rate them; once it is ``over``, few beginnings are followed to their end.

    Raises Impossible where there is no route, and OutOfTime where none was found and some were left out.
    """
    supply = Supply(problem)
    calendar = Calendar(problem, supply)
    estimator = Estimator(problem, supply, calendar)
    _refuse_empty_slots(problem, calendar)
    grower = Grower(calendar, estimator, over)
    picks, complete = grower.all(most)
    keeps = partial(_keeps_promise, problem, calendar)
    together = picks[:0] if complete else grower.together(keeps)
    picks = picks if complete else np.unique(np.concatenate([picks, together]), axis=0)
    if not len(picks):
        raise _none_found(_too_few_cities(problem), complete=complete)
    picks = picks[keeps(picks)]
    if not len(picks):
        raise _none_found(_no_promise(problem), complete=complete)
    coverage = estimator.coverage(picks)
    return Worth(
        problem, calendar, Officers(problem), picks, coverage, complete,
        estimator.free_coverage(), calendar.route_dollars(picks), _crowded(problem, calendar, picks, coverage),
        tuple(int(np.flatnonzero((picks == row).all(axis=1))[0]) for row in together),
    )  # fmt: skip


def _crowded(problem: Problem, calendar: Calendar, picks: Ints, coverage: Floats) -> Floats:
    """The share of coverage that a member of a group loses, by route and size, as fewer resources receive it.

    People differ little in it, so it is the mean over all travellers (assumption).
    """
    sizes = range(problem.policies.group_largest + 1)
    limits = sorted({r.largest_group for r in problem.resources if problem.policies.group_smallest <= r.largest_group})
    steps = {limit + 1 for limit in limits if limit < problem.policies.group_largest}
    lost, table = np.zeros(len(picks)), []
    for size in sizes:
        if size in steps:
            supply = Supply(problem, size)
            lost = (coverage - Estimator(problem, supply, calendar).coverage(picks)).mean(axis=1)
        table.append(np.maximum(0.0, lost))
    crowded: Floats = np.maximum.accumulate(np.column_stack(table), axis=1)
    return crowded


def _refuse_empty_slots(problem: Problem, calendar: Calendar) -> None:
    empty = [slot.id for slot, cities in zip(problem.slots, calendar.allowed, strict=True) if not cities]
    if empty:
        raise Impossible((
            f"No city can host a group in slot {listed(empty)}: each is full, or has too few resources open for "
            f"{problem.policies.fewest_a_day} appointments on each full working day. "
            "Add cities, capacity or resources.",
        ))  # fmt: skip


def _none_found(clash: str, *, complete: bool) -> PlannerError:
    """That no route was found proves nothing where some were left out."""
    return Impossible((clash,)) if complete else OutOfTime(0.0)


def _keeps_promise(problem: Problem, calendar: Calendar, picks: Ints) -> Flags:
    """Whether each promised category has an open resource somewhere on the way, shared blocks included."""
    masks = [
        np.array([_mask(problem, calendar, city, slot.id) for city in calendar.cities], dtype=np.int64)
        for slot in problem.slots
    ]
    kept = np.zeros(len(picks), dtype=np.int64)
    for block in problem.blocks:
        kept |= _mask(problem, calendar, block.city, block.id)
    for slot, mask in enumerate(masks):
        kept |= mask[picks[:, slot]]
    flags: Flags = kept == (1 << len(problem.promised)) - 1
    return flags


def _mask(problem: Problem, calendar: Calendar, city: str, period: str) -> int:
    """The promised categories that a city can keep in a period, as bits."""
    there = {r.category for r in calendar.supply.open_in(city, (problem.period[period],))}
    return sum(1 << i for i, category in enumerate(problem.promised) if category in there)


def _too_few_cities(problem: Problem) -> str:
    return (
        f"No way leads through the {counted(len(problem.slots), 'slot')} without a city that comes twice. "
        "Add cities that can host a group in other slots, or let stays continue."
    )


def _no_promise(problem: Problem) -> str:
    names = listed(Category(c).value.replace("_", " ") for c in problem.promised)
    return (
        f"No route through the cities keeps the promise of {names} for a group. "
        "Add resources of the missing categories, open them on working days, or promise less."
    )

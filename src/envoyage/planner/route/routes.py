"""All the ways through the slots that a group may take, with their worth."""

import numpy as np
from numpy.typing import NDArray

from envoyage.planner.errors import Impossible
from envoyage.planner.problem import Category, Problem
from envoyage.planner.route.calendar import Calendar, Floats, Ints
from envoyage.planner.route.officers import Officers
from envoyage.planner.route.supply import Supply
from envoyage.planner.route.worth import Estimator, Worth
from envoyage.planner.unknowns.route import pinned_labels
from envoyage.planner.wording import counted, listed

Flags = NDArray[np.bool_]

MOST_ROUTES = 60_000
"""With more routes than this the most promising beginnings are extended and the rest is left out."""


def build(problem: Problem, most: int = MOST_ROUTES) -> Worth:
    """Enumerate the routes and rate them. Raises Impossible where there is none."""
    supply = Supply(problem)
    calendar = Calendar(problem, supply)
    estimator = Estimator(problem, supply, calendar)
    _refuse_empty_slots(problem, calendar)
    picks, complete = _enumerate(calendar, estimator, most)
    if not len(picks):
        raise Impossible((_too_few_cities(problem),))
    picks = picks[_keeps_promise(problem, calendar, picks)]
    if not len(picks):
        raise Impossible((_no_promise(problem),))
    coverage = estimator.coverage(picks)
    return Worth(
        problem, calendar, Officers(problem), picks, coverage, complete,
        estimator.free_coverage(), calendar.route_dollars(picks), _crowded(problem, calendar, picks, coverage),
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


def _enumerate(calendar: Calendar, estimator: Estimator, most: int) -> tuple[Ints, bool]:
    """Extend routes slot by slot; whether none was left out."""
    picks, complete = np.zeros((1, 0), dtype=np.int64), True
    for slot, allowed in enumerate(calendar.allowed):
        grown = np.repeat(picks, len(allowed), axis=0)
        added = np.tile(np.array(allowed, dtype=np.int64), len(picks))
        picks = np.column_stack([grown, added])[_may_follow(calendar, grown, added, slot)]
        picks = picks[_somebody_may(calendar, picks)]
        if len(picks) > most:
            picks, complete = picks[_promising(calendar, estimator, picks, most)], False
    return picks, complete


def _promising(calendar: Calendar, estimator: Estimator, picks: Ints, most: int) -> Ints:
    """The rows of the best beginnings, and of the best ones for each label whose cities are pinned."""
    order = np.argsort(-estimator.coverage(picks).mean(axis=1), kind="stable")
    pinned = [label for label in pinned_labels(calendar.problem.pins) if _pinned_cities(calendar, label)]
    chosen = [order[:most]]
    for label in pinned:
        own = order[_meets(calendar, label, picks)[order]]
        chosen.append(own[: max(1, most // len(pinned))])
    rows: Ints = np.unique(np.concatenate(chosen))
    return rows


def _somebody_may(calendar: Calendar, picks: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where every group bears a pinned label, only routes that some label may take are of use."""
    labels = pinned_labels(calendar.problem.pins)
    if len(labels) < calendar.problem.policies.groups_most:
        return np.ones(len(picks), dtype=bool)
    allowed = np.zeros(len(picks), dtype=bool)
    for label in labels:
        allowed |= _meets(calendar, label, picks)
    return allowed


def _meets(calendar: Calendar, label: str, picks: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which routes (or beginnings) pass the pinned cities of a label."""
    flags = np.ones(len(picks), dtype=bool)
    for slot, city in _pinned_cities(calendar, label).items():
        if slot < picks.shape[1]:
            flags &= picks[:, slot] == city
    return flags


def _pinned_cities(calendar: Calendar, label: str) -> dict[int, int]:
    """The pinned cities of a label: numbers of slots and of cities."""
    slots = {slot.id: i for i, slot in enumerate(calendar.problem.slots)}
    pins = (pin for pin in calendar.problem.pins.cities if pin.group == label and pin.slot in slots)
    return {slots[pin.slot]: calendar.number[pin.city] for pin in pins if pin.city in calendar.number}


def _may_follow(calendar: Calendar, grown: Ints, added: Ints, slot: int) -> Flags:
    """A city comes again only as one unbroken stay that may continue."""
    allowed = np.ones(len(grown), dtype=bool)
    if not slot:
        return allowed
    same = grown == added[:, None]
    seen = same.any(axis=1)
    directly = same[:, -1] & calendar.continues[slot]
    allowed[seen & ~directly] = False
    return allowed


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

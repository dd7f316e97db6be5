"""Everything in a programme that can be part of a contradiction, each with how it would count for nothing."""

from collections.abc import Callable, Iterable, Iterator

from envoyage.planner.explain.elements import officers, people, pins, places, policies
from envoyage.planner.explain.elements.element import Element, Way, all_of, relaxed
from envoyage.planner.problem import Problem

__all__ = ["SIZES", "Element", "Way", "all_of", "elements_of", "relaxed", "ways_of"]

SOURCES: tuple[Callable[[Problem], Iterator[Element]], ...] = (
    places.sizes,
    places.rooms,
    places.offers,
    places.capacities,
    pins.pinned_resources,
    pins.sessions,
    officers.officers,
    policies.policies,
    places.promises,
    people.mixes,
    people.languages,
    people.wishes,
    pins.pins,
)
"""In the order in which they are spared: what was decided by hand comes last, so that it is named first."""

SIZES = frozenset(f"policy:{name}" for name in ("groups_fewest", "groups_most", "group_smallest", "group_largest"))
"""Policies that speak of how many people travel."""


def elements_of(problem: Problem) -> tuple[Element, ...]:
    """All elements of a programme."""
    return tuple(element for source in SOURCES for element in source(problem))


def ways_of(problem: Problem, clash: Iterable[Element]) -> tuple[Way, ...]:
    """Single changes that may resolve a clash of these elements."""
    found = tuple(clash)
    numbers = tuple(people.numbers(problem)) if any(e.id in SIZES for e in found) else ()
    return (*(way for element in found for way in element.ways), *numbers, *_joint(found))


def _joint(clash: Iterable[Element]) -> Iterator[Way]:
    """Where one city is not enough, the same asked of all of them."""
    parts = [part for element in clash for part in (element.parts or (element,))]
    for kind in TOGETHER:
        ways = tuple(part.ways[0] for part in parts if part.id.startswith(kind) and part.ways)
        if len(ways) > 1:
            yield all_of(ways)


TOGETHER = ("capacity:", "open:", "rooms:")
"""Elements of single cities."""

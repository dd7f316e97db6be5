"""Contradictions that counting shows, without a search: looked for before any long run."""

from collections.abc import Callable, Iterator

from envoyage.planner.finding import Severity
from envoyage.planner.problem import Problem
from envoyage.planner.quick import people, pins, places
from envoyage.planner.quick.shortage import Shortage

__all__ = ["Shortage", "quick_check", "too_little_for_groups"]

Count = Callable[[Problem], Iterator[Shortage]]

OF_GROUPS: tuple[Count, ...] = (
    people.numbers,
    people.mix,
    people.languages,
    people.officers,
    pins.members,
    pins.crowded_groups,
    pins.company,
    pins.cities,
)
"""What concerns groups and routes alone."""
OF_PLACES: tuple[Count, ...] = (places.promises, places.days, places.slots)
"""What cities must have for a complete plan."""


def too_little_for_groups(problem: Problem) -> tuple[str, ...]:
    """Why people cannot be divided into groups, or groups not be where pins have them; empty where nothing shows."""
    return tuple(s.message for count in OF_GROUPS for s in count(problem))


def quick_check(problem: Problem) -> tuple[Shortage, ...]:
    """Everything that counting shows to be too little; shortages of waived rules are left out."""
    waived = {w.rule for w in problem.waivers if w.reason and not w.about}
    found = (s for count in (*OF_GROUPS, *OF_PLACES) for s in count(problem))
    return tuple(s for s in found if s.severity is Severity.HARD or s.rule not in waived)

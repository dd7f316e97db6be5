"""How many groups a city hosts in a slot, changed."""

from collections.abc import Collection
from dataclasses import replace

from envoyage.planner.problem import Problem, SlotCapacity


def hosting(problem: Problem, city: str, slots: Collection[str], groups: int) -> Problem:
    """The programme in which a city hosts so many groups in each of these slots."""
    new = tuple(SlotCapacity(slot, groups) for slot in sorted(slots))
    cities = tuple(
        replace(c, capacities=(*(x for x in c.capacities if x.period not in slots), *new)) if c.id == city else c
        for c in problem.cities
    )
    return replace(problem, cities=cities)

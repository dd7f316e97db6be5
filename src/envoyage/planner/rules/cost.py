"""Money is part of a plan's value; detours that buy nothing are pointed out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.plan import Mode
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.travel import journey

if TYPE_CHECKING:
    from envoyage.planner.plan import Group, Plan
    from envoyage.planner.problem import Problem

MOST_SLOTS = 6
"""Orders of more cities than this are not tried out."""


class Cost(Rule):
    """A group should not pay for a detour.

    Every dollar already lowers the plan's value by one over ``dollars_per_point``, in each stage, so a finding
    carries no penalty of its own and split and route needs no further solver half.
    """

    code = "cost"
    title = "Cost of travel"
    severity = Severity.SOFT
    source = "assumption: what a plan is worth"
    stages: ClassVar[tuple[str, ...]] = ("route",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Groups that would save a point or more by visiting the same cities in another order."""
        for group in plan.groups:
            cities = tuple(s.city for s in plan.stays_of[group.id])
            free = [i for i, s in enumerate(plan.stays_of[group.id]) if s.period not in problem.block]
            if len(free) > MOST_SLOTS or any(city not in problem.city for city in cities):
                continue
            now = _dollars(problem, group, cities)
            best, order = min((_dollars(problem, group, other), other) for other in _orders(cities, free))
            if now - best >= problem.policies.dollars_per_point:
                yield self._detour(problem, group, now - best, [order[i] for i in free])

    def _detour(self, problem: Problem, group: Group, saved: float, order: list[str]) -> Finding:
        return self.finding(
            "Group {group} pays {saved} dollars more for its journeys than in the order {order}.", group.id,
            way_out="Change the order if the cities are free and it costs no coverage.", group=group.id,
            saved=f"{saved:,.0f}", order=", ".join(problem.city[c].name for c in order),
        )  # fmt: skip


def _orders(cities: tuple[str, ...], free: list[int]) -> Iterator[tuple[str, ...]]:
    for shuffled in permutations([cities[i] for i in free]):
        changed = dict(zip(free, shuffled, strict=True))
        yield tuple(changed.get(i, city) for i, city in enumerate(cities))


def _dollars(problem: Problem, group: Group, cities: tuple[str, ...]) -> float:
    people = len(group.members) + len(group.officers)
    trips = [journey(problem, a, b) for a, b in pairwise(cities)]
    return sum(trip.dollars * (people if trip.mode is Mode.AIR else 1) for trip in trips)

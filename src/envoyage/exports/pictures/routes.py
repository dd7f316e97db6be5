"""The routes of groups as curves on the map."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise

from envoyage.exports.pictures.albers import Point, on_map, project
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

BEND, APART = 0.07, 0.055
"""How far a curve swings out, as a share of its length; and how much more each further one between two cities."""


@dataclass(frozen=True)
class Curve:
    """A journey of a group: a quadratic curve from a city to the next one, in pixels of the map."""

    group: int
    start: Point
    control: Point
    end: Point

    def at(self, share: float) -> Point:
        """The point at a share of the way, from 0 to 1."""
        a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
        return (
            a * self.start[0] + b * self.control[0] + c * self.end[0],
            a * self.start[1] + b * self.control[1] + c * self.end[1],
        )

    @property
    def length(self) -> float:
        """Pixels from end to end, as the crow flies."""
        return float(((self.end[0] - self.start[0]) ** 2 + (self.end[1] - self.start[1]) ** 2) ** 0.5)


def route(plan: Plan, group: str) -> tuple[str, ...]:
    """The cities of a group in order, each stay once."""
    return tuple(city for city, _ in groupby(s.city for s in plan.stays_of.get(group, ())))


def place(problem: Problem, city: str) -> Point:
    """Pixels of a city on the map."""
    c = problem.city[city]
    return project(c.longitude, c.latitude)


def mapped(problem: Problem, city: str) -> bool:
    """Whether the map shows the city."""
    c = problem.city[city]
    return on_map(c.longitude, c.latitude)


def curves(problem: Problem, plan: Plan) -> tuple[Curve, ...]:
    """Every journey between two cities of the map; those between the same two cities swing out differently."""
    so_many: Counter[frozenset[str]] = Counter()
    found = []
    for index, group in enumerate(plan.groups):
        for a, b in pairwise(route(plan, group.id)):
            if mapped(problem, a) and mapped(problem, b):
                pair = frozenset((a, b))
                found.append(_curve(index, place(problem, a), place(problem, b), BEND + APART * so_many[pair]))
                so_many[pair] += 1
    return tuple(found)


def _curve(group: int, start: Point, end: Point, bend: float) -> Curve:
    dx, dy = end[0] - start[0], end[1] - start[1]
    up = -1 if dx < 0 else 1
    middle = ((start[0] + end[0]) / 2 + dy * bend * up * 2, (start[1] + end[1]) / 2 - dx * bend * up * 2)
    return Curve(group, start, middle, end)

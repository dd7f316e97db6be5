"""The groups of a plan on their ways, somebody forced into one of them: the best division of people then."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.route.answer import value
from envoyage.planner.route.assign import Assignment, Effort
from envoyage.planner.route.possible import coverage_of
from envoyage.planner.route.routes import build
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.unknowns.route import Path

MOVE = 0.1
"""Points that a person in another group than before counts: of equal divisions the one with least change."""


class Unroutable(Exception):
    """The plan goes ways that split and route does not know."""


@dataclass(frozen=True)
class Division:
    """A division of people: groups by person, and what split and route expects of it.

    ``most`` is a bound of the points, equal to them where the search was finished.
    """

    group_of: dict[str, str]
    points: float
    most: float
    covered: dict[str, float]
    dollars: float


@dataclass(frozen=True)
class Ways:
    """The groups of a plan with the routes they take, as a split of the problem."""

    problem: Problem
    plan: Plan
    worth: Worth
    split: dict[str, Party]

    @classmethod
    def of(cls, problem: Problem, plan: Plan) -> "Ways":
        """Read a plan. Raises Unroutable where a group goes a way that the planner would not."""
        worth = build(problem)
        rows = {worth.cities(r): r for r in range(len(worth.picks))}
        number = {p.id: i for i, p in enumerate(problem.travellers)}
        split = {}
        for group in plan.groups:
            there = {s.period: s.city for s in plan.stays_of[group.id]}
            row = rows.get(tuple(there.get(slot.id, "") for slot in problem.slots))
            if row is None:
                raise Unroutable(group.id)
            split[group.id] = Party(row, tuple(sorted(number[m] for m in group.members if m in number)))
        return cls(problem, plan, worth, split)

    def now(self) -> Division:
        """The division there is."""
        points = value(self.worth, tuple(self.split.values()))
        return self._division(self.split, points, points)

    def best(self, effort: Effort) -> tuple[Division | None, bool]:
        """The best division with the pins of the problem, and whether that there is none is proven."""
        model = Assignment(self.worth, [p.route for p in self.split.values()])
        paths = self._fix(model)
        outcome = model.best(effort, self._current_split())
        if not outcome.split:
            return None, outcome.finished
        labels = {path: label for label, path in paths.items()}
        opened = [labels[path] for _, path in model.rows if path in labels]
        split = dict(zip(opened, outcome.split, strict=True))
        points = value(self.worth, outcome.split)
        slack = 0.0 if outcome.finished else max(0.0, outcome.bound + MOVE * len(self.problem.travellers) - points)
        return self._division(split, points, points + slack), True

    def is_possible(self, effort: Effort) -> bool | None:
        """Whether any division keeps the rules; None where the time was too short."""
        model = Assignment(self.worth, [p.route for p in self.split.values()])
        self._fix(model)
        outcome = model.any(effort)
        return True if outcome.split else False if outcome.finished else None

    def with_route(self, label: str, route: int) -> "Ways":
        """A group on another way."""
        party = self.split[label]
        return Ways(self.problem, self.plan, self.worth, {**self.split, label: Party(route, party.members)})

    def is_hosted(self) -> bool:
        """Whether the cities can host all groups on these ways."""
        there = Counter(
            (slot.id, city)
            for party in self.split.values()
            for slot, city in zip(self.problem.slots, self.worth.cities(party.route), strict=True)
        )
        return all(n <= self.problem.city[city].groups_in(slot) for (slot, city), n in there.items())

    def ranked(self, label: str, routes: Sequence[int]) -> list[int]:
        """Ways for a group, the best first before soft rules, everybody else where they are."""
        members = self.split[label].members
        least = min(
            (float(self.worth.coverage[p.route, m]) for g, p in self.split.items() if g != label for m in p.members),
            default=1.0,
        )

        def points(route: int) -> float:
            own = float(self.worth.coverage[route, list(members)].min(initial=1.0))
            return self.worth.points(Party(route, members)) + self.worth.minimum * min(least, own)

        return sorted(routes, key=lambda r: -points(r))

    def rough(self) -> float:
        """Points before soft rules: never less than the points."""
        return self.worth.total(tuple(self.split.values()))

    def _current_split(self) -> Split:
        return tuple(self.split.values())

    def _fix(self, model: Assignment) -> dict[str, Path]:
        """Open exactly the paths of the groups, with their labels on them; a move costs a trifle."""
        paths: dict[str, Path] = {}
        for label, party in self.split.items():
            cities = self.worth.cities(party.route)
            paths[label] = Path(cities, sum(path.cities == cities for path in paths.values()))
        for path, unknown in model.model.open.items():
            model.model.model.add(unknown == int(path in paths.values()))
        for label in model.model.labels:
            if label in paths:
                model.model.model.add(model.model.bears[label, paths[label]] == 1)
        for (person, path), unknown in model.model.travels.items():
            if path != paths.get(self.plan.group_of.get(person, "")):
                model.model.penalise(unknown, MOVE)
        return paths

    def _division(self, split: dict[str, Party], points: float, most: float) -> Division:
        people = self.problem.travellers
        group_of = {people[m].id: label for label, party in split.items() for m in party.members}
        charge = sum(
            self.worth.charge(p.route, len(p.members), self.worth.seats(p.members)) for p in split.values()
        )  # fmt: skip
        covered = dict(coverage_of(self.worth, tuple(split.values())))
        return Division(group_of, points, most, covered, charge * self.worth.per_point)

"""The group-indexed model of split and route, as strong as it can fairly be, for a comparison at equal time.

x[person, group] and y[group, slot, city] in CP-SAT. Groups are interchangeable, so their symmetry is broken by
who the first member is; our first answer is its hint; workers and seconds are those our own stage had. Costs are
linear here (an average group's size), which favours it a little; both answers are valued by the same code.
"""

import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar

from envoyage.planner import route
from envoyage.planner.problem import Problem
from envoyage.planner.route.answer import RouteAnswer
from envoyage.planner.route.routes import build
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.staffing import teams

SCALE = 10_000


class Grouped:
    """The model with its unknowns: ``joins[p][g]``, ``visits[g][slot][city]``, ``met`` in units of 1/SCALE."""

    def __init__(self, worth: Worth) -> None:
        self.worth, self.problem, self.model = worth, worth.problem, CpModel()
        self.people = range(len(self.problem.travellers))
        self.groups = range(self.problem.policies.groups_most)
        self.joins = [[self.model.new_bool_var(f"joins[{p},{g}]") for g in self.groups] for p in self.people]
        self.visits = [
            [{c: self.model.new_bool_var(f"visits[{g},{s},{c}]") for c in allowed}
             for s, allowed in enumerate(worth.calendar.allowed)]
            for g in self.groups
        ]  # fmt: skip
        self.points: list[tuple[int, IntVar]] = []
        self._partition()
        self._mix()
        self._pairs()
        self._languages()
        self._cities()
        self._coverage()
        self._costs()
        self.model.maximize(sum(weight * unknown for weight, unknown in self.points))

    def _partition(self) -> None:
        rules = self.problem.policies
        for p in self.people:
            self.model.add_exactly_one(self.joins[p])
            for g in self.groups[p + 1 :]:
                self.model.add(self.joins[p][g] == 0)  # a group's label is at most its first member's number
        for g in self.groups:
            size = sum(self.joins[p][g] for p in self.people)
            self.model.add(size >= rules.group_smallest)
            self.model.add(size <= rules.group_largest)

    def _mix(self) -> None:
        rules, travellers = self.problem.policies, self.problem.travellers
        country = {c.id: c.region for c in self.problem.countries}
        kinds = (
            (rules.most_per_country, [t.country for t in travellers]),
            (rules.most_per_region, [country.get(t.country, "") for t in travellers]),
            (rules.most_per_sector, [t.sector for t in travellers]),
        )
        for most, labels in kinds:
            for label in sorted(set(labels) - {""}):
                mine = [p for p in self.people if labels[p] == label]
                for g in self.groups:
                    self.model.add(sum(self.joins[p][g] for p in mine) <= most)

    def _pairs(self) -> None:
        number = {t.id: i for i, t in enumerate(self.problem.travellers)}
        for p, t in enumerate(self.problem.travellers):
            together = [number[other] for other in t.keep_with if other in number]
            apart = [number[other] for other in t.keep_apart if other in number]
            for g in self.groups:
                for q in together:
                    self.model.add(self.joins[p][g] == self.joins[q][g])
                for q in apart:
                    self.model.add_at_most_one(self.joins[p][g], self.joins[q][g])

    def _languages(self) -> None:
        spoken = sorted(set(self.worth.language) - {""})
        uses = {(k, g): self.model.new_bool_var(f"uses[{k},{g}]") for k in spoken for g in self.groups}
        for p in self.people:
            if self.worth.language[p]:
                for g in self.groups:
                    self.model.add_implication(self.joins[p][g], uses[self.worth.language[p], g])
        for g in self.groups:
            self.model.add(sum(uses[k, g] for k in spoken) <= self.problem.policies.languages_per_group)
        for k in spoken:
            self.model.add(sum(uses[k, g] for g in self.groups) <= teams(self.problem, k))
        none = [self.model.new_bool_var(f"host[{g}]") for g in self.groups]
        for g in self.groups:
            self.model.add(sum(uses[k, g] for k in spoken) + none[g] >= 1)
        self.model.add(sum(none) <= teams(self.problem, ""))

    def _cities(self) -> None:
        for s, slot in enumerate(self.problem.slots):
            for g in self.groups:
                self.model.add_exactly_one(self.visits[g][s].values())
            for c in self.worth.calendar.allowed[s]:
                city = self.problem.city[self.worth.calendar.cities[c]]
                self.model.add(sum(self.visits[g][s][c] for g in self.groups) <= city.groups_in(slot.id))
        for g in self.groups:
            for c in range(len(self.worth.calendar.cities)):
                self.model.add_at_most_one(stop[c] for stop in self.visits[g] if c in stop)

    def _coverage(self) -> None:
        """met[p, n] is at most one and at most the doses that the group's cities give."""
        least = self.model.new_int_var(0, SCALE, "least")
        self.points.append((round(self.worth.minimum * 1000), least))
        amounts = [self._amounts(g) for g in self.groups]
        column = self.worth.calendar.supply.column
        for p, person in enumerate(self.problem.travellers):
            weights = sum(n.weight for n in person.needs) or 1.0
            shares: list[tuple[int, IntVar]] = []
            for n, need in enumerate(person.needs):
                met = self.model.new_int_var(0, SCALE, f"met[{p},{n}]")
                for g in self.groups:
                    doses = amounts[g][column[need.objective, need.theme]]
                    self.model.add(round(need.dose * 100) * met <= 100 * doses).only_enforce_if(self.joins[p][g])
                shares.append((round(need.weight / weights * 1000), met))
                self.points.append((round(self.worth.share * need.weight / weights * 1000), met))
            self.model.add(1000 * least <= sum(weight * met for weight, met in shares) + 4 * SCALE)

    def _amounts(self, g: int) -> list[Any]:
        """Doses of each kind of need, in units of 1/SCALE, that a group's cities and the sessions give."""
        supply, cities = self.worth.calendar.supply, self.worth.calendar.cities
        totals: list[Any] = [round(SCALE * float(amount)) for amount in supply.shared]
        for s, slot in enumerate(self.problem.slots):
            for c, unknown in self.visits[g][s].items():
                for kind, amount in enumerate(supply.expected(cities[c], (slot,))):
                    if amount > 0:
                        totals[kind] = totals[kind] + round(SCALE * float(amount)) * unknown
        return totals

    def _costs(self) -> None:
        calendar, size = self.worth.calendar, len(self.people) / len(self.groups)
        each = SCALE * 1000 / self.worth.per_point
        for g in self.groups:
            for s, slot in enumerate(self.problem.slots):
                for c, unknown in self.visits[g][s].items():
                    dollars = size * calendar.stay_dollars(calendar.cities[c], slot)
                    self.points.append((-round(each * dollars), unknown))
            self._ways(g, each, size)

    def _ways(self, g: int, each: float, size: float) -> None:
        """Journeys between the cities of neighbouring slots, and from and to the shared blocks."""
        person, coach = self.worth.calendar.journeys
        number = self.worth.calendar.number
        first, last = number[self.problem.blocks[0].city], number[self.problem.blocks[-1].city]
        stops: Sequence[dict[int, IntVar]] = self.visits[g]
        for a, b in pairwise(stops):
            for c, here in a.items():
                for d, there in b.items():
                    way = self.model.new_bool_var(f"way[{g},{c},{d}]")
                    self.model.add_bool_or(here.negated(), there.negated(), way)
                    self.points.append((-round(each * (size * person[c, d] + coach[c, d])), way))
        for c, unknown in stops[0].items():
            self.points.append((-round(each * (size * person[first, c] + coach[first, c])), unknown))
        for c, unknown in stops[-1].items():
            self.points.append((-round(each * (size * person[c, last] + coach[c, last])), unknown))

    def hint(self, answer: RouteAnswer) -> None:
        """Start from an answer, its groups in the order that the broken symmetry asks for."""
        number = {t.id: i for i, t in enumerate(self.problem.travellers)}
        ordered = sorted(answer.groups, key=lambda group: min(number[m] for m in group.members))
        for g, group in enumerate(ordered):
            members = {number[m] for m in group.members}
            cities = {s.period: self.worth.calendar.number[s.city] for s in answer.stays if s.group == group.id}
            for p in self.people:
                self.model.add_hint(self.joins[p][g], p in members)
            for s, slot in enumerate(self.problem.slots):
                for c, unknown in self.visits[g][s].items():
                    self.model.add_hint(unknown, cities[slot.id] == c)

    def split(self, solver: CpSolver) -> Split:
        """The groups and routes a search found."""
        rows = {tuple(int(c) for c in pick): i for i, pick in enumerate(self.worth.picks)}
        parties = []
        for g in self.groups:
            way = tuple(next(c for c, v in stop.items() if solver.value(v)) for stop in self.visits[g])
            members = tuple(p for p in self.people if solver.value(self.joins[p][g]))
            parties.append(Party(rows[way], members))
        return tuple(parties)


def compare(problem: Problem, seconds: float, seed: int) -> dict[str, Any]:
    """Both models with equal seconds and workers: value by the same code, bound and gap of each."""
    firsts: list[RouteAnswer] = []
    started = time.monotonic()
    ours = route.split_and_route(problem, seconds=seconds, seed=seed, first=firsts.append)
    took = time.monotonic() - started
    worth = build(problem)
    model = Grouped(worth)
    model.hint(firsts[0])
    solver = CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = seconds
    solver.solve(model.model)
    theirs = worth.total(model.split(solver))
    bound = solver.best_objective_bound / SCALE / 1000
    return {
        "seconds given": seconds,
        "ours": {"seconds": round(took, 1), "value": round(ours.report.value, 2), "bound": round(ours.report.bound, 2),
                 "gap": round(ours.report.gap, 5)},
        "group-indexed": {"value": round(theirs, 2), "bound": round(bound, 2), "gap": gap([theirs], bound)},
    }  # fmt: skip


def gap(values: Iterable[float], bound: float) -> float:
    """Distance of the best value from a bound, relative to the bound."""
    best = max(values)
    return round((bound - best) / max(1e-9, abs(bound)), 5)

"""A first legal split within seconds: good routes one by one, then the people; and small steps from there."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from envoyage.planner.errors import Impossible, OutOfTime
from envoyage.planner.route.assign import Effort, watched
from envoyage.planner.route.fits import Flags
from envoyage.planner.route.worth import Split, Worth
from envoyage.planner.unknowns.route import pinned_labels
from envoyage.planner.wording import counted


@dataclass(frozen=True)
class Room:
    """How many more groups each city can host in each slot."""

    worth: Worth
    left: NDArray[np.int64]
    """By slot and city."""

    @classmethod
    def of(cls, worth: Worth) -> "Room":
        """All the room there is."""
        problem = worth.problem
        rows = [[problem.city[c].groups_in(s.id) for c in worth.calendar.cities] for s in problem.slots]
        return cls(worth, np.array(rows, dtype=np.int64).reshape(len(problem.slots), len(problem.cities)))

    def without(self, route: int) -> "Room":
        """The room left when a group takes this route."""
        left = self.left.copy()
        left[np.arange(len(left)), self.worth.picks[route]] -= 1
        return Room(self.worth, left)

    def open(self) -> Flags:
        """The routes a further group can take."""
        flags: Flags = np.ones(len(self.worth.picks), dtype=bool)
        for slot in range(len(self.left)):
            flags &= self.left[slot, self.worth.picks[:, slot]] > 0
        return flags


def first_routes(worth: Worth, effort: Effort) -> list[int]:
    """As many routes as there may be groups, together open, the pinned labels' among them.

    Raises Impossible where the cities cannot host the fewest groups, or the pinned ones, OutOfTime where that
    could not be found out, or only of some of the routes. An assignment that does
    not exist on these routes exists on no others: apart from room and pins the hard rules look at people alone.
    """
    most = worth.problem.policies.groups_most
    labels = [*pinned_labels(worth.problem.pins)]
    wishes = [*labels, *[""] * (most - len(labels))]
    return _greedy(worth, wishes) or _known(worth, labels) or _searched(worth, labels, effort)


def _known(worth: Worth, labels: list[str]) -> list[int]:
    """The routes known to go together, if they are enough and the pinned labels may take theirs; else empty."""
    enough = len(worth.together) >= max(len(labels), worth.problem.policies.groups_fewest)
    fit = all(worth.fits[label][route] for label, route in zip(labels, worth.together, strict=False))
    return list(worth.together) if enough and fit else []


def _greedy(worth: Worth, wishes: list[str]) -> list[int]:
    """Each time the route that adds most to the best coverage anybody could have so far; empty if stuck."""
    room, chosen = Room.of(worth), list[int]()
    best = np.zeros(len(worth.problem.travellers))
    usual = len(best) / max(1, len(wishes))
    for label in wishes:
        flags = room.open() & worth.fits[label]
        if not flags.any():
            return []
        gain = worth.share * np.maximum(0.0, worth.coverage - best).sum(axis=1)
        upkeep = usual * worth.person + worth.group + worth.crowd[:, min(round(usual), worth.crowd.shape[1] - 1)]
        points = np.where(flags, gain - upkeep, -np.inf)
        route = int(np.argmax(points))
        chosen.append(route)
        best = np.maximum(best, worth.coverage[route])
        room = room.without(route)
    return chosen


def _searched(worth: Worth, labels: list[str], effort: Effort) -> list[int]:
    """The largest set of routes that the cities can host at once, by solver."""
    model, policies = cp_model.CpModel(), worth.problem.policies
    hosts = Room.of(worth).left
    opened = [model.new_int_var(0, policies.groups_most, f"groups[{r}]") for r in range(len(worth.picks))]
    for slot in range(len(hosts)):
        for city in range(len(worth.calendar.cities)):
            there = np.flatnonzero(worth.picks[:, slot] == city)
            model.add(sum(opened[r] for r in there) <= int(hosts[slot, city]))
    _carry_labels(worth, labels, model, opened)
    model.add(sum(opened) <= policies.groups_most)
    model.maximize(sum(opened))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = max(0.05, effort.seconds)
    status = watched(solver, model, effort.cancelled)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    if not found or solver.objective_value < policies.groups_fewest:
        if not worth.complete or status not in (cp_model.OPTIMAL, cp_model.INFEASIBLE):
            raise OutOfTime(effort.seconds)
        raise Impossible((_no_room(worth, labels, int(solver.objective_value) if found else None),))
    return [r for r, count in enumerate(opened) for _ in range(solver.value(count))]


def _carry_labels(worth: Worth, labels: list[str], model: cp_model.CpModel, opened: list[cp_model.IntVar]) -> None:
    """Each label has a route of its own among the open ones."""
    used: dict[int, list[cp_model.IntVar]] = {}
    for label in labels:
        routes = np.flatnonzero(worth.fits[label])
        bears = [model.new_bool_var(f"bears[{label},{r}]") for r in routes]
        model.add_exactly_one(bears)
        for route, unknown in zip(routes, bears, strict=True):
            used.setdefault(int(route), []).append(unknown)
    for number, bearers in used.items():
        model.add(sum(bearers) <= opened[number])


def _no_room(worth: Worth, labels: list[str], most: int | None) -> str:
    fewest = worth.problem.policies.groups_fewest
    if most is None:
        return (
            f"The pins of {', '.join(labels)} cannot hold together: no routes meet them all within the capacity "
            "of the cities, the promised categories and the rule that no city comes twice. Remove a pin."
        )
    return (
        f"The cities can host {counted(most, 'group')} at once but the policy wants at least {fewest}. "
        "Add cities or capacity, or plan fewer and larger groups."
    )


def better_routes(worth: Worth, split: Split) -> Split:
    """Move groups to better free routes, one at a time, until none gains; people stay where they are."""
    room = Room.of(worth)
    for party in split:
        room = room.without(party.route)
    moved = True
    while moved:
        moved = False
        for i, party in enumerate(split):
            route = _best_route(worth, split, i, room)
            if route != party.route:
                room = Room(worth, room.left + Room.of(worth).left - Room.of(worth).without(party.route).left)
                room, moved = room.without(route), True
                split = (*split[:i], replace(party, route=route), *split[i + 1 :])
    return split


def _best_route(worth: Worth, split: Split, number: int, room: Room) -> int:
    party = split[number]
    mine = worth.coverage[:, list(party.members)]
    others = [float(worth.coverage[p.route, m]) for p in split if p is not party for m in p.members]
    staff = sum(count * worth.officer[seat] for seat, count in worth.seats(party.members).items())
    points = worth.share * mine.sum(axis=1) - len(party.members) * worth.person - worth.group - staff
    points = points - worth.crowd[:, len(party.members)]
    points = points + worth.minimum * np.minimum(min(others, default=1.0), mine.min(axis=1))
    freed = Room(worth, room.left + Room.of(worth).left - Room.of(worth).without(party.route).left)
    flags = freed.open() & worth.fits[party.label]
    flags[party.route] = True
    best = int(np.argmax(np.where(flags, points, -np.inf)))
    return best if points[best] > points[party.route] + 1e-9 else party.route

"""Who is paired with whom: fair shares, and the most worth. One worker, a fixed seed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from envoyage.planner.plan import Stopped
from envoyage.planner.progress import Stop, never
from envoyage.planner.unknowns.solving import maximise


@dataclass(frozen=True)
class Edge:
    """Two who can be paired, what that is worth, and the times at which they could be together."""

    sides: tuple[str, str]
    worth: int
    must: bool = False
    times: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bunch:
    """Edges that count together: up to ``size`` of them, at one time, as one."""

    edges: tuple[int, ...]
    size: int


@dataclass(frozen=True)
class Crowd:
    """Edges of which at most so many are chosen, and at most so many at each time; bunches count besides."""

    edges: tuple[int, ...]
    most: int
    at_once: tuple[int, ...]
    bunches: tuple[Bunch, ...] = ()


@dataclass(frozen=True)
class Shares:
    """Whom to pair: for everybody the least and the most; ``even`` people differ by no more than a number.

    ``at_once`` says who can be in several pairs at a time, and how many; ``apart`` are edges that cannot be.
    """

    edges: tuple[Edge, ...]
    least: Mapping[str, int]
    most: Mapping[str, int]
    even: tuple[str, ...]
    difference: int
    crowds: tuple[Crowd, ...] = ()
    at_once: Mapping[str, int] = field(default_factory=dict)
    apart: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Shared:
    """The chosen edges, or None; then ``stopped`` is PROVEN where no choice keeps the shares."""

    chosen: frozenset[int] | None
    value: int
    bound: int
    stopped: Stopped


@dataclass(frozen=True)
class Effort:
    """How long a search may take, from which seed, and what stops it."""

    seconds: float
    seed: int
    cancelled: Stop = never


def most_worth(shares: Shares, effort: Effort, *, timed: bool = False) -> Shared:
    """The choice with the most worth; with ``timed`` among those for which every edge finds a time."""
    model = _Model(shares, timed=timed)
    model.model.maximize(LinearExpr.weighted_sum(model.takes, [e.worth for e in shares.edges]))
    answer = maximise(model.model, seconds=effort.seconds, seed=effort.seed, cancelled=effort.cancelled)
    if not answer.found:
        return Shared(None, 0, 0, answer.stopped)
    chosen = frozenset(i for i, take in enumerate(model.takes) if answer.chose(take))
    return Shared(chosen, round(answer.value), int(answer.bound + 1e-6), answer.stopped)


class _Model:
    """``takes[i]`` says that edge i is chosen, ``at[i][t]`` that it is at time t."""

    def __init__(self, shares: Shares, *, timed: bool) -> None:
        self.shares, self.model = shares, CpModel()
        self.takes = [self.model.new_bool_var(f"takes{list(e.sides)}") for e in shares.edges]
        self.at: dict[int, dict[int, IntVar]] = {}
        self.of: dict[str, list[int]] = defaultdict(list)
        for i, edge in enumerate(shares.edges):
            for side in edge.sides:
                self.of[side].append(i)
        self._keep_shares()
        self._keep_even()
        if timed:
            self._keep_times()

    def _keep_shares(self) -> None:
        model, shares = self.model, self.shares
        for person, edges in self.of.items():
            model.add_linear_constraint(sum(self.takes[i] for i in edges), shares.least[person], shares.most[person])
        for i, edge in enumerate(shares.edges):
            if edge.must:
                model.add(self.takes[i] == 1)
        for crowd in shares.crowds:
            bunches = [self._units(bunch) for bunch in crowd.bunches]
            model.add(sum(self.takes[i] for i in crowd.edges) + sum(bunches) <= crowd.most)

    def _units(self, bunch: Bunch) -> IntVar:
        """As how many a bunch counts at the least."""
        units = self.model.new_int_var(0, len(bunch.edges), "units")
        self.model.add(bunch.size * units >= sum(self.takes[i] for i in bunch.edges))
        return units

    def _keep_even(self) -> None:
        """Nobody has more than the least has and the difference; who can have no more than that is not counted."""
        model, shares = self.model, self.shares
        people = [p for p in shares.even if p in self.of]
        least = model.new_int_var(0, max((shares.most[p] for p in people), default=0), "least")
        for person in people:
            has, can = sum(self.takes[i] for i in self.of[person]), shares.most[person]
            floor = model.new_int_var(0, can, f"floor[{person}]")
            model.add_min_equality(floor, [least, model.new_constant(can)])
            model.add(has >= floor)
            model.add(has <= least + shares.difference)

    def _keep_times(self) -> None:
        """A time for every chosen edge; nobody is at two at once, and no crowd is too large."""
        model, shares = self.model, self.shares
        for i, edge in enumerate(shares.edges):
            self.at[i] = {t: model.new_bool_var(f"at{list(edge.sides)}[{t}]") for t in edge.times}
            model.add(sum(self.at[i].values()) == self.takes[i])
        for person, edges in self.of.items():
            for t in self._times(edges):
                model.add(sum(self._here(edges, t)) <= shares.at_once.get(person, 1))
        for crowd in shares.crowds:
            for t in self._times((*crowd.edges, *(i for b in crowd.bunches for i in b.edges))):
                bunches = [self._any(bunch, t) for bunch in crowd.bunches]
                model.add(sum(self._here(crowd.edges, t)) + sum(bunches) <= crowd.at_once[t])
        for two in shares.apart:
            for t in self._times(two):
                model.add(sum(self._here(two, t)) <= 1)

    def _times(self, edges: Sequence[int]) -> list[int]:
        return sorted({t for i in edges for t in self.at[i]})

    def _here(self, edges: Sequence[int], time: int) -> list[IntVar]:
        return [self.at[i][time] for i in edges if time in self.at[i]]

    def _any(self, bunch: Bunch, time: int) -> IntVar:
        """Whether one of a bunch is at a time."""
        one = self.model.new_bool_var("one")
        for at in self._here(bunch.edges, time):
            self.model.add_implication(at, one)
        return one

"""Who is paired with whom: fair shares, and the most worth. One worker, a fixed seed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
class Crowd:
    """Edges of which at most so many are chosen, and at most so many at each time."""

    edges: tuple[int, ...]
    most: int
    at_once: tuple[int, ...]


@dataclass(frozen=True)
class Shares:
    """Whom to pair: for everybody the least and the most; ``even`` people differ by no more than a number."""

    edges: tuple[Edge, ...]
    least: Mapping[str, int]
    most: Mapping[str, int]
    even: tuple[str, ...]
    difference: int
    crowds: tuple[Crowd, ...] = ()


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
            model.add(sum(self.takes[i] for i in crowd.edges) <= crowd.most)

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
        crowds: list[tuple[Sequence[int], Sequence[int] | None]] = [(edges, None) for edges in self.of.values()]
        for edges, most in (*crowds, *((c.edges, c.at_once) for c in shares.crowds)):
            for t in sorted({t for i in edges for t in self.at[i]}):
                here = [self.at[i][t] for i in edges if t in self.at[i]]
                model.add(sum(here) <= (1 if most is None else most[t]))

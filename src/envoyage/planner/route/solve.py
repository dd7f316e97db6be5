"""Split and route from first answer to proof: the best split in the time given, and a bound no split exceeds."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from envoyage.planner.errors import Cancelled, Impossible, OutOfTime
from envoyage.planner.plan import StageReport, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent
from envoyage.planner.quick import too_little_for_groups
from envoyage.planner.route.anneal import Annealer
from envoyage.planner.route.answer import STAGE, RouteAnswer, as_plan, honest_bound, value
from envoyage.planner.route.assign import Assignment, Effort, Outcome, copies_of
from envoyage.planner.route.calendar import Floats
from envoyage.planner.route.clash import clash
from envoyage.planner.route.columns import Generator
from envoyage.planner.route.improve import Neighbourhoods
from envoyage.planner.route.routes import build
from envoyage.planner.route.start import better_routes, first_routes
from envoyage.planner.route.worth import Split, Worth

SMALL = 1500
"""With no more unknown journeys (people times paths) than this all routes are solved at once, exactly."""
FIRST_SECONDS = 1.5
REASSIGN_SECONDS = 3.0
FIRST_ANNEALINGS, ANNEALINGS = 2, 6
"""Annealings from the best split, each with a seed of its own: several short ones find more than one long one."""
ANNEAL_SHARE = 0.4
"""Share of the time left that one annealing may take."""
STALE = 30
"""Tries without gain after which the search ends."""
CLOSE = 1e-4
"""Relative gap at which a split counts as proven best."""
FEW = 40
"""Routes of the last exact search."""
ROUTES_SHARE = 0.25
"""Share of the time after which few further routes are looked for (assumption)."""

Receive = Callable[[RouteAnswer], None]


def _ignore(_: RouteAnswer) -> None:
    """A first answer nobody waits for."""


def split_and_route(
    problem: Problem, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never,
    first: Receive = _ignore,
) -> RouteAnswer:  # fmt: skip
    """Decide who travels with whom and where each group is in every period.

    The value is in points of plan value: 1000 * (mean + minimum_weight * minimum) of the coverage that people may
    expect, less the cost of nights, meals, journeys and language officers over ``dollars_per_point``, less what
    soft rules of this stage take. No split has more than the bound, in the same points. ``first`` is called with
    the first legal answer. Raises Impossible, OutOfTime or Cancelled where there is none.
    """
    search = _Search(problem, time.monotonic() + seconds, seconds, seed, report, cancelled, first)
    return search.run()


@dataclass
class _Search:
    """One search: what is asked, the best split so far and the bound."""

    problem: Problem
    deadline: float
    seconds: float
    seed: int
    report: Report
    cancelled: Stop
    first: Receive
    bound: float = float("inf")
    proved: float = float("inf")
    """The lowest bound as it was proved: one below the best split is wrong, and tests must see it."""
    settled: bool = False
    """Whether the exact model of all routes was solved to its end."""
    best: float = float("-inf")
    split: Split = ()
    worth: Worth = field(init=False)

    def run(self) -> RouteAnswer:
        """First answer, then exactly where that is small, else columns and neighbourhoods in turns."""
        clashes = too_little_for_groups(self.problem)
        if clashes:
            raise Impossible(clashes)
        self.worth = self._all_routes()
        self.bound = self.proved = self._free_bound()
        self._start(self._first_routes())
        if self._is_small():
            self._exactly(range(len(self.worth.picks)), all_routes=True)
        elif not self._is_over():
            self._improve()
        return self._answer()

    def _all_routes(self) -> Worth:
        """The routes, or the most promising ones where there are more than the time allows."""
        until = self.deadline - (1 - ROUTES_SHARE) * self.seconds
        try:
            return build(self.problem, over=lambda: self.cancelled() or time.monotonic() >= until)
        except OutOfTime:
            raise OutOfTime(self.seconds) from None

    def _first_routes(self) -> list[int]:
        """Routes to begin with."""
        try:
            return first_routes(self.worth, self._effort(self.seconds))
        except OutOfTime:
            raise (Cancelled() if self.cancelled() else OutOfTime(self.seconds)) from None

    def _free_bound(self) -> float:
        """A bound that also holds where routes were left out: everybody has the best of all cities, at least cost."""
        worth = self.worth
        gain = worth.share * float(worth.free.sum()) + worth.minimum * float(worth.free.min(initial=1.0))
        least = worth.calendar.least_dollars() / worth.per_point
        return gain - least * len(self.problem.travellers)

    def _start(self, routes: list[int]) -> None:
        outcome = self._assign(routes, FIRST_SECONDS)
        while not outcome.split and not outcome.finished:
            if self._is_over():
                raise Cancelled if self.cancelled() else OutOfTime(self.seconds)
            outcome = Assignment(self.worth, routes).any(self._effort(4 * FIRST_SECONDS))
        if not outcome.split and self.cancelled():
            raise Cancelled
        if not outcome.split:
            raise Impossible(clash(self.worth, routes, self.seed, self.cancelled))
        self._take(better_routes(self.worth, outcome.split))
        self.first(self._answer())

    def _assign(self, routes: list[int], seconds: float) -> Outcome:
        return Assignment(self.worth, routes).best(self._effort(seconds), self.split)

    def _effort(self, seconds: float) -> Effort:
        return Effort(min(seconds, max(0.1, self.deadline - time.monotonic())), self.seed, self.cancelled)

    def _is_small(self) -> bool:
        paths = sum(copies_of(self.worth, r) for r in range(len(self.worth.picks)))
        return self.worth.complete and paths * len(self.problem.travellers) <= SMALL

    def _exactly(self, routes: range | list[int], *, all_routes: bool) -> None:
        """Solve these routes at once; the bound counts where no others can do better."""
        outcome = self._assign(list(routes), self.deadline - time.monotonic())
        self._take(outcome.split)
        if all_routes and outcome.split:
            self._lower(outcome.bound)
            self.settled = outcome.finished

    def _improve(self) -> None:
        """A good split first, for it prunes the bound's work; then the bound, which knows routes worth trying."""
        tries = Neighbourhoods(self.worth, self.seed)
        self._polish(tries)
        self._anneal(tries, self.worth.appeal, range(FIRST_ANNEALINGS))
        generator = Generator(self.worth, self.split)
        for _ in self._rounds(generator):
            self._lower(generator.bound)
        tries.offer([party.route for _, party in generator.master.support()])
        self._anneal(tries, generator.ceilings, range(FIRST_ANNEALINGS, ANNEALINGS))
        self._exchange(tries)
        self._finish(generator)

    def _anneal(self, tries: Neighbourhoods, appeal: Floats, numbers: range) -> None:
        """Anneal from the best split, each time by another seed; what comes of it is polished by the exact model."""
        for number in numbers:
            if self._is_over():
                return
            effort = self._effort(ANNEAL_SHARE * (self.deadline - time.monotonic()))
            split = Annealer(self.worth, self.split, appeal, self.seed + number).run(effort)
            self._take(split)
            self._take(tries.reassign(split, self._effort(REASSIGN_SECONDS)))
            self._polish(tries)

    def _rounds(self, generator: Generator) -> Iterator[None]:
        """Rounds of column generation; without all routes at hand its bound would not hold."""
        while self.worth.complete and not self._is_over():
            more = generator.round(self.best)
            yield
            if not more:
                return

    def _polish(self, tries: Neighbourhoods) -> None:
        """Reassign people and move groups in turns while it gains."""
        gained = True
        while gained and not self._is_over():
            before = self.best
            self._take(tries.reassign(self.split, self._effort(REASSIGN_SECONDS)))
            gained = self.best > before

    def _exchange(self, tries: Neighbourhoods) -> None:
        stale = 0
        while stale < STALE and not self._is_over():
            before = self.best
            self._take(tries.exchange(self.split, self._effort(REASSIGN_SECONDS)))
            stale = 0 if self.best > before + CLOSE else stale + 1

    def _finish(self, generator: Generator) -> None:
        """If the bound leaves few routes, solve them exactly: this proves the best split."""
        left = np.flatnonzero(generator.ceilings > self.best)
        if self.worth.complete and len(left) <= FEW and not self._is_over():
            routes = sorted({*left.tolist(), *(p.route for p in self.split)})
            self._exactly(routes, all_routes=True)

    def _take(self, split: Split) -> None:
        if not split:
            return
        reached = value(self.worth, split)
        if reached > self.best:
            self.best, self.split = reached, split
            self._tell("groups and routes found")

    def _lower(self, bound: float) -> None:
        self.proved = min(self.proved, bound)
        if bound < self.bound:
            self.bound = max(bound, self.best)
            self._tell("bound lowered")

    def _tell(self, message: str) -> None:
        self.report(Progress(STAGE, self.best, self.bound, message))

    def _is_proven(self) -> bool:
        return self.settled or self.bound - self.best <= CLOSE * max(1.0, abs(self.bound))

    def _is_over(self) -> bool:
        return self._is_proven() or self.cancelled() or time.monotonic() >= self.deadline

    def _answer(self) -> RouteAnswer:
        plan = as_plan(self.worth, self.split)
        late = Stopped.CANCELLED if self.cancelled() else Stopped.TIME
        stopped = Stopped.PROVEN if self._is_proven() else late
        bound = honest_bound(self.best, min(self.bound, self.proved))
        return RouteAnswer(plan.groups, plan.stays, plan.legs, StageReport(STAGE, self.best, bound, stopped))

"""Several searches for the same optimum: one after the other on one worker, side by side on more.

With one worker the answer is the same for the same seed, unless the time runs out. With more, whichever search is
first decides which of the best answers it is; its value and the proof do not depend on that.
"""

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python.cp_model import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    CpModel,
    CpSolver,
    CpSolverSolutionCallback,
    IntVar,
)

from envoyage.planner.progress import Progress, Report, Stop, never, silent

POLL = 0.05  # seconds between two looks at what the searches have found

Readings = Mapping[str, Mapping[int, IntVar]]
"""The unknowns that make an answer: of each meeting by time."""


@dataclass(frozen=True)
class Formulation:
    """A model, built where it is first needed, and how much of the solver's own effort it may take before the next
    one in its lane gets its turn.

    ``otherwise`` is given where the model allows only answers better than this: if there are none, it is a bound.
    """

    build: Callable[[], tuple[CpModel, Readings]]
    effort: float = math.inf
    seed: int = 0
    otherwise: int | None = None


Lane = Sequence[Formulation]
"""What one worker does, one after the other."""


@dataclass(frozen=True)
class Limits:
    """How long a search may take, how many workers it has, whom it tells, and what cancels it."""

    seconds: float
    seed: int = 0
    workers: int = 1
    report: Report = silent
    cancelled: Stop = never


@dataclass
class Standing:
    """What all searches together know by now: the best answer (times by meeting), its value, the best bound."""

    bound: float
    times: Mapping[str, int] | None = None
    value: float = math.inf
    impossible: bool = False
    failure: BaseException | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to find out."""
        return self.impossible or self.value <= self.bound or self.failure is not None

    def learn_bound(self, bound: float) -> None:
        """Take in a bound; an infinite one tells of a contradiction, which its search reports itself."""
        if math.isfinite(bound):
            with self.lock:
                self.bound = max(self.bound, math.ceil(bound - 1e-6))

    def learn_answer(self, value: float, times: Mapping[str, int]) -> None:
        """Take in an answer."""
        with self.lock:
            if value < self.value:
                self.value, self.times = round(value), times


class _Listener(CpSolverSolutionCallback):
    """Hands every answer of a search on."""

    def __init__(self, readings: Readings, standing: Standing) -> None:
        super().__init__()
        self._readings, self._standing = readings, standing

    def on_solution_callback(self) -> None:
        """An answer."""
        chosen = {m: next(t for t, here in at.items() if self.boolean_value(here)) for m, at in self._readings.items()}
        self._standing.learn_answer(self.objective_value, chosen)


class _Worker(threading.Thread):
    """Runs the formulations of a lane until one settles it or the race is over."""

    def __init__(self, lane: Lane, standing: Standing, deadline: float) -> None:
        super().__init__(daemon=True)
        self.lane, self.standing, self.deadline = lane, standing, deadline
        self.over = threading.Event()
        self._solver: CpSolver | None = None

    def run(self) -> None:
        """The whole lane."""
        try:
            for formulation in self.lane:
                if not (self.over.is_set() or self.standing.settled or time.monotonic() >= self.deadline):
                    self._search(formulation)
        except Exception as failure:
            self.standing.failure = failure  # raised again by the thread that waits

    def end(self) -> None:
        """Stop as soon as possible."""
        self.over.set()
        if self._solver:
            self._solver.stop_search()

    def _search(self, formulation: Formulation) -> None:
        model, readings = formulation.build()
        solver = _solver(formulation, self.deadline)
        if formulation.otherwise is None:
            solver.best_bound_callback = self.standing.learn_bound
        self._solver = solver
        status = solver.solve(model, _Listener(readings, self.standing))
        if status == INFEASIBLE and formulation.otherwise is None:
            self.standing.impossible = True
        elif status == INFEASIBLE:
            self.standing.learn_bound(formulation.otherwise or 0)
        elif status in (OPTIMAL, FEASIBLE) and formulation.otherwise is None:
            self.standing.learn_bound(solver.best_objective_bound)


def _solver(formulation: Formulation, deadline: float) -> CpSolver:
    """Cores of contradictions raise the bound from below, without a linear programme: breaks are few at the best.

    The models hold nothing that a presolve could take out; it would cost more than the search of most cases.
    """
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = formulation.seed
    solver.parameters.optimize_with_core = True
    solver.parameters.linearization_level = 0
    solver.parameters.cp_model_presolve = False
    solver.parameters.max_time_in_seconds = max(0.0, deadline - time.monotonic())
    if formulation.effort < math.inf:
        solver.parameters.max_deterministic_time = formulation.effort
    return solver


def race(lanes: Sequence[Lane], limits: Limits, *, stage: str, bound: float = 0) -> Standing:
    """What the lanes find out together until it is settled, the time is up or the run is cancelled."""
    standing = Standing(bound)
    if limits.cancelled():
        return standing  # a small model would be solved before anybody looks
    deadline = time.monotonic() + limits.seconds
    workers = [_Worker(lane, standing, deadline) for lane in lanes]
    for worker in workers:
        worker.start()
    told = (math.inf, bound)
    try:
        while any(w.is_alive() for w in workers) and not (standing.settled or limits.cancelled()):
            for worker in workers:
                worker.join(POLL / len(workers))
            if told != (standing.value, standing.bound):
                told = standing.value, standing.bound
                value = None if standing.value == math.inf else standing.value
                limits.report(Progress(stage, value, standing.bound))
    finally:
        _end_all(workers)
    if standing.failure is not None:
        raise standing.failure
    return standing


def _end_all(workers: Sequence[_Worker]) -> None:
    while any(w.is_alive() for w in workers):
        for worker in workers:
            worker.end()  # again and again, as a search that has only just started does not hear it
            worker.join(POLL)

"""Solves the timetable of one stay: days of visits by CP-SAT, the order of each day exactly, until both agree."""

import threading
import time
from dataclasses import dataclass
from datetime import date

from ortools.sat.python.cp_model import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN, CpModel, CpSolver

from envoyage.planner.plan import Stopped
from envoyage.planner.progress import Stop
from envoyage.planner.timetable.cuts import add_cuts, add_first_cuts
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.unknowns import StayModel

Choice = dict[date, frozenset[str]]
"""The visits of each day."""
POLL = 0.1  # seconds between two looks whether the run was cancelled
QUICK_EFFORT = 0.1  # of the solver's deterministic time, while there is no timetable at all
FIRST_EFFORT = 1.0  # a hard stay is looked at before it is searched to the end
MENDS = 12  # tries to mend days that do not fit
MEND_EFFORT = 0.2
CLOSE = 1e-6  # points
VALUE_SECONDS = 1.0  # to value a given timetable


@dataclass(frozen=True)
class Limits:
    """How long a search may take, its seed, what cancels it, and workers.

    ``deadline`` (monotonic) ends the search for something better; while nothing at all is found it goes on for
    ``patience`` seconds more, because a stay without visits costs more than a late answer.
    """

    deadline: float
    seed: int
    cancelled: Stop
    workers: int = 1
    gap: float = 0.0
    patience: float = 0.0

    def left(self, *, found: bool = True) -> float:
        """Seconds left, by whether something is found."""
        return self.deadline + (0.0 if found else self.patience) - time.monotonic()

    def over(self, *, found: bool = True) -> bool:
        """Whether to stop now."""
        return self.left(found=found) <= 0 or self.cancelled()


@dataclass(frozen=True)
class Found:
    """A timetable of a stay: visits by day; value and bound of the model in points; what stopped the search."""

    choice: Choice
    value: float
    bound: float
    stopped: Stopped


def solve_stay(model: StayModel, planner: DayPlanner, limits: Limits, known: Choice | None = None) -> Found | None:
    """The best timetable found, None where none was; ``known`` is one to start from, kept if nothing is better.

    Nothing is given back where the time was too short to value the known one: it must not give way to a worse.

    The model must be closed. A relaxation that does not know the clock is solved, its days are put in order, and
    what does not fit is forbidden, until everything fits: so every bound is a valid bound.
    """
    add_first_cuts(model, planner, limits.over)
    search = _Search(model, planner, limits, known)
    while not search.is_over() and search.step():
        pass
    return None if search.unsure else search.result()


class Unsure(Exception):
    """A timetable could not be valued in time."""


class _Search:
    def __init__(self, model: StayModel, planner: DayPlanner, limits: Limits, known: Choice | None) -> None:
        self.model, self.planner, self.limits = model, planner, limits
        self.best: Choice | None = None
        self.value, self.bound = float("-inf"), float("inf")
        self.unsure = False
        self._effort = QUICK_EFFORT
        self._hint = known = self._still_possible(known)
        if known is not None:
            self._try(known)

    def _still_possible(self, known: Choice | None) -> Choice | None:
        """What the model still allows of a known timetable: other people may be in the group than it was made for."""
        if known is None:
            return None
        return {d: frozenset(v for v in visits if (v, d) in self.model.held) for d, visits in known.items()}

    def is_over(self) -> bool:
        """Whether the time is up."""
        return self.limits.over(found=self.best is not None)

    def _left(self) -> float:
        return self.limits.left(found=self.best is not None)

    def step(self) -> bool:
        """Solve the relaxation once, with the effort of this round; whether to go on."""
        solver = _solver(self.limits, self._effort, self._left())
        self._take_hint()
        status = _watched(solver, self.model.model, self.limits)
        if status == INFEASIBLE:
            return False
        fits = True
        if status in (OPTIMAL, FEASIBLE):
            self.bound = min(self.bound, solver.best_objective_bound / self.model.points)
            fits = self._learn(self._read(solver), solver.objective_value / self.model.points)
        if fits and status != OPTIMAL:
            self._effort *= 2  # searching longer is the only way on
        proven = self.bound - self.value <= CLOSE or (fits and status == OPTIMAL)
        return not proven

    def _learn(self, choice: Choice, value: float) -> bool:
        """Keep days that all fit; else forbid what does not, and mend it. Whether all fit."""
        misfits = self._forbid_misfits(choice)
        if not misfits:
            self._keep(choice, value)
        elif value > self.value:
            self._mend(choice, misfits)
        self._hint = self.best or choice
        return not misfits

    def _forbid_misfits(self, choice: Choice) -> list[date]:
        """The days on which not all fits; what does not fit is forbidden from now on."""
        misfits = [d for d, v in choice.items() if v and not self.planner.fits(d, v)]
        for day in misfits:
            add_cuts(self.model, self.planner, day, choice[day])
        return misfits

    def _mend(self, choice: Choice, misfits: list[date]) -> None:
        """The best days in the place of those that do not fit, the other days as they are."""
        for _ in range(MENDS):
            part = self.model.model.clone()
            for (visit, day), unknown in self.model.held.items():
                if day not in misfits:
                    part.add(unknown == int(visit in choice.get(day, frozenset())))
            solver = _solver(self.limits, MEND_EFFORT, self._left())
            if self.is_over() or _watched(solver, part, self.limits) not in (OPTIMAL, FEASIBLE):
                return
            mended = self._read(solver)
            if not self._forbid_misfits(mended):
                self._keep(mended, solver.objective_value / self.model.points)
                return

    def _take_hint(self) -> None:
        self.model.model.clear_hints()  # type: ignore[no-untyped-call]
        for day, visits in (self._hint or {}).items():
            for v in sorted(visits):
                self.model.model.add_hint(self.model.held[v, day], True)

    def _read(self, solver: CpSolver) -> Choice:
        held = self.model.held
        return {
            day: frozenset(v.id for v in self.model.visits if solver.value(held[v.id, day])) for day in self.model.days
        }

    def _try(self, choice: Choice) -> None:
        """Value a timetable by fixing it, and keep it if it is allowed and better."""
        if any(v and not self.planner.fits(d, v) for d, v in choice.items()):
            return
        try:
            value = evaluate(self.model, choice, self.limits)
        except Unsure:
            self.unsure = True
            return
        if value is not None:
            self._keep(choice, value)

    def _keep(self, choice: Choice, value: float) -> None:
        self._effort = max(self._effort, FIRST_EFFORT)
        if value > self.value:
            self.best, self.value = choice, value

    def result(self) -> Found | None:
        """What was found, with the bound and the reason of the end."""
        if self.best is None:
            return None
        bound = max(self.bound, self.value)
        proven = bound - self.value <= CLOSE
        late = Stopped.CANCELLED if self.limits.cancelled() else Stopped.TIME
        return Found(self.best, self.value, bound, Stopped.PROVEN if proven else late)


def evaluate(model: StayModel, choice: Choice, limits: Limits) -> float | None:
    """The model's value of a timetable in points, None where a rule forbids it; Unsure after a second."""
    fixed = model.model.clone()
    for (visit, day), unknown in model.held.items():
        fixed.add(unknown == int(visit in choice.get(day, frozenset())))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = limits.seed
    solver.parameters.max_time_in_seconds = VALUE_SECONDS
    status = _watched(solver, fixed, limits)
    if status == UNKNOWN:
        raise Unsure
    return solver.objective_value / model.points if status in (OPTIMAL, FEASIBLE) else None


def _solver(limits: Limits, effort: float, seconds: float) -> CpSolver:
    solver = CpSolver()
    solver.parameters.num_workers = limits.workers
    solver.parameters.linearization_level = 2  # without it small models with few visits may crawl up for seconds
    solver.parameters.random_seed = limits.seed
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.max_deterministic_time = effort
    solver.parameters.relative_gap_limit = limits.gap
    return solver


def _watched(solver: CpSolver, model: CpModel, limits: Limits) -> int:
    """Solve while a thread watches for cancellation."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(POLL):
            if limits.cancelled():
                solver.stop_search()
                return

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        return int(solver.solve(model))
    finally:
        done.set()
        thread.join()

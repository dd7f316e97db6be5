"""Maximising a model of integers: one worker and a fixed seed, so that a proven answer is always the same."""

from dataclasses import dataclass
from time import monotonic

from ortools.sat.python.cp_model import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    CpModel,
    CpSolver,
    CpSolverSolutionCallback,
    IntVar,
    LinearExpr,
)

from envoyage.planner.plan import Stopped
from envoyage.planner.progress import Stop, never

Term = tuple[int, IntVar]
"""A coefficient and its unknown."""


def total(terms: list[Term]) -> LinearExpr:
    """The weighted sum of unknowns; 0 for none."""
    return LinearExpr.weighted_sum([unknown for _, unknown in terms], [coefficient for coefficient, _ in terms])


@dataclass(frozen=True)
class Answer:
    """What a search found: value and upper bound of the objective, the solver to ask for values, what ended it.

    ``found`` is false where there is no answer; then ``stopped`` is PROVEN if none exists.
    """

    found: bool
    value: float
    bound: float
    stopped: Stopped
    solver: CpSolver

    def chose(self, unknown: IntVar) -> bool:
        """Whether a yes-or-no unknown is yes."""
        return bool(self.solver.value(unknown))


class _StopWhenAsked(CpSolverSolutionCallback):
    def __init__(self, cancelled: Stop) -> None:
        super().__init__()
        self._cancelled = cancelled

    def on_solution_callback(self) -> None:
        if self._cancelled():
            self.stop_search()


def maximise(model: CpModel, *, seconds: float, seed: int, cancelled: Stop = never) -> Answer:
    """Search for the best answer of a model for at most so many seconds."""
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = (
        2  # identical vans for seven groups: no bound in 5 s without it, 0.03 s with
    )
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    status = solver.solve(model, _StopWhenAsked(cancelled))
    found = status in (OPTIMAL, FEASIBLE)
    proven = status in (OPTIMAL, INFEASIBLE)
    late = Stopped.CANCELLED if cancelled() else Stopped.TIME
    value = solver.objective_value if found else 0.0
    bound = solver.best_objective_bound if found else 0.0
    return Answer(found, value, bound, Stopped.PROVEN if proven else late, solver)


def worst(endings: list[Stopped]) -> Stopped:
    """What stopped several searches together: cancelled before time before proven."""
    order = (Stopped.CANCELLED, Stopped.TIME)
    return next((s for s in order if s in endings), Stopped.PROVEN)


class Budget:
    """Seconds shared by so many searches; what one leaves over goes to those after it, up to half of what is left."""

    def __init__(self, seconds: float, searches: int) -> None:
        self._end = monotonic() + seconds
        self._searches = searches

    def share(self) -> float:
        """Seconds for the next search."""
        left = max(0.0, self._end - monotonic())
        share = max(left / max(1, self._searches), left / 2)
        self._searches -= 1
        return share

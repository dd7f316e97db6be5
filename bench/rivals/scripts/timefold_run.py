"""Runs Timefold with its default search until the seconds of the whole process are over."""

import time
from collections.abc import Callable
from typing import Any

import lines
from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    SolverConfigOverride,
    TerminationConfig,
)

STARTED = time.monotonic()
MARGIN = 0.5
"""Seconds left for ending."""


def solve(
    problem: Any, entities: list[type], constraints: Any, answer: Callable[[Any], dict[str, Any] | None], seconds: float
) -> None:
    """Solve, telling every better answer, also one that breaks a hard rule: the checker says what is wrong with it."""
    config = SolverConfig(
        solution_class=type(problem),
        entity_class_list=entities,
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=constraints),
    )
    factory = SolverFactory.create(config)  # translates Python to Java, which takes seconds
    left = max(1.0, seconds - MARGIN - (time.monotonic() - STARTED))
    limit = TerminationConfig(spent_limit=Duration(milliseconds=round(1000 * left)))
    solver = factory.build_solver(SolverConfigOverride(termination_config=limit))
    solver.add_event_listener(lambda event: _tell(answer(event.new_best_solution)))
    _tell(answer(solver.solve(problem)))


def _tell(found: dict[str, Any] | None) -> None:
    if found:
        lines.solution(found)

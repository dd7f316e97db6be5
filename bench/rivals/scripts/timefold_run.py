"""Runs Timefold with its default search until the seconds of the whole process are over."""

import time
from collections.abc import Callable
from typing import Any

import lines
from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    SolverConfigOverride,
    TerminationConfig,
)

STARTED = time.monotonic()
MARGIN = 1.5
"""Seconds left for ending."""


def solve(
    problem: Any, entities: list[type], constraints: Any, answer: Callable[[Any], dict[str, Any] | None], seconds: float
) -> None:
    """Solve, and tell the last answer, also one that breaks a hard rule: the checker says what is wrong with it.

    Better answers on the way are not listened to: to translate each of them back to Python took half of the search.
    """
    config = SolverConfig(
        solution_class=type(problem),
        environment_mode=EnvironmentMode.NO_ASSERT,
        entity_class_list=entities,
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=constraints),
    )
    factory = SolverFactory.create(config)  # translates Python to Java, which takes seconds
    left = max(1.0, seconds - MARGIN - (time.monotonic() - STARTED))
    limit = TerminationConfig(spent_limit=Duration(milliseconds=round(1000 * left)))
    solver = factory.build_solver(SolverConfigOverride(termination_config=limit))
    if found := answer(solver.solve(problem)):
        lines.solution(found)

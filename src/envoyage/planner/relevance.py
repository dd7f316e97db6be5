"""How far an appointment serves a need."""

from collections.abc import Collection

from envoyage.planner.problem import Need, Problem


def relevance(problem: Problem, themes: Collection[str], objectives: Collection[str], need: Need) -> float:
    """From 0 to 1: 1 where theme and objective fit, the policy's shares where one of them does."""
    theme, objective = need.theme in themes, need.objective in objectives
    if theme and objective:
        return 1.0
    if theme:
        return problem.policies.theme_only
    return problem.policies.objective_only if objective else 0.0

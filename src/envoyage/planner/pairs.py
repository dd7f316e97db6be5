"""Pairs of travellers who want to be, or must not be, in the same group."""

from envoyage.planner.problem import Problem


def pairs(problem: Problem, field: str) -> tuple[tuple[str, str], ...]:
    """Pairs named by a participant's ``keep_with`` or ``keep_apart``, each once and sorted.

    One mention is enough. Who does not travel is left out.
    """
    travelling = {p.id for p in problem.travellers}
    found = {
        (min(p.id, other), max(p.id, other))
        for p in problem.travellers
        for other in getattr(p, field)
        if other in travelling and other != p.id
    }
    return tuple(sorted(found))

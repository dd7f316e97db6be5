"""How many language officers a group needs, and how many groups the officers can serve."""

from math import ceil

from envoyage.planner.problem import LanguageMode, LanguageOfficer, Problem


def staffing(problem: Problem, language: str, guests: int) -> dict[LanguageMode, int]:
    """Officers of each mode for a group with ``guests`` people of this language (empty: the host language).

    A fit to the published records of nine groups: two liaisons, or two simultaneous interpreters and a
    consecutive one for every seven people beyond five.
    """
    rules = problem.policies
    if not language:
        return {LanguageMode.LIAISON: rules.liaisons_per_group}
    need = {LanguageMode.SIMULTANEOUS: rules.simultaneous_per_group}
    consecutive = max(0, ceil((guests - 5) / rules.guests_per_consecutive))
    if consecutive:
        need[LanguageMode.CONSECUTIVE] = consecutive
    return need


def is_consecutive(problem: Problem) -> bool:
    """Whether interpreted groups have consecutive interpreters only: nobody speaks while the speaker does."""
    return not problem.policies.simultaneous_per_group


def available(problem: Problem, officer: LanguageOfficer) -> bool:
    """Whether the officer is free for the whole programme."""
    starts = officer.available_from is None or officer.available_from <= problem.starts
    return starts and (officer.available_to is None or officer.available_to >= problem.ends)


def teams(problem: Problem, language: str) -> int:
    """How many groups the available officers of a language can serve (empty: liaisons for host-language groups)."""
    mode = LanguageMode.SIMULTANEOUS if language else LanguageMode.LIAISON
    each = problem.policies.simultaneous_per_group if language else problem.policies.liaisons_per_group
    free = sum(
        1
        for o in problem.officers
        if o.mode is mode and (not language or language in o.languages) and available(problem, o)
    )
    return free // each if each else len(problem.participants)

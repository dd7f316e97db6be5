"""How many people the language officers can interpret a language for."""

from envoyage.planner.problem import LanguageMode, LanguageOfficer, Problem
from envoyage.planner.selection.nominations import Nominations
from envoyage.planner.staffing import available

WITHOUT_CONSECUTIVE = 5
"""People a pair of simultaneous interpreters serves alone (as in the planner's staffing)."""


def seats(nominations: Nominations, language: str) -> int:
    """The most people of a language that fit into groups which the free officers can staff.

    Officers of several languages are counted for each of them, so it is a limit from above.
    """
    problem = nominations.programme
    free = [o for o in problem.officers if language in o.languages and available(problem, o)]
    pair = problem.policies.simultaneous_per_group
    groups = _count(free, LanguageMode.SIMULTANEOUS) // pair
    return max(_with_groups(problem, free, number) for number in range(groups + 1))


def _count(officers: list[LanguageOfficer], mode: LanguageMode) -> int:
    return sum(o.mode is mode for o in officers)


def _with_groups(problem: Problem, free: list[LanguageOfficer], groups: int) -> int:
    """People in so many groups; simultaneous interpreters left over work consecutively."""
    rules = problem.policies
    spare = _count(free, LanguageMode.SIMULTANEOUS) - rules.simultaneous_per_group * groups
    helpers = spare + _count(free, LanguageMode.CONSECUTIVE)
    alone = min(WITHOUT_CONSECUTIVE, rules.group_largest)
    full, rest = divmod(rules.group_largest - alone, rules.guests_per_consecutive)
    gains = sorted([rules.guests_per_consecutive] * (full * groups) + [rest] * groups, reverse=True)
    return groups * alone + sum(gains[:helpers])

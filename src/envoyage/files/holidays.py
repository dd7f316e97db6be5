"""Public holidays of the host country, where a programme lists none of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from envoyage.planner.problem import Problem

Holiday = tuple[date, str, str]


def with_holidays(problem: Problem) -> Problem:
    """The programme with the public holidays of its days: national ones, and those of the states of its cities.

    A programme that lists holidays keeps its own list. An unknown country has none.
    """
    if problem.holidays:
        return problem
    return replace(problem, holidays=tuple(sorted(_found(problem))))


def _found(problem: Problem) -> Iterator[Holiday]:
    import holidays  # noqa: PLC0415 -- takes longer to load than most files to read

    country = problem.policies.holidays_of
    states = holidays.list_supported_countries().get(country)
    if states is None:
        return
    years = range(problem.starts.year, problem.ends.year + 1)
    national = holidays.country_holidays(country, years=years)
    yield from ((day, "", name) for day, name in national.items() if problem.starts <= day <= problem.ends)
    for state in sorted({c.state for c in problem.cities} & set(states)):
        local = holidays.country_holidays(country, subdiv=state, years=years)
        for day, name in local.items():
            if problem.starts <= day <= problem.ends and day not in national:
                yield day, state, name

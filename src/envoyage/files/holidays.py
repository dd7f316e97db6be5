"""Public holidays of the countries of a programme's cities, beside those that it lists itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from envoyage.planner.problem import Problem

Holiday = tuple[date, str, str]
ENGLISH = "en_US"
"""The language of the names, whatever the machine's own; a country without English names has its own."""
LONGEST = 2
"""Years looked at, however late a programme claims to end."""


def with_holidays(problem: Problem) -> Problem:
    """The programme with the public holidays of its days: national ones, and those of the states of its cities.

    Holidays that the programme lists are kept beside them; on the same day and in the same place they count alone.
    An unknown country has none.
    """
    taken = {(day, where) for day, where, _ in problem.holidays}
    public = {h for country in _countries(problem) for h in _of_country(problem, country) if h[:2] not in taken}
    return replace(problem, holidays=(*problem.holidays, *sorted(public)))


def _countries(problem: Problem) -> list[str]:
    """The country that the policies name, and those of the cities."""
    return sorted({problem.policies.holidays_of, *(c.country for c in problem.cities)})


def _of_country(problem: Problem, country: str) -> Iterator[Holiday]:
    import holidays  # noqa: PLC0415 -- takes longer to load than most files to read

    states = holidays.list_supported_countries().get(country)
    if states is None:
        return
    years = range(problem.starts.year, min(problem.ends.year, problem.starts.year + LONGEST) + 1)
    abroad = "" if country == problem.policies.holidays_of else f"{country}-"
    national = holidays.country_holidays(country, years=years, language=ENGLISH)
    yield from ((day, abroad, name) for day, name in national.items() if problem.starts <= day <= problem.ends)
    for state in sorted({c.state for c in problem.cities if c.country == country} & set(states)):
        local = holidays.country_holidays(country, subdiv=state, years=years, language=ENGLISH)
        for day, name in local.items():
            if problem.starts <= day <= problem.ends and day not in national:
                yield day, abroad + state, name

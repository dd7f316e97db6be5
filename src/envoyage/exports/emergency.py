"""Whom to ring first in danger: the number for police, fire and ambulance of the country one is in.

Only numbers that one call is enough for are listed; for a country without one nothing is printed rather than guessed.
"""

from collections.abc import Iterable

from envoyage.exports.phrases import country_name
from envoyage.planner.problem import Problem

NORTH_AMERICA = ("CA", "MX", "US")
"""911: in the United States by the Wireless Communications and Public Safety Act of 1999; the same number next door."""
EUROPE = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
"""112: Directive (EU) 2018/1972, article 109; it holds for the European Economic Area."""
NUMBERS = {
    **dict.fromkeys(NORTH_AMERICA, "911"),
    **dict.fromkeys(EUROPE, "112"),
    "AU": "000",
    "GB": "999",
    "NZ": "111",
}


def emergency_number(problem: Problem, city: str) -> str:
    """The number that answers in a city; empty where none is known for its country."""
    return NUMBERS.get(problem.city[city].country, "") if city in problem.city else ""


def emergency_numbers(problem: Problem, cities: Iterable[str]) -> str:
    """The numbers of several cities in few words: one where it is the same everywhere, else each with its country."""
    countries = list(dict.fromkeys(problem.city[c].country for c in cities if c in problem.city))
    known = [(NUMBERS[c], country_name(problem, c)) for c in countries if c in NUMBERS]
    if len({number for number, _ in known}) == 1 and len(known) == len(countries):
        return known[0][0]
    return ", ".join(f"{number} ({country})" for number, country in known)

"""Airports that cities and flights name by code alone are taken from the list of those with scheduled service."""

from collections.abc import Iterator
from dataclasses import replace

from envoyage.planner.airports import known_airports
from envoyage.planner.problem import Problem


def with_airports(problem: Problem) -> Problem:
    """The programme with every airport it names that is known; its own rows count before those of the list."""
    known = known_airports()
    added = {code: known[code] for code in _named(problem) if code in known and code not in problem.airport}
    return replace(problem, airports=(*problem.airports, *added.values())) if added else problem


def _named(problem: Problem) -> Iterator[str]:
    """The codes of airports, in the order in which the programme names them."""
    yield from (c.airport for c in problem.cities)
    for flight in problem.flights:
        yield from (flight.origin, flight.destination)

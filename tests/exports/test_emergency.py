"""The number to ring first is that of the country; where none is known, none is made up."""

from dataclasses import replace

from envoyage.exports.emergency import emergency_number, emergency_numbers
from envoyage.planner.problem import Country
from tests.builders import tiny_problem


def test_one_number_stands_alone_and_several_with_their_countries():
    problem = tiny_problem()
    abroad = {"reno": "CA", "tulsa": "FR", "boise": "KE"}
    cities = tuple(replace(c, country=abroad.get(c.id, "US")) for c in problem.cities)
    problem = replace(problem, cities=cities, countries=(*problem.countries, Country("FR", "France", "Europe")))

    assert emergency_numbers(problem, ("mobile", "washington")) == "911"
    assert emergency_numbers(problem, ("mobile", "reno")) == "911"
    assert emergency_numbers(problem, ("mobile", "tulsa")) == "911 (US), 112 (France)"
    assert emergency_numbers(problem, ("mobile", "boise")) == "911 (US)"
    assert (emergency_number(problem, "boise"), emergency_number(problem, "nowhere")) == ("", "")
    assert emergency_numbers(problem, ()) == ""

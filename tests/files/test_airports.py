"""Airports that a programme names by code alone are looked up in the list of those with scheduled service."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from envoyage.files import read_problem, write_problem
from envoyage.planner.airports import known_airports
from envoyage.planner.errors import Faulty
from envoyage.planner.problem import Airport, Flight
from tests.builders import tiny_problem

BARE = replace(tiny_problem(), airports=())
CITIES = {c.airport for c in BARE.cities}


@pytest.mark.parametrize("name", ["programme.xlsx", "programme.json"])
def test_the_airports_of_cities_and_flights_need_not_be_listed(name: str, tmp_path: Path):
    flight = Flight("f1", "XX 1", "BOG", "IAD", datetime(2027, 5, 15, 7), datetime(2027, 5, 15, 13), ("p01",))
    write_problem(replace(BARE, flights=(flight,)), tmp_path / name)

    read = read_problem(tmp_path / name)

    assert set(read.airport) == CITIES | {"BOG", "IAD"}
    assert read.airport["BOG"] == known_airports()["BOG"]


def test_a_row_of_the_programme_counts_before_the_list(tmp_path: Path):
    own = Airport("RNO", "The other field of Reno", 39.5, -119.8, "America/Los_Angeles")
    write_problem(replace(BARE, airports=(own,)), tmp_path / "programme.json")

    assert read_problem(tmp_path / "programme.json").airport["RNO"] == own


def test_an_airport_that_neither_lists_is_told(tmp_path: Path):
    cities = tuple(replace(c, airport="RNX") if c.airport == "RNO" else c for c in BARE.cities)
    write_problem(replace(BARE, cities=cities), tmp_path / "programme.xlsx")

    with pytest.raises(Faulty) as caught:
        read_problem(tmp_path / "programme.xlsx")

    assert [f.code for f in caught.value.faults] == ["unknown_airport"]

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from envoyage.planner.plan import Mode
from envoyage.planner.problem import TravelTime
from envoyage.planner.travel import journey, miles, ride_minutes, up_to_five
from tests.builders import tiny_problem

degrees = st.tuples(st.floats(25, 49), st.floats(-124, -67))


def test_the_way_from_reno_to_tulsa_is_as_long_as_on_the_map() -> None:
    assert 1290 < miles(39.53, -119.81, 36.15, -95.99) < 1330


@given(degrees, degrees)
def test_a_way_is_as_long_as_the_way_back(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert abs(miles(*a, *b) - miles(*b, *a)) < 1e-6


@given(degrees, degrees)
def test_rides_are_whole_clock_units_and_nobody_rides_to_where_he_is(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    minutes = ride_minutes(tiny_problem(), a, b)

    assert minutes % 5 == 0
    assert (minutes == 0) == (a == b)


@given(st.floats(0, 1000))
def test_minutes_are_rounded_up_and_never_by_five_or_more(minutes: float) -> None:
    assert -1e-5 <= up_to_five(minutes) - minutes < 5


def test_far_cities_are_flown_to_and_near_ones_driven_to() -> None:
    problem = tiny_problem()

    assert journey(problem, "reno", "tulsa").mode is Mode.AIR
    assert journey(problem, "washington", "washington").mode is Mode.NONE
    near = replace(problem.city["reno"], id="near", latitude=39.9)
    assert journey(replace(problem, cities=(*problem.cities, near)), "reno", "near").mode is Mode.ROAD


def test_a_table_of_journeys_wins_over_the_formulas_in_both_directions() -> None:
    problem = tiny_problem(travel_times=(TravelTime("reno", "boise", 333, 420.0, 99.0),))

    assert journey(problem, "reno", "boise").minutes == 333
    assert journey(problem, "boise", "reno").dollars == 99.0

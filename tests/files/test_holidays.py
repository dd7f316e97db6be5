"""Public holidays come from the calendars of the cities' countries, beside those that a programme lists."""

from dataclasses import replace
from datetime import date

from envoyage.files import with_holidays
from envoyage.planner.problem import Policies
from tests.builders import tiny_problem

LATE = tiny_problem(starts=date(2027, 11, 1), ends=date(2027, 11, 12))


def test_national_holidays_count_everywhere_and_those_of_states_in_their_state():
    found = with_holidays(LATE).holidays

    assert (date(2027, 11, 11), "", "Veterans Day") in found
    assert {state for day, state, _ in found if day == date(2027, 11, 2)} <= {"NY", "", "DC"}
    assert all(LATE.starts <= day <= LATE.ends for day, _, _ in found)


def test_holidays_of_ones_own_are_added_to_the_public_ones():
    own = ((date(2027, 11, 3), "NV", "Office closed"),)

    found = with_holidays(replace(LATE, holidays=own)).holidays

    assert set(found) == {*own, *with_holidays(LATE).holidays}


def test_a_holiday_with_a_name_of_ones_own_is_not_listed_twice():
    own = ((date(2027, 11, 11), "", "Day of the veterans"),)

    found = with_holidays(replace(LATE, holidays=own))

    assert [name for day, _, name in found.holidays if day == date(2027, 11, 11)] == ["Day of the veterans"]
    assert with_holidays(found) == found


def test_cities_of_another_country_have_the_holidays_of_theirs():
    abroad = replace(LATE.city["reno"], country="DE", state="BY")
    problem = replace(LATE, cities=(abroad, *(c for c in LATE.cities if c.id != "reno")))
    problem = with_holidays(replace(problem, starts=date(2027, 11, 1)))

    assert problem.holiday("reno", date(2027, 11, 1)) == "All Saints' Day"
    assert problem.holiday("tulsa", date(2027, 11, 1)) == ""
    assert problem.holiday("reno", date(2027, 11, 11)) == ""
    assert problem.holiday("tulsa", date(2027, 11, 11)) == "Veterans Day"


def test_an_unknown_country_has_none():
    cities = tuple(replace(c, country="QQ") for c in LATE.cities)
    unknown = replace(LATE, cities=cities, policies=Policies(holidays_of="QQ"))

    assert with_holidays(unknown).holidays == ()

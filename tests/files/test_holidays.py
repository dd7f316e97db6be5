"""Public holidays come from the host country's calendar unless the programme lists its own."""

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


def test_a_list_of_ones_own_is_kept():
    own = ((date(2027, 11, 3), "NV", "Office closed"),)

    assert with_holidays(replace(LATE, holidays=own)).holidays == own


def test_an_unknown_country_has_none():
    assert with_holidays(replace(LATE, policies=Policies(holidays_of="QQ"))).holidays == ()

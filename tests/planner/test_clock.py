from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from envoyage.planner.clock import instant, wall
from tests.builders import PLACES, tiny_problem

PROBLEM = tiny_problem()
moments = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1))


def skipped(city: str, when: datetime) -> bool:
    """A time that no clock on the wall shows, or that is shown twice."""
    return wall(PROBLEM, city, instant(PROBLEM, city, when)) != when


@given(st.sampled_from(sorted(PLACES)), moments)
def test_wall_clock_and_instant_agree_but_for_the_skipped_hour_of_spring(city: str, when: datetime) -> None:
    back = wall(PROBLEM, city, instant(PROBLEM, city, when))

    assert back in (when, when + timedelta(hours=1))


def test_the_skipped_hour_is_read_as_if_the_clock_had_not_changed() -> None:
    assert skipped("reno", datetime(2027, 3, 14, 2, 30))
    assert not skipped("reno", datetime(2027, 3, 14, 3, 30))


def test_noon_in_reno_is_three_hours_after_noon_in_washington() -> None:
    noon = datetime(2027, 5, 20, 12)

    assert instant(PROBLEM, "reno", noon) - instant(PROBLEM, "washington", noon) == timedelta(hours=3)

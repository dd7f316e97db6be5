"""What is far beyond any programme is named, before a solver cannot count it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from envoyage.planner.faults import find_faults
from envoyage.planner.problem import LanguageMode, PerDiem, Problem, Speaks, TravelTime
from tests.builders import day, tiny_problem

TINY = tiny_problem()
TOO_MUCH = 1_000_001.0


def told(problem: Problem) -> dict[str, str]:
    """The faults by place, each as its sentence."""
    return {f.place: str(f) for f in find_faults(problem)}


def with_first(table: str, **changes: object) -> Problem:
    rows = getattr(TINY, table)
    return replace(TINY, **{table: (replace(rows[0], **changes), *rows[1:])})


@pytest.mark.parametrize(
    ("problem", "place"),
    [
        (with_first("officers", daily_rate=TOO_MUCH), "officers[es0].daily_rate"),
        (with_first("cities", lodging_ceiling=TOO_MUCH), "cities[washington].lodging_ceiling"),
        (with_first("cities", meals_rate=TOO_MUCH), "cities[washington].meals_rate"),
        (with_first("vehicles", day_rate=TOO_MUCH), "vehicles[washington-van1].day_rate"),
        (replace(TINY, per_diems=(PerDiem("reno", 5, TOO_MUCH, 1.0),)), "per_diems[reno/5].lodging"),
        (
            replace(TINY, travel_times=(TravelTime("reno", "tulsa", 60, 9.0, TOO_MUCH),)),
            "travel_times[reno/tulsa].fare",
        ),
        (replace(TINY, policies=replace(TINY.policies, fare_fixed=TOO_MUCH)), "policies.fare_fixed"),
        (replace(TINY, policies=replace(TINY.policies, officer_day_rate=TOO_MUCH)), "policies.officer_day_rate"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_rate_beyond_a_million_is_too_much(problem: Problem, place: str) -> None:
    assert "Write a number from 0 to 1,000,000." in told(problem)[place]


def test_a_million_is_possible() -> None:
    assert told(with_first("officers", daily_rate=1_000_000.0)) == {}


def test_years_long_ago_and_far_ahead_are_no_years_of_programmes() -> None:
    early = replace(TINY, starts=date(1, 1, 1), ends=date(1, 1, 16))
    late = replace(TINY, starts=date.max - timedelta(days=15), ends=date.max)

    assert "1 is not possible as a year here. Write a year from 1900 to 2200." in told(early)["programme.starts"]
    assert "9999 is not possible as a year here." in told(late)["programme.ends"]


def test_interpreters_who_leave_early_are_none_for_the_whole_programme() -> None:
    officers = tuple(replace(o, available_to=day(14)) for o in TINY.officers)

    said = told(replace(TINY, officers=officers))["participants[p00].languages"]

    assert "Nobody who is free for the whole programme interprets Spanish" in said


def test_liaisons_are_not_what_is_missing_where_everybody_needs_an_interpreter() -> None:
    people = tuple(replace(p, languages=(Speaks("es", 5),)) for p in TINY.participants)
    interpreters = tuple(o for o in TINY.officers if o.mode is not LanguageMode.LIAISON)

    assert told(replace(TINY, participants=people, officers=interpreters)) == {}
    assert "officers" in told(replace(TINY, officers=interpreters))

"""Sentences of faults: names instead of codes, and numbers that fit their nouns."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from envoyage.planner.errors import Fault
from envoyage.planner.faults import find_faults, find_warnings
from envoyage.planner.problem import (
    AppointmentPin,
    CityPin,
    LanguageMode,
    MemberPin,
    Pins,
    Problem,
    Speaks,
)
from tests.builders import at, tiny_problem
from tests.planner.faults.helper import with_pins, with_policies, with_row
from tests.planner.faults.test_all import CASES

TINY = tiny_problem()
BAD_PLURAL = re.compile(r"\b1 (?:groups|people|rooms|liaisons|minutes|times|participants)\b")


def text_of(problem: Problem, code: str) -> str:
    """The sentence of the only fault with a code."""
    (text,) = (f.text for f in find_faults(problem) if f.code == code)
    return text


def one_of_each() -> Iterator[Problem]:
    """The tiny programme with a single group, room, place, request and liaison."""
    interpreters = tuple(o for o in TINY.officers if o.mode is not LanguageMode.LIAISON)
    yield with_policies(groups_most=1, groups_fewest=1, group_largest=10)
    yield with_policies(groups_fewest=1, groups_most=1, group_smallest=30, group_largest=30)
    yield replace(TINY, hotels=tuple(replace(h, rooms=1) for h in TINY.hotels))
    yield replace(TINY, cities=tuple(replace(c, groups=int(c.id == "reno")) for c in TINY.cities))
    yield replace(TINY, officers=interpreters, policies=replace(TINY.policies, liaisons_per_group=1))
    yield with_row("hotels", 2, rooms=1)
    yield with_row("resources", 4, most_asks=1)


@pytest.mark.parametrize("problem", [*one_of_each(), *(problem for problem, _ in CASES.values())])
def test_numbers_fit_their_nouns(problem: Problem) -> None:
    faults: tuple[Fault, ...] = find_faults(problem) or find_warnings(problem)

    assert [f for f in faults if BAD_PLURAL.search(str(f))] == []


def test_one_group_that_is_too_small_holds_so_many() -> None:
    assert text_of(with_policies(groups_most=1, groups_fewest=1, group_largest=10), "too_many_people") == (
        "12 people travel, but 1 group of 10 holds 10."
    )


def test_two_groups_that_are_too_large_take_so_many() -> None:
    problem = with_policies(groups_most=2, groups_fewest=2, group_smallest=10, group_largest=10)

    assert text_of(problem, "too_few_people") == "12 people travel, but 2 groups of 10 take 20."


def test_a_language_nobody_interprets_goes_by_its_name() -> None:
    problem = with_row("participants", 0, languages=(Speaks("pt", 5),))

    assert text_of(problem, "language_not_offered") == "Nobody interprets Portuguese, which Person 00 would need."


def test_a_language_listed_twice_goes_by_its_name() -> None:
    problem = with_row("participants", 0, languages=(Speaks("es", 5), Speaks("es", 4)))

    assert text_of(problem, "listed_twice") == "Spanish is listed twice."


def test_a_single_group_is_pinned_to_a_city_that_hosts_none() -> None:
    closed = with_row("cities", 2, groups=0)

    problem = replace(closed, pins=Pins(cities=(CityPin("G1", "slot1", "reno"),)))

    assert text_of(problem, "clashing_pins") == "G1 is pinned to Reno in slot1, which hosts 0."


def test_people_and_cities_of_pins_go_by_their_names() -> None:
    person = with_pins(members=(MemberPin("p00", "G1"), MemberPin("p00", "G2")))
    cities = with_pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G1", "slot1", "tulsa")))

    assert text_of(person, "clashing_pins") == "The participant Person 00 is pinned to G1 and G2."
    assert text_of(cities, "clashing_pins") == "G1 is pinned to Reno and Tulsa in slot1."


def test_several_groups_are_there_already() -> None:
    once = replace(TINY, resources=tuple(replace(r, parallel_groups=2) for r in TINY.resources))
    resource = next(r for r in TINY.resources if r.city == "reno")
    pins = tuple(AppointmentPin(g, resource.id, start=at(5, 10)) for g in ("G1", "G2", "G3"))
    problem = replace(once, pins=Pins(appointments=pins), policies=replace(TINY.policies, groups_most=3))

    assert any("when G1, G2 are there; it receives 2 groups at once" in f.text for f in find_faults(problem))

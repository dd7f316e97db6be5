"""The inspection finds whatever somebody breaks in a selection that was right."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from envoyage.planner.problem import LanguageMode, LanguageOfficer
from envoyage.planner.selection.inspect import inspect
from envoyage.planner.selection.nominations import Dimension, Nominations, Quota, Vetting
from envoyage.planner.selection.result import Alternate, Selection
from tests.planner.selection.world import SPANISH, found, nominations, nominee

QUOTAS = (Quota(Dimension.REGION, ("AF",), least=1), Quota(Dimension.COUNTRY, most=2))
OFFICERS = (LanguageOfficer("lo", "One", ("es",), LanguageMode.CONSECUTIVE),)
PEOPLE = (
    nominee(0, 9, country="PE"), nominee(1, 8, country="GH"), nominee(2, 7, country="PE"), nominee(3, 6, country="PE"),
    nominee(4, 5, country="CL", vetting=Vetting.FAILED), nominee(5, 4, country="CL", funding=""),
    nominee(6, 3, country="CL", delegation="D"), nominee(7, 2, country="CL", delegation="D"),
    nominee(8, 1, country="KE", languages=SPANISH), nominee(9, 1, country="KE"),
)  # fmt: skip


@cache
def right() -> tuple[Nominations, Selection]:
    given = nominations(*PEOPLE, places=3, quotas=QUOTAS, officers=OFFICERS)
    return given, found(given)


def codes(change: Callable[[Selection], Selection]) -> set[str]:
    given, selection = right()
    return {fault.code for fault in inspect(given, change(selection))}


def swapped(old: str, new: str) -> Callable[[Selection], Selection]:
    return lambda s: replace(s, chosen=tuple(new if p == old else p for p in s.chosen))


def test_what_is_right_passes():
    given, selection = right()

    assert selection.chosen == ("n0", "n1", "n2")
    assert inspect(given, selection) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (swapped("n1", "n3"), "quota_missed"),
        (swapped("n1", "n3"), "quota_exceeded"),
        (swapped("n2", "n4"), "gate_shut"),
        (swapped("n2", "n5"), "gate_shut"),
        (swapped("n2", "n6"), "delegation_split"),
        (swapped("n2", "n8"), "too_few_officers"),
        (swapped("n2", "n0"), "selected_twice"),
        (swapped("n2", "n77"), "unknown_nominee"),
        (lambda s: replace(s, chosen=s.chosen[:2]), "wrong_size"),
        (lambda s: replace(s, cancelled=("n2",)), "gate_shut"),
        (lambda s: replace(s, value=s.value + 0.1), "wrong_figure"),
        (lambda s: replace(s, bound=s.value - 0.1), "wrong_figure"),
        (lambda s: replace(s, merits=(replace(s.merits[0], score=9.0), *s.merits[1:])), "wrong_figure"),
        (lambda s: replace(s, places=s.places[1:]), "places_differ"),
    ],
)
def test_a_planted_fault_is_found(change: Callable[[Selection], Selection], code: str):
    assert code in codes(change)


def test_people_and_languages_go_by_their_names():
    given, selection = right()

    def texts(change: Callable[[Selection], Selection]) -> list[str]:
        return [fault.text for fault in inspect(given, change(selection))]

    assert f"{given.nominee['n0'].name} is selected twice." in texts(swapped("n2", "n0"))
    assert any(text.startswith("The language officers cannot interpret Spanish") for text in texts(swapped("n2", "n8")))


def test_an_alternate_who_would_break_something_is_found():
    def change(s: Selection) -> Selection:
        places = tuple(
            replace(p, alternates=(Alternate(("n3",), -1.0),)) if p.people == ("n1",) else p for p in s.places
        )
        return replace(s, places=places)

    assert codes(change) == {"alternate_breaks"}


def test_alternates_in_the_wrong_order_are_found():
    def change(s: Selection) -> Selection:
        return replace(s, places=tuple(replace(p, alternates=p.alternates[::-1]) for p in s.places))

    assert "wrong_order" in codes(change)

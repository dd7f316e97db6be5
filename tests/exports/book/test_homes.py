"""Evenings in homes."""

from dataclasses import replace
from datetime import datetime

from envoyage.exports.book.homes import with_evenings
from envoyage.exports.content import Item

HOME = Item(
    "a", "home_hospitality", datetime(2027, 5, 20, 18), datetime(2027, 5, 20, 20), "Dinner with the Lunds",
    leave="17:40", ride=20, contact="The Lunds", attendees=("Ada", "Ben"), officers=("Olu",), officer_ids=("o1",),
)  # fmt: skip
OTHER = replace(
    HOME, id="b", start=datetime(2027, 5, 20, 18, 15), end=datetime(2027, 5, 20, 20, 45), leave="17:30",
    title="Dinner with the Rays", contact="The Rays", attendees=("Cho",),
)  # fmt: skip
VISIT = Item("v", "professional", datetime(2027, 5, 20, 9), datetime(2027, 5, 20, 10), "Court")


def test_dinners_in_two_homes_are_one_entry_that_lists_them():
    (visit, none), (evening, homes) = with_evenings((VISIT, HOME, OTHER))

    assert (visit, none) == (VISIT, ())
    assert (evening.title, evening.times, evening.leave) == ("Dinner in 2 homes", "18:00–20:45", "17:30")
    assert homes == (HOME, OTHER)
    assert (evening.contact, evening.attendees, evening.officers) == ("", (), ("Olu",))


def test_a_dinner_in_one_home_stays_as_it_is():
    assert with_evenings((VISIT, HOME)) == ((VISIT, ()), (HOME, ()))

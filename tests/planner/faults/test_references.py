"""Ids that are odd or there twice, and names of rows that are nowhere."""

from dataclasses import replace

import pytest

from envoyage.planner.faults import find_faults
from envoyage.planner.problem import Need, PerDiem, Problem, Slot, SlotCapacity, Speaks
from tests.builders import day
from tests.planner.faults.helper import TINY, Cases, found, with_row, with_slots

P0 = "participants[p00]"
R0 = "resources[washington-0]"
CASES: Cases = {
    "no id": (with_row("hotels", 0, id=""), ("odd_id", "hotels[1].id")),
    "an id with a comma": (with_row("hotels", 0, id="a,b"), ("odd_id", "hotels[a,b].id")),
    "an id twice": (with_row("hotels", 0, id="reno-hotel"), ("duplicate_id", "hotels[reno-hotel].id")),
    "an officer with a participant's id": (with_row("officers", 0, id="p00"), ("duplicate_id", "officers[p00].id")),
    "a slot with a block's id": (
        with_slots(Slot("opening", day(4), day(8)), Slot("slot2", day(8), day(12))),
        ("duplicate_id", "slots[opening].id"),
    ),
    "a rate twice": (
        replace(TINY, per_diems=(PerDiem("reno", 5, 1, 1), PerDiem("reno", 5, 2, 2))),
        ("duplicate_id", "per_diems[reno/5].month"),
    ),
    "a language listed twice": (
        with_row("participants", 0, languages=(Speaks("es", 5), Speaks("es", 4))),
        ("listed_twice", f"{P0}.languages"),
    ),
    "the same person twice": (
        with_row("participants", 6, name=" person  00 "),
        ("duplicate_person", "participants[p06].name"),
    ),
    "an unknown country": (with_row("participants", 0, country="XX"), ("unknown_country", f"{P0}.country")),
    "no country": (with_row("participants", 0, country=""), ("unknown_country", f"{P0}.country")),
    "an unknown sector": (with_row("participants", 0, sector="x"), ("unknown_sector", f"{P0}.sector")),
    "an unknown theme of a need": (
        with_row("participants", 0, needs=(Need("justice", "cyber"), Need("justice", "x"))),
        ("unknown_theme", f"{P0}.needs[1].theme"),
    ),
    "an unknown objective": (with_row("resources", 0, objectives=("x",)), ("unknown_objective", f"{R0}.objectives")),
    "an unknown companion": (with_row("participants", 0, keep_with=("x",)), ("unknown_participant", f"{P0}.keep_with")),
    "a block in an unknown city": (with_row("blocks", 0, city="x"), ("unknown_city", "blocks[opening].city")),
    "a capacity for an unknown period": (
        with_row("cities", 2, capacities=(SlotCapacity("slot9", 1),)),
        ("unknown_period", "cities[reno].capacities[0].period"),
    ),
    "an unknown airport": (with_row("cities", 2, airport="XXX"), ("unknown_airport", "cities[reno].airport")),
    "a contact at an unknown resource": (with_row("contacts", 0, resource="x"),
                                         ("unknown_resource", "contacts[c-washington].resource")),
}  # fmt: skip


@pytest.mark.parametrize(("problem", "fault"), CASES.values(), ids=CASES)
def test_it_is_found_at_its_place(problem: Problem, fault: tuple[str, str]):
    assert fault in found(problem)


def test_an_id_nearly_right_is_answered_with_the_right_one():
    (fault,) = find_faults(with_row("hotels", 2, city="rena"))

    assert "'reno'" in fault.way_out


@pytest.mark.parametrize(
    ("problem", "way_out"),
    [
        (with_row("participants", 0, country="Perru"), "Did you mean 'PE' (Peru)?"),
        (with_row("hotels", 2, city="City of Reno"), "Add the city, or correct the id."),
        (with_row("participants", 0, sector="Courtss"), "Did you mean 'court' (Courts)?"),
        (with_row("participants", 0, keep_with=("Person 3",)), "Did you mean 'p03' (Person 03)?"),
        (with_row("blocks", 0, city="Wasington"), "Did you mean 'washington'?"),
    ],
)
def test_a_name_nearly_right_is_answered_with_the_id_it_stands_for(problem: Problem, way_out: str):
    assert [f.way_out for f in find_faults(problem)][:1] == [way_out]

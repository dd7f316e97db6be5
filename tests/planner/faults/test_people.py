"""People and groups that cannot be brought together, and languages nobody interprets."""

from dataclasses import replace

import pytest

from envoyage.planner.problem import LanguageMode, LanguageOfficer, ParticipantStatus, Problem, SlotCapacity, Speaks
from tests.planner.faults.helper import TINY, Cases, found, people, with_row

P0 = "participants[p00]"
CASES: Cases = {
    "nobody": (replace(TINY, participants=()), ("no_participants", "participants")),
    "nobody approved": (
        replace(TINY, participants=tuple(replace(p, status=ParticipantStatus.NOMINATED) for p in TINY.participants)),
        ("no_participants", "participants"),
    ),
    "one person": (people(1), ("too_few_people", "policies.groups_fewest")),
    "five hundred people": (people(500), ("too_many_people", "policies.groups_most")),
    "fewer places than groups": (
        replace(TINY, cities=tuple(replace(c, groups=0, capacities=(SlotCapacity("slot1", 2),)) for c in TINY.cities)),
        ("too_few_places", "slots[slot2]"),
    ),
    "a language nobody interprets": (
        with_row("participants", 0, languages=(Speaks("th", 5), Speaks("en", 1))),
        ("language_not_offered", f"{P0}.languages"),
    ),
    "a language only a liaison speaks": (
        replace(TINY, officers=(*TINY.officers[3:], LanguageOfficer("x", "X", ("es",), LanguageMode.LIAISON))),
        ("language_not_offered", f"{P0}.languages"),
    ),
    "no language": (with_row("participants", 0, languages=()), ("no_language", f"{P0}.languages")),
    "together and apart": (
        with_row("participants", 0, keep_with=("p01",), keep_apart=("p01",)), ("keep_clash", f"{P0}.keep_apart"),
    ),
    "together with too many": (
        with_row("participants", 0, keep_with=tuple(f"p{i:02}" for i in range(1, 10))),
        ("keep_clash", f"{P0}.keep_with"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("problem", "fault"), CASES.values(), ids=CASES)
def test_it_is_found_at_its_place(problem: Problem, fault: tuple[str, str]):
    assert fault in found(problem)


def test_an_alternate_may_speak_what_nobody_interprets():
    problem = with_row("participants", 0, languages=(Speaks("th", 5),), status=ParticipantStatus.ALTERNATE)

    assert "language_not_offered" not in {code for code, _ in found(problem)}

"""A cell that cannot be read is told alone: nothing that only follows from it is told beside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from envoyage.planner.problem import MemberPin, Participant, ParticipantStatus, Pins, Problem, Speaks
from tests.builders import tiny_problem
from tests.files.workbook.helper import Change, cells, edited, faults_of

TINY = tiny_problem()
STATUS = "X2"
"""The Status of the first participant."""


def at_home(**changes: object) -> Problem:
    """The tiny programme with one more participant, the first, who does not travel."""
    person = replace(
        TINY.participants[0], id="p99", name="Person 99", status=ParticipantStatus.ALTERNATE, needs=(), **changes
    )  # type: ignore[arg-type]
    return replace(TINY, participants=(person, *TINY.participants))


def with_largest(problem: Problem, people: int) -> Problem:
    """Room for so many people and no more."""
    return replace(problem, policies=replace(problem.policies, groups_most=2, group_largest=people // 2))


def pinned_apart(problem: Problem) -> Problem:
    """The first participant and somebody to be kept apart from pinned to one group."""
    first, second = problem.participants[:2]
    kept: tuple[Participant, ...] = (replace(first, keep_apart=(second.id,)), *problem.participants[1:])
    return replace(problem, participants=kept, pins=Pins((MemberPin(first.id, "G1"), MemberPin(second.id, "G1"))))


FOLLOWING = {
    "no language": at_home(languages=()),
    "a language nobody interprets": at_home(languages=(Speaks("th", 5),)),
    "one person more than the groups hold": with_largest(at_home(), 12),
    "clashing wishes": at_home(keep_with=("p00",), keep_apart=("p00",)),
    "pinned to one group, to be kept apart": pinned_apart(at_home()),
}


@pytest.mark.parametrize("case", FOLLOWING)
def test_a_status_that_cannot_be_read_is_told_alone(case: str, tmp_path: Path) -> None:
    path = edited(tmp_path / "a.xlsx", cells(Participants={STATUS: "wihtdrawn"}), problem=FOLLOWING[case])

    found = faults_of(path)

    assert {place: fault.code for place, fault in found.items()} == {f"Participants!{STATUS}": "unknown_word"}


@pytest.mark.parametrize("case", FOLLOWING)
def test_the_same_row_read_as_approved_is_told_what_is_wrong_with_it(case: str, tmp_path: Path) -> None:
    path = edited(tmp_path / "a.xlsx", cells(Participants={STATUS: "approved"}), problem=FOLLOWING[case])

    assert faults_of(path)


def test_other_faults_of_the_row_are_told_all_the_same(tmp_path: Path) -> None:
    change = cells(Participants={STATUS: "wihtdrawn", "F2": "Atlantis"})

    found = faults_of(edited(tmp_path / "a.xlsx", change, problem=at_home(languages=())))

    assert set(found) == {f"Participants!{STATUS}", "Participants!F2"}


ALONE: dict[str, Change] = {
    "a country's code": cells(Countries={"A2": "Atlantis"}),
    "a missing city": cells(Cities={"A4": None}),
    "all languages of the officers": cells(Language_officers={f"C{n}": "Klingonese" for n in range(2, 8)}),
    "a policy without a name": cells(Policies={"A2": "?"}),
    "the size of the groups": cells(Policies={"B5": "many"}),
}


@pytest.mark.parametrize("case", ALONE)
def test_whatever_cannot_be_read_brings_no_other_cell_into_question(case: str, tmp_path: Path) -> None:
    places = {place.rstrip("0123456789") for place in faults_of(edited(tmp_path / "a.xlsx", ALONE[case]))}

    assert len(places) == 1

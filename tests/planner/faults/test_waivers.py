"""Waivers of what cannot be waived, or for no reason."""

from dataclasses import replace

import pytest

from envoyage.planner.problem import Problem, Waiver
from tests.planner.faults.helper import TINY, Cases, found

CASES: Cases = {
    "a waiver of an unknown rule": (
        replace(TINY, waivers=(Waiver("x", "G1", "because"),)), ("unknown_rule", "waivers[x/G1].rule"),
    ),
    "a waiver of a hard rule": (
        replace(TINY, waivers=(Waiver("partition", "", "because"),)), ("not_waivable", "waivers[partition/].rule"),
    ),
    "a waiver without a reason": (
        replace(TINY, waivers=(Waiver("home-hospitality", "", " "),)),
        ("no_reason", "waivers[home-hospitality/].reason"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("problem", "fault"), CASES.values(), ids=CASES)
def test_it_is_found_at_its_place(problem: Problem, fault: tuple[str, str]):
    assert fault in found(problem)

"""Programmes made to cause trouble end in a plan that breaks no hard rule, or in what is wrong, named.

``./run bench hostile`` tries all of them; here are those that end at once and every fifth of the others.
"""

from collections import Counter

import pytest
from bench.hostile import CASES, Case, Ends
from bench.hostile.trial import Trial, complaint, try_out

from tests.builders import tiny_problem

STEP = 5
SECONDS = {Ends.PLAN: 6.0, Ends.CLASH: 6.0, Ends.SHORT: 3.0}
"""A plan is there long before; what no plan can have is looked for until the time is up."""
SMALL = [c for c in CASES if not c.seconds]
CLASHES = [c for c in SMALL if c.ends is Ends.CLASH]
OTHERS = [c for c in SMALL if c.ends is not Ends.CLASH][::STEP]


def test_there_are_at_least_a_hundred_and_no_name_comes_twice() -> None:
    names = Counter(c.name for c in CASES)

    assert len(names) >= 100
    assert max(names.values()) == 1


@pytest.mark.parametrize("case", [*CLASHES, *OTHERS], ids=lambda c: c.name)
def test_a_hostile_programme_ends_as_it_must(case: Case) -> None:
    assert complaint(case, try_out(case.make(), SECONDS[case.ends])) == ""


def test_a_wrong_ending_is_told() -> None:
    case = Case("tiny", tiny_problem, Ends.CLASH, "beds")

    for ending in ("plan", "short", "out of time", "wrong figures", "ZeroDivisionError"):
        assert "tiny: ended in" in complaint(case, Trial(ending, "", 0.0, 1.0))
    assert "'beds' is not named" in complaint(case, Trial("faulty", "no rooms", 0.0, 1.0))
    assert complaint(case, Trial("faulty", "no beds", 0.0, 1.0)) == ""

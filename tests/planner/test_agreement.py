"""The inspector half and each solver half of every rule say the same about the same decisions."""

from collections import Counter

import pytest

from envoyage.planner.rule import Rule
from envoyage.planner.rules import RULES
from tests.planner.agreement.table import SUBJECTS, Half
from tests.planner.agreement.trial import Answer, Points, Subject, disagrees, first_disagreement

METHODS = ("in_route", "in_stay", "in_language", "in_hospitality")
BY_CODE = {rule.code: rule for rule in RULES}
FEWEST = 4
"""How often each outcome must occur at least, so that the agreement is not an accident."""


def test_every_rule_with_a_solver_half_is_tried_and_no_other():
    halves = {(r.code, m) for r in RULES for m in METHODS if getattr(type(r), m) is not getattr(Rule, m)}

    assert {half for half, _ in SUBJECTS} == halves


@pytest.mark.parametrize(("half", "subject"), SUBJECTS, ids=[f"{c}-{m}-{s.trial.__name__}" for (c, m), s in SUBJECTS])
def test_both_halves_agree_on_what_is_allowed_and_on_what_is_not(half: Half, subject: Subject):
    rule = BY_CODE[half[0]]
    outcomes: Counter[bool] = Counter()
    for seed, answer in subject.answers(rule):
        assert not disagrees(answer), (seed, answer)
        outcomes[answer.is_clean] += 1

    assert min(outcomes[True], outcomes[False]) >= FEWEST, outcomes


def test_a_disagreement_is_found_with_its_seed():
    def trial(_: Rule, seed: int) -> Answer | None:
        return None if seed == 0 else Answer(seed < 3, True)

    assert first_disagreement([Subject(trial, 3)], RULES[0]) is None
    assert first_disagreement([Subject(trial, 9)], RULES[0]) == (3, Answer(False, True))
    assert disagrees(Points(1.0, 1.1))
    assert not disagrees(Points(1.0, 1.1, close=0.2))

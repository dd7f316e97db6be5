"""Evened scores: an assessor's scale makes no difference, and few marks say little."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envoyage.planner.selection.evening import evened
from envoyage.planner.selection.nominations import Nominee, Score
from tests.planner.selection.world import nominee

ASSESSORS = ("A", "B", "C", "D")


def assessed(seed: int, people: int = 30) -> list[Nominee]:
    """People with three marks each, by assessors who differ a little."""
    rng = Random(seed)
    merit = {n: rng.gauss(0, 1) for n in range(people)}
    return [
        nominee(n, scores=tuple(Score(a, merit[n] + rng.gauss(0, 0.4)) for a in sorted(rng.sample(ASSESSORS, 3))))
        for n in range(people)
    ]


def on_another_scale(people: list[Nominee], assessor: str, times: float, plus: float) -> list[Nominee]:
    def mark(score: Score) -> Score:
        return Score(score.assessor, score.mark * times + plus) if score.assessor == assessor else score

    return [replace(p, scores=tuple(mark(s) for s in p.scores)) for p in people]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.integers(0, 9), st.sampled_from(ASSESSORS), st.floats(0.01, 100), st.floats(-100, 100))
def test_an_assessors_scale_makes_no_difference(seed: int, assessor: str, times: float, plus: float):
    people = assessed(seed)

    changed = evened(on_another_scale(people, assessor, times, plus)).merits

    assert changed == pytest.approx(evened(people).merits, abs=1e-6)


def test_a_severe_assessor_costs_nobody_a_place():
    """Who is read by the severe one has the same evened score as the equal who is not."""
    pairs = [(nominee(2 * n), nominee(2 * n + 1), float(n)) for n in range(10)]
    people = [
        person
        for mild, severe, mark in pairs
        for person in (
            replace(mild, scores=(Score("mild", 80 + mark), Score("other", mark))),
            replace(severe, scores=(Score("severe", 30 + mark), Score("other", mark))),
        )
    ]

    merits = evened(people).merits

    assert all(merits[a.id] == pytest.approx(merits[b.id], abs=1e-6) for a, b, _ in pairs)
    assert list(merits.values()) == sorted(merits.values())


def test_an_assessor_who_saw_the_better_half_alone_is_not_taken_for_a_mild_one():
    """A mean alone would pull the better half down to the worse; the marks that both gave tell otherwise."""
    people = [
        nominee(n, scores=(Score("all", float(n)), Score("better" if n >= 10 else "worse", float(n % 10))))
        for n in range(20)
    ]

    merits = evened(people).merits

    assert min(merits[f"n{n}"] for n in range(13, 20)) > max(merits[f"n{n}"] for n in range(7))


def test_an_assessor_who_gives_everybody_the_same_counts_nothing():
    people = assessed(1)
    same = [replace(p, scores=(*p.scores, Score("E", 7.0))) for p in people]

    found = evened(same)

    assert found.merits == pytest.approx(evened(people).merits)
    scale = next(s for s in found.scales if s.assessor == "E")
    assert (scale.marks, scale.spread, scale.weight, scale.average) == (30, 0, 0, 7.0)


def test_a_single_mark_of_an_assessor_counts_nothing():
    people = assessed(2)
    once = [replace(people[0], scores=(*people[0].scores, Score("E", 100.0))), *people[1:]]

    assert evened(once).merits == pytest.approx(evened(people).merits)


def test_few_marks_of_an_assessor_count_less_than_many():
    weights = {s.assessor: s.weight for s in evened(assessed(3)).scales}
    few = [nominee(0, scores=(Score("few", 1.0),)), nominee(1, scores=(Score("few", 2.0),))]

    (scale,) = evened(few).scales

    assert scale.weight == pytest.approx(0.2)
    assert min(weights.values()) > 0.7


def test_somebody_without_a_mark_stands_at_the_average():
    merits = evened([*assessed(4), nominee(99)]).merits

    assert merits["n99"] == 0


def test_one_mark_is_drawn_closer_to_the_average_than_three_equal_ones():
    people = assessed(5)
    top = {a: max(s.mark for p in people for s in p.scores if s.assessor == a) for a in ASSESSORS}
    one = nominee(98, scores=(Score("A", top["A"]),))
    three = nominee(99, scores=tuple(Score(a, top[a]) for a in ("A", "B", "C")))

    merits = evened([*people, one, three]).merits

    assert 0 < merits["n98"] < merits["n99"]


def test_nobody_at_all_is_no_trouble():
    assert evened([]).merits == {}

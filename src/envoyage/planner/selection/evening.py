"""Evens out what assessors mean by their marks, so that nobody gains or loses by who happened to read the papers.

A mark is divided by its assessor's own spread. Then two unknowns are fitted to all marks at once: what each assessor
gives an average nominee, and how far each nominee is from the average. Adding a number to all marks of an assessor, or
multiplying them by one above 0, changes nothing. Two things are shrunk, as few marks say little:

* an assessor's marks count ``(n - 1) / (n - 1 + SCALE_MARKS)`` each, where there are ``n``: nothing for a single mark,
  half for five. Somebody who gives everybody the same tells nobody apart and counts nothing;
* a nominee's evened score is drawn to the average, as if there were ``AVERAGE_MARKS`` more marks exactly there.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, sqrt

from envoyage.planner.selection.nominations import Nominee

SCALE_MARKS = 4.0
AVERAGE_MARKS = 1.0
"""How strongly scales and scores are shrunk (assumption)."""
CLOSE, MOST_ROUNDS = 1e-11, 20_000
"""The rounds end when no evened score moves by more.

Whatever the start, a round leaves at most ``w / (w + AVERAGE_MARKS)`` of the error, where ``w`` is the largest weight
of all marks of one nominee: two in three for two full marks, so a few hundred rounds are enough for a dozen.
"""

Marks = dict[str, list[tuple[str, float]]]
"""By assessor: whom, and how far above the assessor's mean in units of the assessor's spread."""


@dataclass(frozen=True)
class Scale:
    """How an assessor marks: how many, their mean and spread, what an average nominee gets, how much one counts."""

    assessor: str
    marks: int
    mean: float
    spread: float
    average: float
    weight: float


@dataclass(frozen=True)
class Evening:
    """The scale of every assessor, and everybody's evened score: 0 is the average nominee."""

    scales: tuple[Scale, ...]
    merits: dict[str, float]


def evened(nominees: Iterable[Nominee]) -> Evening:
    """The evened scores; those without a mark that counts stand at the average."""
    people = tuple(nominees)
    given: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for person in people:
        for score in person.scores:
            given[score.assessor].append((person.id, score.mark))
    facts = {a: _facts([mark for _, mark in given[a]]) for a in sorted(given)}
    marks = {
        a: [(who, (mark - mean) / spread) for who, mark in given[a]]
        for a, (mean, spread) in facts.items() if spread > 0
    }  # fmt: skip
    merits, severities = _fitted([p.id for p in people], marks)
    scales = tuple(
        Scale(a, len(given[a]), mean, spread, mean + spread * severities.get(a, 0.0), _weight(len(given[a]), spread))
        for a, (mean, spread) in facts.items()
    )
    return Evening(scales, merits)


def _facts(marks: list[float]) -> tuple[float, float]:
    """Mean and spread; a spread that is nothing but rounding is none."""
    mean = fsum(marks) / len(marks)
    spread = sqrt(fsum((m - mean) ** 2 for m in marks) / len(marks))
    return mean, spread if spread > 1e-9 * max(1.0, abs(mean)) else 0.0


def _weight(count: int, spread: float) -> float:
    return (count - 1) / (count - 1 + SCALE_MARKS) if spread > 0 else 0.0


def _fitted(people: list[str], marks: Marks) -> tuple[dict[str, float], dict[str, float]]:
    """Evened scores of people and severities of assessors, each fitted to the other in turns until nothing moves.

    They minimise the weighted squares of what the marks leave unexplained plus ``AVERAGE_MARKS`` times the squares of
    the scores. That is one bowl without a second bottom, so the turns end where it is lowest.
    """
    weights = {a: _weight(len(rows), 1.0) for a, rows in marks.items()}
    by_person: dict[str, list[tuple[str, float]]] = {p: [] for p in people}
    for a, rows in marks.items():
        for who, mark in rows:
            by_person[who].append((a, mark))
    merits, severities = dict.fromkeys(people, 0.0), dict.fromkeys(marks, 0.0)
    for _ in range(MOST_ROUNDS):
        severities = {a: fsum(mark - merits[who] for who, mark in rows) / len(rows) for a, rows in marks.items()}
        fresh = {p: _merit(rows, weights, severities) for p, rows in by_person.items()}
        moved = max((abs(fresh[p] - merits[p]) for p in people), default=0.0)
        merits = fresh
        if moved < CLOSE:
            break
    return merits, severities


def _merit(rows: list[tuple[str, float]], weights: dict[str, float], severities: dict[str, float]) -> float:
    pull = fsum(weights[a] * (mark - severities[a]) for a, mark in rows)
    return pull / (fsum(weights[a] for a, _ in rows) + AVERAGE_MARKS)

"""The two halves of a rule held against each other: what the solver says of decisions, and what the inspector."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from envoyage.planner.rule import Rule

CLOSE = 1e-6


@dataclass(frozen=True)
class Answer:
    """What both halves say of the same decisions: 1 or 0 for allowed or forbidden; or points, of a soft rule."""

    solver: float
    inspector: float

    @property
    def is_clean(self) -> bool:
        """Whether the inspector has nothing against it."""
        return self.inspector == 1


@dataclass(frozen=True)
class Points(Answer):
    """What a soft rule takes, or coverage gives; how far rounding in the solver may take them apart."""

    close: float = CLOSE

    @property
    def is_clean(self) -> bool:
        """Whether the rule takes or gives nothing."""
        return abs(self.inspector) <= self.close


Trial = Callable[[Rule, int], Answer | None]
"""Both halves of a rule asked about one random case; None where the case says nothing about it."""


@dataclass(frozen=True)
class Subject:
    """How the halves of a rule in one stage are tried: the trial and on how many cases."""

    trial: Trial
    cases: int

    def answers(self, rule: Rule) -> Iterator[tuple[int, Answer]]:
        """Seed and answer of each case that says something."""
        for seed in range(self.cases):
            answer = self.trial(rule, seed)
            if answer is not None:
                yield seed, answer


def disagrees(answer: Answer) -> bool:
    """Whether the halves say something different."""
    close = answer.close if isinstance(answer, Points) else CLOSE
    return abs(answer.solver - answer.inspector) > close


def first_disagreement(subjects: Iterable[Subject], rule: Rule) -> tuple[int, Answer] | None:
    """Seed and answer of the first case on which the halves of a rule disagree."""
    found = (pair for subject in subjects for pair in subject.answers(rule))
    return next((pair for pair in found if disagrees(pair[1])), None)

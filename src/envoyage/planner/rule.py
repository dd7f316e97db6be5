"""What a rule is: a stable code, a source, an inspector for any plan, and a solver half per stage that needs one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import HospitalityModel, LanguageModel, RouteModel, StayModel


class Severity(StrEnum):
    """Hard rules are kept; waivable ones are hard unless a reason is recorded; soft ones cost value."""

    HARD = "hard"
    WAIVABLE = "waivable"
    SOFT = "soft"


@dataclass(frozen=True)
class Finding:
    """Something in a plan that a rule objects to.

    ``text`` is a sentence with placeholders filled from ``facts``; ``way_out`` says what would mend it;
    ``about`` names the ids it concerns; ``penalty`` is in points of plan value (soft rules only).
    """

    rule: str
    severity: Severity
    about: tuple[str, ...]
    text: str
    facts: tuple[tuple[str, str], ...] = ()
    way_out: str = ""
    penalty: float = 0.0

    @property
    def message(self) -> str:
        """The finding as a sentence for a person, with its way out."""
        facts = dict(self.facts)
        return " ".join(part.format(**facts) for part in (self.text, self.way_out) if part)


class Rule:
    """One rule. Subclasses give the class variables and ``inspect``, and the halves of the stages they steer."""

    code: ClassVar[str]
    title: ClassVar[str]
    severity: ClassVar[Severity]
    source: ClassVar[str]
    stages: ClassVar[tuple[str, ...]] = ()
    weight: ClassVar[float] = 0.0

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Every breach of the rule in this plan."""
        raise NotImplementedError(self.code)

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """The solver half for split and route."""

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """The solver half for the timetable of a stay."""

    def in_language(self, problem: Problem, model: LanguageModel) -> None:
        """The solver half for language."""

    def in_hospitality(self, problem: Problem, model: HospitalityModel) -> None:
        """The solver half for hospitality."""

    def finding(self, text: str, *about: str, way_out: str = "", penalty: float = 0.0, **facts: object) -> Finding:
        """A finding of this rule; keyword facts fill the placeholders of the sentences."""
        filled = tuple(sorted((key, str(value)) for key, value in facts.items()))
        return Finding(self.code, self.severity, about, text, filled, way_out, penalty)

"""What a rule is: a stable code, a source, an inspector for any plan, and a solver half per stage that needs one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.finding import Finding, Severity

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import HospitalityModel, LanguageModel, RouteModel, StayModel

__all__ = ["Finding", "Rule", "Severity"]
"""All that the file of a rule needs."""


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

"""What a check says about a plan: findings, each with its severity, a sentence and the way out."""

from dataclasses import dataclass
from enum import StrEnum


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

"""What the quick check finds: something that counting alone shows to be too little."""

from dataclasses import dataclass

from envoyage.planner.finding import Severity


@dataclass(frozen=True)
class Shortage:
    """Too little of something for any plan to keep a rule; ``text`` says of what, with the numbers.

    Where the rule is hard no plan exists; where it is waivable every plan needs a waiver.
    """

    rule: str
    text: str
    way_out: str
    severity: Severity = Severity.HARD

    @property
    def message(self) -> str:
        """The shortage as a sentence for a person, with its way out."""
        return f"{self.text} {self.way_out}".rstrip()

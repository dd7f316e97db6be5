"""What a long run tells while it runs, and how it is stopped."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """Where a stage stands: value and bound in the stage's own unit, and a sentence without names or places."""

    stage: str
    value: float | None = None
    bound: float | None = None
    message: str = ""


Report = Callable[[Progress], None]
Stop = Callable[[], bool]


def silent(_: Progress) -> None:
    """A report nobody reads."""


def never() -> bool:
    """A stop that never comes."""
    return False

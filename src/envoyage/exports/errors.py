"""Endings of an export other than its files."""

from pathlib import Path

from envoyage.planner.errors import PlannerError


class WritingStopped(PlannerError):
    """Somebody interrupted the writing; ``kept`` is the file in which the plan is kept."""

    def __init__(self, kept: Path) -> None:
        self.kept = kept
        super().__init__(f"Interrupted while writing. {kept_words(kept)}")


def kept_words(kept: Path) -> str:
    """Where a plan is kept, and what to do with it."""
    return f"The plan is kept in {kept}: envoyage write {kept} --out FOLDER makes the folder of it."


class CannotWrite(PlannerError):
    """The output folder cannot be written; ``path`` says where and ``why`` what is in the way."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(f"Cannot write {path}: {why}")

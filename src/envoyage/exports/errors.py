"""Endings of an export other than its files."""

from pathlib import Path

from envoyage.planner.errors import PlannerError


class CannotWrite(PlannerError):
    """The output folder cannot be written; ``path`` says where and ``why`` what is in the way."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(f"Cannot write {path}: {why}")

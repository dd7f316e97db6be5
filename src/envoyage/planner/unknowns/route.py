"""The unknowns of split and route: which paths are open, and who travels on them.

A path is one city for every slot, in date order. Each open path is a group, so no group has a number and nothing
is symmetric. Paths that several groups may take at once appear in numbered copies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExprT

from envoyage.planner.problem import Participant, Pins, Problem

POINT = 100_000
"""Units of one point of value in the model."""


@dataclass(frozen=True)
class Path:
    """One city for each slot, in date order; ``copy`` tells groups on the same way apart."""

    cities: tuple[str, ...]
    copy: int = 0


class RouteModel:
    """The unknowns of split and route by their names in the domain.

    ``open[path]``: a group takes the path. ``travels[person, path]``: the person is in that group.
    ``interprets[language, path]``: the group works with this language. ``bears[label, path]``: the group is the
    one that pins call by this label. All are 0 or 1; nobody travels on a path that is not open.
    """

    def __init__(self, problem: Problem, paths: Sequence[Path]) -> None:
        self.problem = problem
        self.paths = tuple(paths)
        self.model = CpModel()
        self.labels = pinned_labels(problem.pins)
        self.languages = needed_languages(problem)
        new = self.model.new_bool_var
        numbered = tuple(enumerate(self.paths))
        people = problem.travellers
        self.open = {path: new(f"open[{i}]") for i, path in numbered}
        self.travels = {(p.id, path): new(f"travels[{p.id},{i}]") for p in people for i, path in numbered}
        self.interprets = {(k, path): new(f"interprets[{k},{i}]") for k in self.languages for i, path in numbered}
        self.bears = {(label, path): new(f"bears[{label},{i}]") for label in self.labels for i, path in numbered}
        self.penalties: list[tuple[IntVar, float]] = []
        self._only_on_open_paths()

    def _only_on_open_paths(self) -> None:
        for table in (self.travels, self.interprets, self.bears):
            for (_, path), unknown in table.items():
                self.model.add_implication(unknown, self.open[path])
        for path in self.paths:
            self.model.add_at_most_one(self.bears[label, path] for label in self.labels)
        for path in self.paths:
            before = Path(path.cities, path.copy - 1)
            if before in self.open:
                self.model.add_implication(self.open[path], self.open[before])

    def passing(self, slot: int, city: str) -> list[Path]:
        """The paths that are in this city in the slot of this number (from 0, in date order)."""
        return [path for path in self.paths if path.cities[slot] == city]

    def members_of(self, path: Path, people: Iterable[Participant] | None = None) -> LinearExprT:
        """How many of these people (all, where none are named) travel on a path."""
        chosen = self.problem.travellers if people is None else people
        return sum(self.travels[p.id, path] for p in chosen)

    def groups(self) -> LinearExprT:
        """How many groups there are."""
        return sum(self.open.values())

    def penalise(self, unknown: IntVar, points: float) -> None:
        """Each unit of this unknown costs so many points of value."""
        self.penalties.append((unknown, points))


def needed_languages(problem: Problem) -> tuple[str, ...]:
    """The languages that travellers need interpreting into, sorted."""
    return tuple(sorted({problem.interpreted_language(p) for p in problem.travellers} - {""}))


def pinned_labels(pins: Pins) -> tuple[str, ...]:
    """The labels of groups that any pin names, sorted."""
    tables = (pins.members, pins.cities, pins.appointments, pins.officers)
    return tuple(sorted({pin.group for table in tables for pin in table}))

"""Linear programmes: the solver without its greeting, and a model given row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np


class Quiet(highspy.Highs):
    """HiGHS without its greeting on standard output, which belongs to the command's own answer."""

    def enableCallbacks(self) -> None:  # noqa: N802 -- the library's name
        """Callbacks are not used; switching them on is what prints the greeting."""


@dataclass
class Linear:
    """A linear programme by rows."""

    points: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    entries: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)

    def share(self, points: float) -> int:
        """A new unknown from 0 to 1."""
        self.points.append(points)
        return len(self.points) - 1

    def limit(self, terms: Sequence[tuple[int, float]], upper: float, lower: float = -highspy.kHighsInf) -> None:
        """A new row."""
        self.columns += [column for column, _ in terms]
        self.entries += [entry for _, entry in terms]
        self.starts.append(len(self.columns))
        self.lower.append(lower)
        self.upper.append(upper)

    def most(self) -> tuple[float, list[float]]:
        """The most points, and the unknowns there. The rows must allow something."""
        form = highspy.HighsLp()
        form.num_col_, form.num_row_ = len(self.points), len(self.upper)
        form.col_cost_, form.sense_ = np.array(self.points), highspy.ObjSense.kMaximize
        form.col_lower_, form.col_upper_ = np.zeros(len(self.points)), np.ones(len(self.points))
        form.row_lower_, form.row_upper_ = np.array(self.lower), np.array(self.upper)
        form.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        form.a_matrix_.start_ = np.array(self.starts)
        form.a_matrix_.index_, form.a_matrix_.value_ = np.array(self.columns), np.array(self.entries)
        solver = Quiet()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.passModel(form)
        solver.run()
        return float(solver.getInfo().objective_function_value), list(solver.getSolution().col_value)

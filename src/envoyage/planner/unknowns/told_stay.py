"""The unknowns of a stay that was told already: what has begun is fixed, and leaving things alone counts."""

from datetime import date
from functools import cached_property
from typing import Any

from ortools.sat.python.cp_model import IntVar, LinearExpr

from envoyage.planner.items import by_day
from envoyage.planner.plan import Appointment, Kind
from envoyage.planner.unknowns.stay import Fixed, StayModel, Visit


class ToldStayModel(StayModel):
    """A stay whose visits that have begun, and whose lunches where ``lunch_stays``, are fixed items.

    While it is ``quiet``, its objective is what need not be told, in units; then its value in points.
    """

    def __init__(self, *given: Any, lunch_stays: bool = True, **named: Any) -> None:
        super().__init__(*given, **named)
        self.lunch_stays, self.quiet = lunch_stays, False
        self._spared: list[tuple[int, LinearExpr | IntVar]] = []

    @property
    def points(self) -> int:
        """Units of the objective that make one point; one where it is not about points."""
        return 1 if self.quiet else super().points

    @cached_property
    def fixed(self) -> dict[date, tuple[Fixed, ...]]:
        """What is not to be moved, by day, in time order."""
        kinds = {Kind.SESSION, Kind.CULTURE, Kind.PROFESSIONAL}
        table: dict[date, tuple[Fixed, ...]] = dict.fromkeys(self.days, ())
        for day, items in by_day(self.plan, self.stay).items():
            prays = any(a.kind is Kind.FAITH for a in items)  # the others have lunch in the break for prayer
            meals = {Kind.MEAL} if self.lunch_stays and not prays else set()
            table[day] = tuple(self._of(a) for a in items if a.kind in kinds | meals)
        return table

    def _of(self, item: Appointment) -> Fixed:
        fixed = self._as_fixed(item)
        is_visit, is_lunch = item.kind is Kind.PROFESSIONAL, item.kind is Kind.MEAL and not item.session
        return Fixed(
            fixed.start, fixed.end, fixed.point, fixed.professional or is_visit, meal=fixed.meal or is_lunch
        )  # fmt: skip

    def spare(self, units: int, visit: Visit) -> None:
        """Say what holding a visit spares of telling, negative where it adds to it."""
        self._spared.append((units, self._held(visit)))

    def prefer(self, points: float, visit: Visit) -> None:
        """Add points for holding a visit."""
        self.reward(points, self._held(visit))

    def mind(self, points: float) -> None:
        """Count each unit of telling as so many points, beside the value."""
        for units, held in self._spared:
            self.reward(points * units, held)

    def _held(self, visit: Visit) -> LinearExpr | IntVar:
        return LinearExpr.sum(self.in_stay([visit]))

    def be_quiet(self) -> None:
        """Look at what need not be told, and at nothing else."""
        self.quiet = True
        self.model.maximize(self._unspoken())

    def be_worth(self, units: int) -> None:
        """Leave so much unsaid, and be worth as much as possible then."""
        self.quiet = False
        self.model.add(self._unspoken() >= units)
        self.model.maximize(sum(c * t for c, t in self._terms))

    def _unspoken(self) -> LinearExpr | IntVar:
        return LinearExpr.sum([c * t for c, t in self._spared])

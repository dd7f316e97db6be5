"""The unknowns of a stay's timetable: which visits are held on which day, and when they may start.

The day of each visit is a solver variable. Its clock time is not: each (visit, day) carries the starts that the
rules leave, and the timetable stage schedules the visits of a day exactly, one after the other, within them.
A group is in one place at a time by this construction.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from envoyage.planner.items import by_day, usual_minutes
from envoyage.planner.plan import Appointment, Group, Kind, Plan, Stay
from envoyage.planner.problem import AppointmentPin, Category, Problem, Resource, SessionKind, days
from envoyage.planner.travel import Point
from envoyage.planner.units import COVER
from envoyage.planner.value import got
from envoyage.planner.venues import hotel_point, place_of
from envoyage.planner.workdays import full_days_of

SHORTFALL = 1000.0
"""Points that each missing unit of a requirement costs where not all requirements can be kept."""
MIDNIGHT = 24 * 60

Span = tuple[int, int]
"""Minutes after midnight, half-open."""


@dataclass(frozen=True)
class Part:
    """Members of a group at a resource, for so many minutes."""

    resource: Resource
    attendees: tuple[str, ...]
    minutes: int


@dataclass(frozen=True)
class Visit:
    """Something a group can do at one time: one resource, or two at once for a group that divides."""

    id: str
    parts: tuple[Part, ...]

    @property
    def minutes(self) -> int:
        """How long until all are free again."""
        return max(p.minutes for p in self.parts)

    @property
    def points(self) -> tuple[Point, ...]:
        """Where its parts happen."""
        return tuple((p.resource.latitude, p.resource.longitude) for p in self.parts)

    def meets(self, resource: str) -> bool:
        """Whether one of its parts is with this resource."""
        return any(p.resource.id == resource for p in self.parts)


@dataclass(frozen=True)
class Fixed:
    """An item that is already in the stay, in minutes after midnight."""

    start: int
    end: int
    point: Point | None
    professional: bool
    meal: bool = False


class StayModel:
    """The timetable of one stay, everything else in ``plan`` given.

    ``plan`` holds the stay's fixed items (sessions) and all appointments of other stays and groups; ``unsolved``
    are stays of this group that will be planned later. ``with_rides`` says whether rides between places take time;
    ``lunch`` is its earliest start, latest start and length, on full working days; ``breaks`` are times
    in which the whole group is at rest. With ``strict`` off, requirements may fall short at a
    price, so that a city with too little to offer still gets the best timetable it can have.
    """

    def __init__(
        self,
        problem: Problem,
        plan: Plan,
        stay: Stay,
        visits: tuple[Visit, ...],
        *,
        unsolved: tuple[Stay, ...] = (),
        strict: bool = True,
    ) -> None:
        self.problem, self.plan, self.stay, self.visits = problem, plan, stay, visits
        self.unsolved, self.strict = unsolved, strict
        self.group: Group = plan.group[stay.group]
        self.days = days(stay.arrive, stay.leave)
        self.full_days = full_days_of(problem, plan, stay)
        self.hotel = hotel_point(problem, stay)
        self.model = CpModel()
        self.others_minimum: float | None = None
        self.with_rides = False
        self.lunch: tuple[int, int, int] | None = None
        self.breaks: dict[date, Span] = {}
        self.held = {(v.id, day): self.model.new_bool_var(f"held[{v.id},{day}]") for v in visits for day in self.days}
        grid = range(0, MIDNIGHT, problem.policies.grid_minutes)
        self.starts: dict[tuple[str, date], tuple[int, ...]] = {
            (v.id, day): self._universe(v, day, grid) for v in visits for day in self.days
        }
        self.own_days: dict[tuple[str, date], float] = {}
        self._gains: dict[tuple[tuple[int, ...], int], IntVar] = {}
        self._terms: list[tuple[int, LinearExpr | IntVar]] = []

    def _universe(self, visit: Visit, day: date, grid: range) -> tuple[int, ...]:
        """The starts of a visit before any rule: the grid, and a pinned time off the grid."""
        pinned = {
            minute(p.start)
            for p in self.problem.pins.appointments
            if p.start and p.start.date() == day and p.group == self.group.id and visit.meets(p.resource)
        }
        return tuple(t for t in sorted(pinned | set(grid)) if t + visit.minutes <= MIDNIGHT)

    @property
    def points(self) -> int:
        """Units of the objective that make one point of plan value."""
        return COVER // 1000 * max(1, len(self.problem.travellers))

    @property
    def people(self) -> tuple[str, ...]:
        """The members of the group."""
        return self.group.members

    @cached_property
    def fixed(self) -> dict[date, tuple[Fixed, ...]]:
        """The items already in the stay, by day, in time order."""
        table: dict[date, list[Fixed]] = {day: [] for day in self.days}
        for day, items in by_day(self.plan, self.stay).items():
            fixed = (a for a in items if a.kind in (Kind.SESSION, Kind.CULTURE))
            table.setdefault(day, []).extend(self._as_fixed(a) for a in fixed)
        return {day: tuple(items) for day, items in table.items()}

    def _as_fixed(self, item: Appointment) -> Fixed:
        session = self.problem.session.get(item.session)
        place = place_of(self.problem, self.stay, item)
        professional, meal = session is not None and session.kind.is_professional, False
        if session:
            meal = session.kind is SessionKind.MEAL
        return Fixed(minute(item.start), minute(item.end) or MIDNIGHT, place, professional, meal)

    @cached_property
    def met(self) -> frozenset[str]:
        """The resources the group meets in other stays."""
        mine = (a for a in self.plan.appointments if a.group == self.group.id)
        return frozenset(a.resource for a in mine if a.resource)

    @cached_property
    def got(self) -> dict[str, tuple[float, ...]]:
        """What each member gets of each need from everything else in the plan."""
        mine = tuple(a for a in self.plan.appointments if a.group == self.group.id)
        return got(self.problem, replace(self.plan, appointments=mine))

    @cached_property
    def asked(self) -> dict[str, int]:
        """How often each resource is asked by everything else in the plan, pins of other groups included."""
        items = [a.resource for a in self.plan.appointments if a.resource]
        return dict(Counter([*items, *(p.resource for p in self._others_pins)]))

    @cached_property
    def _others_pins(self) -> tuple[AppointmentPin, ...]:
        """What is pinned for other groups and not in the plan yet."""
        there = {(a.group, a.resource) for a in self.plan.appointments}
        return tuple(
            p for p in self.problem.pins.appointments if p.group != self.group.id and (p.group, p.resource) not in there
        )

    def busy(self, resource: str, day: date) -> tuple[Span, ...]:
        """When a resource receives other groups on a day, or is to receive them by a pin."""
        taken = [
            (minute(a.start), minute(a.end) or MIDNIGHT)
            for a in self.plan.appointments
            if a.resource == resource and a.start.date() == day
        ]
        pinned = [
            (minute(p.start), minute(p.start) + self._pinned_minutes(p))
            for p in self._others_pins
            if p.resource == resource and p.start and p.start.date() == day
        ]
        return tuple(taken + pinned)

    def _pinned_minutes(self, pin: AppointmentPin) -> int:
        group, resource = self.plan.group.get(pin.group), self.problem.resource[pin.resource]
        return pin.minutes or usual_minutes(self.problem, resource, interpreted=bool(group and group.languages))

    def visits_with(self, resource: str) -> tuple[Visit, ...]:
        """The visits that meet a resource."""
        return tuple(v for v in self.visits if v.meets(resource))

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """The resources that some visit meets, in order of first mention."""
        found = {p.resource.id: p.resource for v in self.visits for p in v.parts}
        return tuple(found.values())

    def on(self, day: date, visits: Iterable[Visit] | None = None) -> list[IntVar]:
        """The unknowns of these visits (all by default) on a day."""
        return [self.held[v.id, day] for v in (self.visits if visits is None else visits)]

    def in_stay(self, visits: Iterable[Visit]) -> list[IntVar]:
        """The unknowns of these visits on all days."""
        return [self.held[v.id, day] for v in visits for day in self.days]

    def of_category(self, category: Category) -> tuple[Visit, ...]:
        """The visits that meet a resource of this category with the whole group."""
        return tuple(v for v in self.visits if all(p.resource.category is category for p in v.parts))

    def keep_starts(self, visit: Visit, day: date, good: Callable[[int], bool]) -> None:
        """Leave only the starts of a visit on a day that are good; none left means it is not held."""
        key = visit.id, day
        self.starts[key] = tuple(t for t in self.starts[key] if good(t))

    def forbid(self, visit: Visit, day: date | None = None) -> None:
        """The visit is not held on this day, or at all."""
        for when in self.days if day is None else (day,):
            self.starts[visit.id, when] = ()

    def at_least(self, terms: Iterable[IntVar], number: int, name: str) -> None:
        """Require that many of the unknowns; short of it at a price where the model is not strict."""
        expression = sum(terms)
        if self.strict:
            self.model.add(expression >= number)
        else:
            short = self.model.new_int_var(0, max(0, number), f"short[{name}]")
            self.model.add(expression + short >= number)
            self.reward(-SHORTFALL, short)

    def gain(self, relevances: tuple[int, ...], open_dose: int) -> IntVar:
        """What the visits give to a need with this relevance of each visit and this open dose (hundredths).

        Needs that no timetable can tell apart, also of different people, share one unknown.
        """
        key = relevances, min(open_dose, sum(relevances))
        if key not in self._gains:
            gained = self.model.new_int_var(0, key[1], f"gain{len(self._gains)}")
            terms = [r * sum(self.on_any(v)) for r, v in zip(relevances, self.visits, strict=True) if r]
            self.model.add(gained <= sum(terms))
            self._gains[key] = gained
        return self._gains[key]

    def on_any(self, visit: Visit) -> list[IntVar]:
        """The unknowns of a visit on the days on which it has a start left."""
        return [self.held[visit.id, day] for day in self.days if self.starts[visit.id, day]]

    def reward(self, points: float, term: LinearExpr | IntVar) -> None:
        """Add points of plan value for each unit of a term."""
        self._terms.append((round(points * self.points), term))

    def reward_day(self, points: float, visit: Visit, day: date) -> None:
        """Add points for holding a visit on this very day; such days are not interchangeable."""
        self.own_days[visit.id, day] = self.own_days.get((visit.id, day), 0.0) + points
        self.reward(points, self.held[visit.id, day])

    def reward_units(self, units: int, term: LinearExpr | IntVar) -> None:
        """Add objective units for each unit of a term."""
        self._terms.append((units, term))

    def close(self) -> None:
        """Set the objective, and drop the visits that have no start left, after all rules have spoken."""
        for key, starts in self.starts.items():
            if not starts:
                self.model.add(self.held[key] == 0)
        if self._terms:
            self.model.maximize(sum(c * t for c, t in self._terms))


def minute(when: datetime) -> int:
    """Minutes after midnight of a wall-clock time."""
    return when.hour * 60 + when.minute

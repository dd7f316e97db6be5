"""Puts the visits of one day in order: exact, with rides, opening times, sessions and lunch."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from envoyage.planner.travel import Point, ride_minutes
from envoyage.planner.unknowns import StayModel
from envoyage.planner.venues import way_minutes

LUNCH = "lunch"
FIXED = "fixed"
NICE_START = 9 * 60  # the usual first start in published records
NICE_LUNCH = 12 * 60  # the usual lunch in published records
TICK = 5
DAY = 24 * 60
LOPSIDED = 60  # minutes of riding that a day with both a morning and an afternoon is worth; assumption


@dataclass(frozen=True)
class Task:
    """Something with a length and its possible starts (minutes after midnight, ascending), at some points."""

    id: str
    starts: tuple[int, ...]
    minutes: int
    points: tuple[Point, ...] = ()

    def next_start(self, after: int) -> int | None:
        """The first start not before this minute."""
        i = bisect_left(self.starts, after)
        return self.starts[i] if i < len(self.starts) else None


@dataclass(frozen=True)
class Order:
    """A day in order: (task id, start) one after the other, with the minutes ridden."""

    items: tuple[tuple[str, int], ...]
    ridden: int


class DayPlanner:
    """Schedules sets of visits on the days of a stay model, after its rules have spoken."""

    def __init__(self, model: StayModel) -> None:
        self.model = model
        self._ways: dict[tuple[tuple[Point, ...], tuple[Point, ...]], tuple[int, int]] = {}
        self._visits = {v.id: v for v in model.visits}
        self._fits: dict[tuple[date, frozenset[str]], bool] = {}
        self._frame = {day: self._frame_of(day) for day in model.days}
        self._first_like: dict[object, date] = {}
        self.like = {day: self._first_like.setdefault(self._signature(day), day) for day in model.days}

    def way(self, a: tuple[Point, ...], b: tuple[Point, ...]) -> tuple[int, int]:
        """Minutes between the places of two tasks: needed from end to start, and ridden."""
        if not a or not b or not self.model.with_rides:
            return 0, 0
        if (a, b) not in self._ways:
            problem = self.model.problem
            need = max(way_minutes(problem, p, q) for p in a for q in b)
            self._ways[a, b] = need, max(ride_minutes(problem, p, q) for p in a for q in b)
        return self._ways[a, b]

    def fits(self, day: date, visits: Iterable[str]) -> bool:
        """Whether these visits can all be held on this day."""
        key = self.like[day], frozenset(visits)
        if key not in self._fits:
            tasks = self._tasks(*key)
            self._fits[key] = _Search(self, tasks, first=True).best is not None
        return self._fits[key]

    def order(self, day: date, visits: Iterable[str]) -> Order | None:
        """The order with the least riding, at usual hours where they allow it; None where nothing fits."""
        chosen = frozenset(visits)
        nice = _Search(self, [_nice(t) for t in self._tasks(day, chosen)]).best
        return nice or _Search(self, self._tasks(day, chosen)).best

    def _tasks(self, day: date, visits: frozenset[str]) -> list[Task]:
        return [*self._frame[day], *(self.task(day, v) for v in sorted(visits))]

    def frame(self, day: date) -> list[Task]:
        """Sessions and lunch of a day."""
        return self._frame[day]

    def task(self, day: date, visit: str) -> Task:
        """A visit on a day."""
        v = self._visits[visit]
        return Task(visit, self.model.starts[visit, day], v.minutes, v.points)

    def _signature(self, day: date) -> object:
        """What makes a day: days with the same signature are interchangeable."""
        model = self.model
        starts = tuple((model.starts[v.id, day], model.own_days.get((v.id, day), 0.0)) for v in model.visits)
        return starts, model.fixed[day], tuple(self._frame[day]), day in model.full_days

    def _frame_of(self, day: date) -> list[Task]:
        """Sessions, prayer and lunch of a day; lunch is left out where the sessions alone leave no room."""
        tasks = [
            Task(f"{FIXED}{i}", (f.start,), f.end - f.start, (f.point,) if f.point else ())
            for i, f in enumerate(self.model.fixed[day])
        ]
        if day in self.model.breaks:
            starts, ends = self.model.breaks[day]
            tasks.append(Task(f"{FIXED}-break", (starts,), ends - starts))
        lunch = self._lunch(day)
        if lunch and _Search(self, [*tasks, lunch], first=True).best:
            tasks.append(lunch)
        return tasks

    def _lunch(self, day: date) -> Task | None:
        """Lunch of a full day, unless a meal of the programme or the Friday break holds it."""
        if self.model.lunch is None or day not in self.model.full_days:
            return None
        earliest, latest, minutes = self.model.lunch
        rests = [(f.start, f.end) for f in self.model.fixed[day] if f.meal and earliest <= f.start <= latest]
        starts, ends = self.model.breaks.get(day, (0, 0))
        if rests or (starts <= latest and max(starts, earliest) + minutes <= ends):
            return None
        return Task(LUNCH, tuple(range(earliest, latest + 1, TICK)), minutes)


def _nice(task: Task) -> Task:
    """The task at usual hours: visits from nine, lunch from noon; fixed items as they are."""
    if len(task.starts) <= 1 or task.id.startswith(FIXED):
        return task
    earliest = NICE_LUNCH if task.id == LUNCH else NICE_START
    return Task(task.id, tuple(t for t in task.starts if t >= earliest), task.minutes, task.points)


class _Search:
    """Depth-first over orders; for a given order the earliest starts are best, so only orders are tried."""

    def __init__(self, planner: DayPlanner, tasks: list[Task], *, first: bool = False) -> None:
        self.planner, self.first = planner, first
        self.tasks = sorted(tasks, key=lambda t: (t.starts[-1] if t.starts else -1, t.id))
        self.best: Order | None = None
        self._least = DAY
        self._done: list[tuple[str, int]] = []
        if all(t.starts for t in tasks):
            self._extend(self.tasks, -DAY, (planner.model.hotel,), 0)

    def _extend(self, left: list[Task], now: int, place: tuple[Point, ...], ridden: int) -> None:
        if self.first and self.best:
            return
        if ridden >= self._least:
            return
        if not left:
            self._keep(ridden)
            return
        if left[0].starts[-1] < now:
            return
        for task in left:
            self._try(task, left, now, place, ridden)

    def _keep(self, ridden: int) -> None:
        """Keep an order that costs less: a day with everything before or after lunch counts as a longer ride."""
        names = [name for name, _ in self._done]
        lopsided = len(names) > 1 and (names[0] == LUNCH or (len(names) > 2 and names[-1] == LUNCH))
        cost = ridden + (LOPSIDED if lopsided else 0)
        if cost < self._least:
            self.best, self._least = Order(tuple(self._done), ridden), cost

    def _try(self, task: Task, left: list[Task], now: int, place: tuple[Point, ...], ridden: int) -> None:
        need, ride = self.planner.way(place, task.points)
        start = task.next_start(now + need)
        if start is None:
            return
        self._done.append((task.id, start))
        rest = [t for t in left if t is not task]
        self._extend(rest, start + task.minutes, task.points or place, ridden + ride)
        self._done.pop()

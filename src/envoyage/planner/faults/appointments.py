"""Pinned appointments that no timetable can keep: closed resources, days without visits, too many at once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import listed, place
from envoyage.planner.opening import open_spans
from envoyage.planner.problem import AppointmentPin, Category, Problem, Resource, Slot, days
from envoyage.planner.routing import pinned_day
from envoyage.planner.wording import counted, on_day
from envoyage.planner.workdays import is_weekend

CODE = "clashing_pins"
MIDNIGHT = 24 * 60
MOVE = "Move or remove the pin."


class Pinned(NamedTuple):
    """A pin with its resource; both known."""

    pin: AppointmentPin
    resource: Resource

    @property
    def is_culture(self) -> bool:
        """Whether it is for days of rest instead of working days."""
        return self.resource.category is Category.CULTURE

    @property
    def minutes(self) -> int:
        """How long the appointment is at least; more than a day is out of range and told elsewhere."""
        return min(self.pin.minutes or self.resource.minutes, MIDNIGHT)

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """Start and end, where the pin names a time."""
        start = self.pin.start
        return (start, start + min(timedelta(minutes=self.minutes), datetime.max - start)) if start else None

    def fault(self, text: str, way_out: str = MOVE) -> Fault:
        """A fault at this pin; ``text`` follows the group and what it is pinned to."""
        where = place("pins.appointments", f"{self.pin.group}/{self.resource.id}")
        when = f" on {on_day(day)}" if (day := pinned_day(self.pin)) else ""
        hour = f" at {self.pin.start:%H:%M}" if self.pin.start else ""
        return Fault(CODE, where, f"{self.pin.group} is pinned to {self.resource.name}{when}{hour}, {text}.", way_out)


def _pinned(problem: Problem) -> list[Pinned]:
    """The pins of resources that exist; others are told as references."""
    pairs = ((pin, problem.resource.get(pin.resource)) for pin in problem.pins.appointments)
    return [Pinned(pin, r) for pin, r in pairs if r and r.city in problem.city]


def untimed_culture(problem: Problem) -> Iterator[Fault]:
    """Culture that is pinned without a time: it is placed by hand, not by the timetable."""
    for item in _pinned(problem):
        if item.is_culture and item.pin.start is None:
            text = "which is culture, without a time"
            yield item.fault(text, "Add the start, day and time, to the pin, or remove it.")


def unvisited_days(problem: Problem) -> Iterator[Fault]:
    """Professional appointments on travel days, at weekends, on public holidays, and outside the working day."""
    for item in _pinned(problem):
        reason = _off_work(problem, item)
        if reason:
            yield item.fault(reason, "Pin it to working hours of a full day of a stay, or remove the pin.")


def _off_work(problem: Problem, item: Pinned) -> str:
    """Why nobody makes visits at the pinned time, empty where they can; culture is not for working hours."""
    day, rules = pinned_day(item.pin), problem.policies
    if item.is_culture or day is None:
        return ""
    outside = f"outside the working day from {rules.day_starts:%H:%M} to {rules.day_ends:%H:%M}"
    return _no_work(problem, item.resource.city, day) or (outside if _is_outside(problem, item) else "")


def _no_work(problem: Problem, city: str, day: date) -> str:
    """Why nobody makes visits in a city on a day, empty where they can."""
    around = [p for p in problem.periods if p.arrive <= day <= p.leave]
    continued = any(isinstance(p, Slot) and p.may_continue and p.arrive == day for p in around)
    if around and not continued and not any(p.arrive < day < p.leave for p in around):
        return "a travel day"
    if is_weekend(day) and not problem.policies.weekend_work:
        return "a weekend"
    name = problem.holiday(city, day)
    return f"a public holiday ({name})" if name else ""


def _is_outside(problem: Problem, item: Pinned) -> bool:
    if not item.span:
        return False
    (start, end), rules = item.span, problem.policies
    return start.time() < rules.day_starts or end > datetime.combine(start, rules.day_ends)


def closed_doors(problem: Problem) -> Iterator[Fault]:
    """Pins at times at which the resource is closed, or longer than it is ever open."""
    for item in _pinned(problem):
        day = pinned_day(item.pin)
        if day is None:
            yield from _never_long_enough(problem, item)
        elif not _off_work(problem, item):
            yield from _closed(problem, item, day)


def _closed(problem: Problem, item: Pinned, day: date) -> Iterator[Fault]:
    spans = open_spans(problem, item.resource, day)
    if not spans:
        yield item.fault("when it is closed", "Move the pin to a day it is open, or correct its opening hours.")
    elif not any(_fits(problem, item, span) for span in spans):
        yield item.fault(f"when it is not open for {counted(item.minutes, 'minute')}: it is open {_said(spans)}")


def _never_long_enough(problem: Problem, item: Pinned) -> Iterator[Fault]:
    open_days = (d for p in problem.periods for d in days(p.arrive, p.leave))
    spans = (span for d in open_days for span in open_spans(problem, item.resource, d))
    if item.pin.minutes and not any(_fits(problem, item, span) for span in spans):
        yield item.fault(f"for {counted(item.minutes, 'minute')}, longer than it is open within any working day")


def _fits(problem: Problem, item: Pinned, span: tuple[int, int]) -> bool:
    """Whether the appointment lies in an opening window, or could do so within the working day."""
    if item.pin.start:
        start = _minute(item.pin.start.time())
        return span[0] <= start and start + item.minutes <= span[1]
    rules = problem.policies
    first, last = (0, MIDNIGHT) if item.is_culture else (_minute(rules.day_starts), _minute(rules.day_ends))
    return min(span[1], last) - max(span[0], first) >= item.minutes


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _said(spans: tuple[tuple[int, int], ...]) -> str:
    return listed([f"{a // 60:02}:{a % 60:02} to {b // 60:02}:{b % 60:02}" for a, b in spans])


def during_sessions(problem: Problem) -> Iterator[Fault]:
    """Pins at the time of a session, which everybody attends."""
    for item in _pinned(problem):
        for session in problem.sessions if item.span else ():
            if item.span and session.start < item.span[1] and item.span[0] < session.end:
                yield item.fault(f"during {session.title or session.id}, which all groups attend")


def crowded_days(problem: Problem) -> Iterator[Fault]:
    """More professional appointments pinned to a group's day than it can have."""
    table: dict[tuple[str, date], list[Pinned]] = defaultdict(list)
    for item in _pinned(problem):
        day = pinned_day(item.pin)
        if day and not item.is_culture:
            table[item.pin.group, day].append(item)
    most = problem.policies.most_a_day
    for items in table.values():
        resources = {item.resource.id for item in items}
        if len(resources) > most:
            yield items[-1].fault(f"one of {len(resources)} on that day; a day has {most} at most")


def met_twice(problem: Problem) -> Iterator[Fault]:
    """A group pinned to the same resource in two different ways: it meets it only once."""
    first: dict[tuple[str, str], AppointmentPin] = {}
    for item in _pinned(problem):
        if first.setdefault((item.pin.group, item.resource.id), item.pin) != item.pin:
            yield item.fault("and also by another pin; a group meets a resource once", "Keep one of the pins.")


def taken_resources(problem: Problem) -> Iterator[Fault]:
    """More groups pinned to a resource at once, or in all, than it receives."""
    table: dict[str, dict[str, Pinned]] = defaultdict(dict)
    for item in _pinned(problem):
        table[item.resource.id].setdefault(item.pin.group, item)
    for groups in table.values():
        items = list(groups.values())
        most = items[0].resource.most_asks
        if len(items) > most:
            yield items[-1].fault(
                f"one of {counted(len(items), 'group')}; it may be asked {counted(most, 'time')} in all"
            )
        yield from _at_once(items)


def _at_once(items: list[Pinned]) -> Iterator[Fault]:
    for number, item in enumerate(items):
        here = [i for i in items[:number] if i.span and item.span and _meet(i.span, item.span)]
        if len(here) >= item.resource.parallel_groups:
            others, most = [i.pin.group for i in here], counted(item.resource.parallel_groups, "group")
            verb = "is" if len(others) == 1 else "are"
            yield item.fault(f"when {listed(others)} {verb} there; it receives {most} at once")


def _meet(a: tuple[datetime, datetime], b: tuple[datetime, datetime]) -> bool:
    return a[0] < b[1] and b[0] < a[1]

"""Random visits on the full working days of a stay, placed where every hard rule of the timetable allows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from envoyage.planner.access import shut_out
from envoyage.planner.interpreting import longest_for, table
from envoyage.planner.items import is_professional
from envoyage.planner.plan import Appointment, Group, Kind, Stay
from envoyage.planner.problem import Category, Faith, Problem, Resource, SessionKind
from envoyage.planner.venues import place_of, way_minutes
from envoyage.planner.workdays import full_days

TRIES = 40
STARTS = 6
"""How many times of day are tried for one resource."""

FRIDAY = 5


@dataclass
class Diary:
    """What is arranged so far in a programme: visits by resource, and who met what."""

    problem: Problem
    rng: Random
    visits: dict[str, list[Appointment]] = field(default_factory=dict)

    def may_ask(self, group: Group, resource: Resource, start: datetime, end: datetime) -> bool:
        """Whether the resource can receive this group then: new to it, not asked too often, not full."""
        known = self.visits.get(resource.id, [])
        at_once = sum(1 for a in known if a.start < end and start < a.end)
        asked = len(known) < resource.most_asks and at_once < resource.parallel_groups
        return asked and all(a.group != group.id for a in known)

    def met(self, group: Group) -> set[Category]:
        """The categories this group meets already."""
        found = (a for items in self.visits.values() for a in items if a.group == group.id)
        return {self.problem.resource[a.resource].category for a in found}

    def enter(self, items: list[Appointment]) -> None:
        """Writes visits down."""
        for item in items:
            self.visits.setdefault(item.resource, []).append(item)

    def strike(self, items: list[Appointment]) -> None:
        """Takes visits out again."""
        for item in items:
            self.visits[item.resource].remove(item)


def random_visits(diary: Diary, group: Group, stay: Stay, sessions: list[Appointment]) -> list[Appointment] | None:
    """Visits of all full working days of a stay, or None where a day cannot be filled; the diary holds them."""
    problem, made = diary.problem, list[Appointment]()
    for day in full_days(problem, stay.city, stay.arrive, stay.leave):
        fixed = [a for a in sessions if a.start.date() == day]
        items = next(filter(None, (_random_day(diary, group, stay, day, fixed) for _ in range(TRIES))), None)
        if items is None:
            diary.strike(made)
            return None
        diary.enter(items[len(fixed) :])
        made += items[len(fixed) :]
    return made


def _random_day(
    diary: Diary, group: Group, stay: Stay, day: date, fixed: list[Appointment]
) -> list[Appointment] | None:
    """The sessions of a day and a random number of visits after them, or None where there are too few."""
    rules = diary.problem.policies
    count = sum(is_professional(diary.problem, a) for a in fixed)
    fewest = max(0, rules.fewest_a_day - count)
    wanted = diary.rng.randint(fewest, max(fewest, rules.most_a_day - count)) if fewest else 0
    items = list(fixed)
    for resource in _in_random_order(diary, group, stay):
        if len(items) - len(fixed) == wanted:
            break
        visit = _placed(diary, group, stay, day, (resource, items))
        if visit:
            items.append(visit)
    return items if len(items) - len(fixed) >= fewest else None


def _in_random_order(diary: Diary, group: Group, stay: Stay) -> list[Resource]:
    """The professional resources of the city, promised categories that the group has not met first."""
    problem, met = diary.problem, diary.met(group)
    found = [r for r in problem.resources_in[stay.city] if _suits(problem, group, r)]
    diary.rng.shuffle(found)
    in_slot = stay.period not in problem.block
    missing = [c for c in problem.promised if c not in met]
    return sorted(found, key=lambda r: not (in_slot and r.category in missing))


def _suits(problem: Problem, group: Group, resource: Resource) -> bool:
    """Whether the whole group can go there on some day."""
    return (
        resource.category is not Category.CULTURE
        and resource.smallest_group <= len(group.members) <= resource.largest_group
        and not shut_out(problem, group.members, resource.access)
    )


def _placed(
    diary: Diary, group: Group, stay: Stay, day: date, chosen: tuple[Resource, list[Appointment]]
) -> Appointment | None:
    """A visit to the resource at a random time that fits with the items of the day, or None."""
    problem, (resource, items) = diary.problem, chosen
    starts = list(_starts(problem, resource, day))
    for start in diary.rng.sample(starts, min(STARTS, len(starts))):
        visit = _visit(group, stay, resource, start)
        if diary.may_ask(group, resource, start, visit.end) and _fits(problem, group, stay, [*items, visit]):
            return visit
    return None


def _starts(problem: Problem, resource: Resource, day: date) -> Iterator[datetime]:
    """The times on the grid at which a visit keeps opening hours, the working day and the notice."""
    rules = problem.policies
    notice = timedelta(days=resource.lead_days - rules.least_lead_days)
    closed = day in resource.closed or (problem.holiday(resource.city, day) and not resource.open_on_holidays)
    if closed or day < problem.starts + notice:
        return
    for window in resource.hours:
        if window.weekday != day.isoweekday():
            continue
        start = datetime.combine(day, max(window.opens, rules.day_starts))
        last = datetime.combine(day, min(window.closes, rules.day_ends)) - timedelta(minutes=resource.minutes)
        while start <= last:
            yield start
            start += timedelta(minutes=rules.grid_minutes)


def _visit(group: Group, stay: Stay, resource: Resource, start: datetime) -> Appointment:
    return Appointment(
        id=f"{stay.id}-{resource.id}",
        stay=stay.id,
        group=group.id,
        kind=Kind.PROFESSIONAL,
        start=start,
        end=start + timedelta(minutes=resource.minutes),
        attendees=group.members,
        title=resource.name,
        resource=resource.id,
        format=resource.formats[0],
        officers=group.officers,
    )


def _fits(problem: Problem, group: Group, stay: Stay, items: list[Appointment]) -> bool:
    """Whether a day with these items keeps ways, lunch, prayer and working time."""
    rules = problem.policies
    ordered = sorted(items, key=lambda a: (a.start, a.id))
    work = sum(_minutes(a) for a in items if is_professional(problem, a))
    interpreted = sum(_minutes(a) for a in items if a.kind is Kind.PROFESSIONAL)
    limit = longest_for(table(problem).day, len(group.officers)) if group.languages else work
    return (
        work <= rules.most_minutes_a_day
        and interpreted <= limit
        and _ways_fit(problem, stay, ordered)
        and _lunch_fits(problem, ordered)
        and not any(_takes_prayer(problem, group, a) for a in items if a.kind is Kind.PROFESSIONAL)
    )


def _minutes(item: Appointment) -> int:
    return int((item.end - item.start).total_seconds() // 60)


def _ways_fit(problem: Problem, stay: Stay, ordered: list[Appointment]) -> bool:
    """Whether there is time between neighbours for the way from one to the next."""
    for before, after in pairwise(ordered):
        a, b = place_of(problem, stay, before), place_of(problem, stay, after)
        way = way_minutes(problem, a, b) if a and b else 0
        if before.end + timedelta(minutes=way) > after.start:
            return False
    return True


def _lunch_fits(problem: Problem, ordered: list[Appointment]) -> bool:
    """Whether an hour is free at lunch time; a meal of the programme is lunch."""
    rules = problem.policies
    if any(problem.session[a.session].kind is SessionKind.MEAL for a in ordered if a.session):
        return True
    day = ordered[0].start.date()
    start, last = datetime.combine(day, rules.lunch_earliest), datetime.combine(day, rules.lunch_latest)
    while start <= last:
        end = start + timedelta(minutes=rules.lunch_minutes)
        if all(end <= a.start or a.end <= start for a in ordered):
            return True
        start += timedelta(minutes=rules.grid_minutes)
    return False


def _takes_prayer(problem: Problem, group: Group, item: Appointment) -> bool:
    rules = problem.policies
    keeps = any(Faith.FRIDAY_PRAYER in problem.participant[p].faith for p in group.members)
    span: tuple[time, time] = (rules.friday_prayer_starts, rules.friday_prayer_ends)
    is_friday = item.start.isoweekday() == FRIDAY
    return keeps and is_friday and item.start.time() < span[1] and span[0] < item.end.time()

"""Days of rest: one cultural item where a resource is open, and the other half of the day free."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from envoyage.planner.access import shut_out
from envoyage.planner.items import by_day, visit_minutes
from envoyage.planner.opening import minutes_of, open_spans
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Category, Faith, Problem, RequestStatus, Resource
from envoyage.planner.rules.lead_days import earliest_day
from envoyage.planner.timetable.items import item_id
from envoyage.planner.travel import ride_minutes
from envoyage.planner.venues import hotel_point
from envoyage.planner.workdays import full_days_of, own_days

NOON = time(13, 0)  # the end of a free morning and the start of a free afternoon
CULTURE_STARTS = (time(10, 0), time(14, 0), time(9, 30), time(10, 30), time(13, 30), time(14, 30), time(15, 0))
MORNING_STARTS = time(9, 0)
FREE = "Free time"


def leisure_items(problem: Problem, plan: Plan, stay: Stay) -> tuple[Appointment, ...]:
    """Culture and free time on the days of rest of a stay, the rest of the plan given."""
    items = _pinned(problem, plan, stay)
    plan = replace(plan, appointments=plan.appointments + items)
    for day in _rest_days(problem, plan, stay):
        culture = _culture(problem, plan, stay, day)
        added = (*culture, *_free(problem, plan, stay, day, culture))
        items += added
        plan = replace(plan, appointments=plan.appointments + added)
    return items


def _pinned(problem: Problem, plan: Plan, stay: Stay) -> tuple[Appointment, ...]:
    """Culture that is pinned to a time in this stay."""
    pins = [p for p in problem.pins.appointments if p.group == stay.group and p.start]
    return tuple(
        _item(problem, plan, stay, problem.resource[p.resource], p.start, p.minutes)
        for p in pins
        if p.start
        and stay.arrive <= p.start.date() <= stay.leave
        and problem.resource[p.resource].city == stay.city
        and problem.resource[p.resource].category is Category.CULTURE
    )


def _rest_days(problem: Problem, plan: Plan, stay: Stay) -> list[date]:
    """Days between arrival and departure that are no working days and hold no session."""
    full = full_days_of(problem, plan, stay)
    taken = by_day(plan, stay)
    return [d for d in own_days(plan, stay) if d not in full and d not in taken]


def _culture(problem: Problem, plan: Plan, stay: Stay, day: date) -> tuple[Appointment, ...]:
    """The first possible item: least asked resource first, at usual hours."""
    attendees = _at_leisure(problem, plan, stay, day)
    asked = [a.resource for a in plan.appointments if a.resource]
    met = {a.resource for a in plan.appointments if a.group == stay.group}
    options = [
        r
        for r in problem.resources_in[stay.city]
        if r.category is Category.CULTURE and r.id not in met and asked.count(r.id) < r.most_asks
        and r.status is not RequestStatus.DECLINED and not shut_out(problem, attendees, r.access)
        and r.smallest_group <= len(attendees) <= r.largest_group
    ]  # fmt: skip
    for resource in sorted(options, key=lambda r: (asked.count(r.id), r.id)):
        for start in CULTURE_STARTS:
            item = _item(problem, plan, stay, resource, datetime.combine(day, start))
            if _is_possible(problem, plan, item, resource):
                return (replace(item, attendees=attendees),)
    return ()


def _at_leisure(problem: Problem, plan: Plan, stay: Stay, day: date) -> tuple[str, ...]:
    """The members whose practice leaves them the day."""
    kept = {6: Faith.SABBATH, 7: Faith.SUNDAY_SERVICE}.get(day.isoweekday())
    return tuple(p for p in plan.group[stay.group].members if kept not in problem.participant[p].faith)


def _item(
    problem: Problem, plan: Plan, stay: Stay, resource: Resource, start: datetime, minutes: int | None = None
) -> Appointment:
    group = plan.group[stay.group]
    end = start + timedelta(minutes=visit_minutes(problem, group, resource, minutes))
    return Appointment(
        item_id(stay, resource.id), stay.id, stay.group, Kind.CULTURE, start, end, group.members,
        title=resource.name, resource=resource.id, format=next(iter(resource.formats), None), officers=group.officers,
    )  # fmt: skip


def _is_possible(problem: Problem, plan: Plan, item: Appointment, resource: Resource) -> bool:
    """Whether the resource is open and has room, and the item keeps to one half of the day."""
    start, end = minutes_of(item)
    is_open = any(a <= start and end <= b for a, b in open_spans(problem, resource, item.start.date()))
    half = item.end.time() <= NOON or (item.start.time() >= NOON and item.end.time() <= problem.policies.day_ends)
    there = [a for a in plan.appointments if a.resource == resource.id and a.start < item.end and item.start < a.end]
    return is_open and half and len(there) < resource.parallel_groups and _is_reachable(problem, plan, item, resource)


def _is_reachable(problem: Problem, plan: Plan, item: Appointment, resource: Resource) -> bool:
    """Whether the request can be in time, and the group need not leave for it the day before."""
    day = item.start.date()
    ride = ride_minutes(problem, hotel_point(problem, plan.stay[item.stay]), (resource.latitude, resource.longitude))
    leaves = item.start - timedelta(minutes=ride + problem.policies.early_minutes)
    in_time = not resource.identity_check or day >= earliest_day(problem, resource)
    return in_time and leaves.date() == day


def _free(
    problem: Problem, plan: Plan, stay: Stay, day: date, culture: tuple[Appointment, ...]
) -> tuple[Appointment, ...]:
    """The half of the day that culture leaves free, or the whole day."""
    begins, ends = MORNING_STARTS, problem.policies.day_ends
    if culture:
        begins, ends = (NOON, ends) if culture[0].start.time() < NOON else (begins, NOON)
    return (
        Appointment(
            item_id(stay, f"free-{day}"), stay.id, stay.group, Kind.FREE, datetime.combine(day, begins),
            datetime.combine(day, ends), plan.group[stay.group].members, title=FREE,
        ),
    )  # fmt: skip

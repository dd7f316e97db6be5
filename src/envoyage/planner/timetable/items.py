"""Turns the timetable of a stay into the items of the plan: sessions, visits, lunch, prayer, and when to leave."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from envoyage.planner.faith import practising
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Faith, Format, Problem
from envoyage.planner.timetable.day import LUNCH, DayPlanner, Order
from envoyage.planner.timetable.solve import Choice
from envoyage.planner.unknowns import StayModel
from envoyage.planner.unknowns.stay import Part, Visit
from envoyage.planner.workdays import own_days

PRAYER = "Lunch and Friday prayer"


def item_id(stay: Stay, what: str) -> str:
    """The id of an item: group, period and what it is, so that it stays the same from plan to plan."""
    return f"{stay.group}-{stay.period}-{what}"


def at(day: date, minutes: int) -> datetime:
    """The wall-clock time so many minutes after midnight of a day."""
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def session_items(problem: Problem, plan: Plan, stay: Stay) -> tuple[Appointment, ...]:
    """The sessions of a shared block in the calendar of one of its groups; none for a slot."""
    group = plan.group[stay.group]
    return tuple(
        Appointment(
            item_id(stay, s.id), stay.id, stay.group, Kind.SESSION, s.start, s.end, group.members,
            title=s.title, session=s.id, format=s.format, officers=group.officers,
        )
        for s in problem.sessions_of.get(stay.period, ())
    )  # fmt: skip


def stay_items(model: StayModel, planner: DayPlanner, choice: Choice) -> tuple[Appointment, ...]:
    """Visits, lunch and prayer of a stay, in the best order of each day, without leave times."""
    items: list[Appointment] = []
    for day in model.days:
        order = planner.order(day, choice.get(day, frozenset()))
        prayer = prayer_items(model, day)
        items += prayer
        if order:
            items += _visits(model, day, order)
            items += _lunch(model, day, order, prayer)
    return tuple(_with_formats(model.problem, items))


def _visits(model: StayModel, day: date, order: Order) -> list[Appointment]:
    visits = {v.id: v for v in model.visits}
    return [
        _visit(model, visits[key], part, at(day, start))
        for key, start in order.items
        if key in visits
        for part in visits[key].parts
    ]


def _visit(model: StayModel, visit: Visit, part: Part, start: datetime) -> Appointment:
    """One part of a visit; who interprets for the parts of a divided group is decided by the language stage."""
    stay, resource = model.stay, part.resource
    officers = model.group.officers if len(visit.parts) == 1 else ()
    return Appointment(
        item_id(stay, resource.id), stay.id, stay.group, Kind.PROFESSIONAL, start,
        start + timedelta(minutes=part.minutes), part.attendees, title=resource.name, resource=resource.id,
        officers=officers,
    )  # fmt: skip


def _lunch(model: StayModel, day: date, order: Order, prayer: list[Appointment]) -> list[Appointment]:
    """Lunch of the members who neither fast nor pray at that time; on a day with prayer, in its break."""
    starts = [at(day, start) for key, start in order.items if key == LUNCH]
    if not starts and model.lunch and prayer and day in model.full_days:
        starts = [max(prayer[0].start, at(day, model.lunch[0]))]
    if not starts:
        return []
    start, end = starts[0], starts[0] + timedelta(minutes=model.problem.policies.lunch_minutes)
    away = {p for item in prayer if item.start < end and start < item.end for p in item.attendees}
    away |= set(practising(model.problem, model.people, Faith.FASTING))
    eating = tuple(p for p in model.people if p not in away)
    lunch = Appointment(
        item_id(model.stay, f"lunch-{day}"), model.stay.id, model.group.id, Kind.MEAL, start, end, eating,
        title="Lunch",
    )  # fmt: skip
    return [lunch] if eating else []


def prayer_items(model: StayModel, day: date) -> list[Appointment]:
    """The Friday break of the members who keep it, unless the group travels."""
    if day not in model.breaks or day not in own_days(model.plan, model.stay):
        return []
    start, end = model.breaks[day]
    return [
        Appointment(
            item_id(model.stay, f"prayer-{day}"), model.stay.id, model.group.id, Kind.FAITH, at(day, start),
            at(day, end), practising(model.problem, model.people, Faith.FRIDAY_PRAYER), title=PRAYER,
        )
    ]  # fmt: skip


def _with_formats(problem: Problem, items: list[Appointment]) -> list[Appointment]:
    """A format for each visit, the rarest so far; resources with the least choice first."""
    used: dict[Format, int] = {}
    chosen: dict[str, Format] = {}
    mine = [a for a in items if a.resource]
    for item in sorted(mine, key=lambda a: (len(problem.resource[a.resource].formats), a.start, a.id)):
        options = problem.resource[item.resource].formats
        if options:
            chosen[item.id] = min(options, key=lambda f: (used.get(f, 0), options.index(f)))
            used[chosen[item.id]] = used.get(chosen[item.id], 0) + 1
    return [replace(a, format=chosen.get(a.id)) if a.resource else a for a in items]

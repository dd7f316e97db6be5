"""Makes the timetable of a stay anew, with as little change as a way of repair asks for."""

import time
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from envoyage.planner.clock import began
from envoyage.planner.faith import practising
from envoyage.planner.plan import Appointment, Kind, Plan, Stay, Stopped
from envoyage.planner.problem import Faith
from envoyage.planner.repair.case import Case
from envoyage.planner.repair.model import Ask, Block, Way, attended, blocks_of, repair_model
from envoyage.planner.repair.refill import refilled
from envoyage.planner.timetable.day import LUNCH, DayPlanner
from envoyage.planner.timetable.items import at, item_id, stay_items
from envoyage.planner.timetable.leisure import leisure_items
from envoyage.planner.timetable.solve import Choice, Found, Limits, solve_stay
from envoyage.planner.unknowns.stay import Part
from envoyage.planner.unknowns.told_stay import ToldStayModel

SECONDS = 0.8
"""The most that one search for a stay may take."""


@dataclass(frozen=True)
class Mended:
    """A plan with another timetable of a stay; whether no timetable of the stay is better for the way asked for."""

    plan: Plan
    proven: bool


def mend_stay(case: Case, plan: Plan, stay: Stay, ask: Ask) -> Mended | None:
    """The stay with visits that keep the rules: first with lunch where it was, then with whatever is possible.

    Where visits are to stay, lunch gives way to them.
    """
    tries = ((True, True), (False, True), (False, False))
    for lunch_stays, strict in tries[1:] if ask.way is Way.FAITHFUL else tries:
        if ask.strict and not strict:
            break
        found = _solved(case, plan, stay, replace(ask, lunch_stays=lunch_stays, strict=strict))
        if found:
            return found
        if case.over():
            break
    return None


def _solved(case: Case, plan: Plan, stay: Stay, ask: Ask) -> Mended | None:
    blocks = blocks_of(case, plan, stay)
    model = repair_model(case, plan, stay, blocks, ask)
    planner = DayPlanner(model)
    known: Choice = {}
    for block in blocks:
        known[block.day] = known.get(block.day, frozenset()) | {block.visit.id}
    start: Choice = {day: known.get(day, frozenset()) for day in model.days}
    is_quiet = ask.way is Way.QUIET and ask.strict
    found = _quiet(case, model, planner, start) if is_quiet else _searched(case, model, planner, start)
    if found is None:
        return None
    days = {day: planner.order(day, found.choice.get(day, frozenset())) for day in model.days}
    starts = {day: dict(order.items) if order else {} for day, order in days.items()}
    return Mended(_put(case, plan, model, _Timetable(blocks, found.choice, starts)), found.stopped is Stopped.PROVEN)


def _searched(case: Case, model: ToldStayModel, planner: DayPlanner, start: Choice) -> Found | None:
    deadline = min(time.monotonic() + SECONDS, case.deadline)
    return solve_stay(model, planner, Limits(deadline, case.seed, case.cancelled), start)


def _quiet(case: Case, model: ToldStayModel, planner: DayPlanner, start: Choice) -> Found | None:
    """The fewest to tell, and of such timetables the best found in the time; proven as to whom to tell."""
    model.be_quiet()
    first = _searched(case, model, planner, start)
    if first is None:
        return None
    model.be_worth(round(first.value))
    best = _searched(case, model, planner, first.choice)
    return replace(first, choice=best.choice) if best else first


@dataclass(frozen=True)
class _Timetable:
    """What was found for a stay: the blocks there were, the visits of each day, and when each begins."""

    blocks: tuple[Block, ...]
    choice: Choice
    starts: dict[date, dict[str, int]]


def _put(case: Case, plan: Plan, model: ToldStayModel, found: _Timetable) -> Plan:
    """The plan with the timetable; items that stay at their time stay as they are."""
    kept = [b for b in found.blocks if b.visit.id in found.choice.get(b.day, frozenset())]
    gone = {a.id for b in found.blocks if b not in kept for a in b.items}
    new = [attended(case, plan, a) for a in _new_items(case, plan, model, found)]
    lunches = {a.id: a for a in _lunches(plan, model, found)}
    staying = tuple(lunches.pop(a.id, a) for a in plan.appointments if a.id not in gone)
    added = tuple(a for a in (*new, *lunches.values()) if a.attendees)
    after = replace(plan, appointments=(*staying, *added))
    old = {a.id: a for a in plan.appointments}
    return refilled(case, after, (a.id for a in after.appointments if a != old.get(a.id)))


def _new_items(case: Case, plan: Plan, model: ToldStayModel, found: _Timetable) -> list[Appointment]:
    told = {b.visit.id for b in found.blocks}
    visits = {v.id: v for v in model.visits if v.id not in told}
    return [
        _item(case, model, part, at(day, found.starts[day][name]))
        for day, chosen in found.choice.items()
        for name in sorted(chosen & set(visits))
        for part in visits[name].parts
    ]


def _item(case: Case, model: ToldStayModel, part: Part, start: datetime) -> Appointment:
    """A new or moved visit; one that was told before keeps its name and format."""
    stay, resource = model.stay, part.resource
    key = item_id(stay, resource.id)
    before = case.items.get(key)
    style = before.format if before and before.format in resource.formats else next(iter(resource.formats), None)
    return Appointment(
        key, stay.id, stay.group, Kind.PROFESSIONAL, start, start + timedelta(minutes=part.minutes), part.attendees,
        title=resource.name, resource=resource.id, format=style,
    )  # fmt: skip


def _lunches(plan: Plan, model: ToldStayModel, found: _Timetable) -> list[Appointment]:
    """The lunches that are at another time now, or that a day has for the first time."""
    old = {a.start.date(): a for a in plan.appointments_of[model.stay.id] if a.kind is Kind.MEAL and not a.session}
    fasting = practising(model.problem, model.people, Faith.FASTING)
    eating = tuple(m for m in model.people if m not in fasting)
    lunches = []
    for day, starts in found.starts.items():
        if LUNCH not in starts or (day in old and began(model.problem, model.stay.city, old[day].start)):
            continue
        start = at(day, starts[LUNCH])
        end = start + timedelta(minutes=model.problem.policies.lunch_minutes)
        key = item_id(model.stay, f"lunch-{day}")
        blank = Appointment(key, model.stay.id, model.group.id, Kind.MEAL, start, end, eating, title="Lunch")
        lunches.append(replace(old.get(day, blank), start=start, end=end))
    return lunches


def fresh_stay(case: Case, plan: Plan, stay: Stay, way: Way) -> Plan | None:
    """The plan with a timetable for a stay that has nothing yet: leisure, prayer, visits, lunch."""
    leisure = leisure_items(case.problem, plan, stay)
    plan = replace(plan, appointments=(*plan.appointments, *leisure))
    for strict in (True, False):
        model = repair_model(case, plan, stay, (), Ask(way, strict=strict, others_help=False))
        planner, deadline = DayPlanner(model), min(time.monotonic() + SECONDS, case.deadline)
        found = solve_stay(model, planner, Limits(deadline, case.seed, case.cancelled))
        if found:
            items = tuple(attended(case, plan, a) for a in stay_items(model, planner, found.choice))
            after = replace(plan, appointments=(*plan.appointments, *(a for a in items if a.attendees)))
            return refilled(case, after, (a.id for a in (*leisure, *items)))
    return None

"""The shape of a working day: first start, last end, hours of work and an hour for lunch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING

from envoyage.planner.items import by_day, is_professional
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Policies, Problem, SessionKind
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.wording import clock, on_day, people
from envoyage.planner.workdays import full_days_of

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel

TICK = 5


class WorkingDay(Rule):
    """Visits lie within the day; nobody works longer than the policy says; everybody has time for lunch.

    Sessions are dated by the programme: they are not moved into the day, but they count as work and they take
    time from lunch. Their length is only judged together with visits, as nothing else could be left out.
    """

    code = "working-day"
    title = "Shape of the working day, and lunch"
    severity = Severity.HARD
    source = RECORDS
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Visits outside the day, days that are too long, and full working days without time for lunch."""
        for stay in plan.stays:
            full = full_days_of(problem, plan, stay)
            for day, items in sorted(by_day(plan, stay).items()):
                yield from self._outside(problem, items)
                yield from self._too_long(problem, plan, stay, day, items)
                if day in full:
                    yield from self._no_lunch(problem, plan, stay, day, items)

    def _outside(self, problem: Problem, items: tuple[Appointment, ...]) -> Iterator[Finding]:
        rules = problem.policies
        for item in items:
            inside = rules.day_starts <= item.start.time() and item.end.time() <= rules.day_ends
            if item.kind is Kind.PROFESSIONAL and not (inside and item.end.date() == item.start.date()):
                yield self.finding(
                    "{title} on {day} lasts from {start} to {end}; the working day is {first} to {last}.",
                    item.id,
                    way_out="Move it into the working day.",
                    title=item.title or item.resource, day=on_day(item.start.date()), start=clock(item.start),
                    end=clock(item.end), first=f"{rules.day_starts:%H:%M}", last=f"{rules.day_ends:%H:%M}",
                )  # fmt: skip

    def _too_long(
        self, problem: Problem, plan: Plan, stay: Stay, day: date, items: tuple[Appointment, ...]
    ) -> Iterator[Finding]:
        limit = problem.policies.most_minutes_a_day
        tired = {
            p: _work(problem, items, p)
            for p in plan.group[stay.group].members
            if any(a.kind is Kind.PROFESSIONAL and p in a.attendees for a in items)
        }
        over = [p for p, minutes in tired.items() if minutes > limit]
        if over:
            yield self.finding(
                "On {day} there are {worst} minutes of professional programme for {who}; the policy allows {limit}.",
                stay.id, stay.group,
                way_out="Take a visit out of the day, or move it to a lighter one.",
                who=people(problem, over), worst=max(tired[p] for p in over), day=on_day(day), limit=limit,
            )  # fmt: skip

    def _no_lunch(
        self, problem: Problem, plan: Plan, stay: Stay, day: date, items: tuple[Appointment, ...]
    ) -> Iterator[Finding]:
        sessions_leave_room = _can_eat(problem, [a for a in items if a.kind is Kind.SESSION])
        hungry = [
            p
            for p in plan.group[stay.group].members
            if sessions_leave_room and not _can_eat(problem, [a for a in items if p in a.attendees])
        ]
        if hungry:
            yield self.finding(
                "On {day} there are no {minutes} minutes for lunch for {who}.",
                stay.id, stay.group,
                way_out="Leave that time free from a start between {first} and {last}.",
                who=people(problem, hungry), minutes=problem.policies.lunch_minutes, day=on_day(day),
                first=f"{problem.policies.lunch_earliest:%H:%M}", last=f"{problem.policies.lunch_latest:%H:%M}",
            )  # fmt: skip

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Starts within the day, lunch in the order of each full day, and the limit of work."""
        rules = problem.policies
        first, last = _minute(rules.day_starts), _minute(rules.day_ends)
        model.lunch = _minute(rules.lunch_earliest), _minute(rules.lunch_latest), rules.lunch_minutes
        for day in model.days:
            for visit in model.visits:
                end = max(p.minutes for p in visit.parts)
                model.keep_starts(visit, day, lambda t, end=end: first <= t and t + end <= last)  # type: ignore[misc]
            _limit_work(rules, model, day)


def _limit_work(rules: Policies, model: StayModel, day: date) -> None:
    """Sessions and visits of each member together within the limit; where sessions exceed it, no visit is added."""
    sessions = sum(f.end - f.start for f in model.fixed[day] if f.professional)
    seen: set[tuple[tuple[str, int], ...]] = set()
    for person in model.people:
        work = {v.id: p.minutes for v in model.visits for p in v.parts if person in p.attendees}
        if tuple(work.items()) not in seen:
            seen.add(tuple(work.items()))
            terms = sum(m * model.held[v, day] for v, m in work.items())
            model.model.add(terms <= max(0, rules.most_minutes_a_day - sessions))


def _work(problem: Problem, items: tuple[Appointment, ...], person: str) -> int:
    """Minutes of professional items somebody attends."""
    mine = (a for a in items if person in a.attendees and is_professional(problem, a))
    return sum(int((a.end - a.start).total_seconds() // 60) for a in mine)


def _can_eat(problem: Problem, items: list[Appointment]) -> bool:
    """Whether the items leave time for lunch; a meal of the programme is lunch, faith and free time leave room."""
    rules = problem.policies
    spans = [
        (_minute(a.start.time()), _minute(a.end.time()) or 24 * 60)
        for a in items
        if a.kind in (Kind.PROFESSIONAL, Kind.CULTURE) or (a.kind is Kind.SESSION and not _is_meal(problem, a))
    ]
    tries = range(_minute(rules.lunch_earliest), _minute(rules.lunch_latest) + 1, TICK)
    return any(all(t + rules.lunch_minutes <= a or b <= t for a, b in spans) for t in tries)


def _is_meal(problem: Problem, item: Appointment) -> bool:
    session = problem.session.get(item.session)
    return session is not None and session.kind is SessionKind.MEAL


def _minute(clock_time: time) -> int:
    return clock_time.hour * 60 + clock_time.minute

"""Faith practice is respected: Friday prayer, fasting, Sabbath and Sunday service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING

from envoyage.planner.faith import prayer_break
from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import Faith, Policies, Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RAMADAN_2016
from envoyage.planner.wording import clock, on_day, people

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel
    from envoyage.planner.unknowns.stay import Part, Visit

Clock = tuple[time, time]
ARRANGED = (Kind.PROFESSIONAL, Kind.CULTURE)
SUNDAY_SERVICE: Clock = (time(9, 0), time(12, 0))  # assumption
ALL_DAY: Clock = (time(0, 0), time.max)
MEALS_END = time(17, 0)  # meals that end before this are by daylight; assumption
FRIDAY, SATURDAY, SUNDAY = 5, 6, 7


class FaithPractice(Rule):
    """What the planner arranges leaves a person the time of his practice, and nobody who fasts is put to a meal.

    No visit is placed for a group in the Friday break while a member keeps it. Sabbath and Sunday service keep the
    person, not the group, from the items of that time. Sessions are dated by the programme and are not judged.
    """

    code = "faith-practice"
    title = "Faith practice"
    severity = Severity.HARD
    source = f"{RAMADAN_2016}; assumption: the hours"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each item that takes somebody's time of practice, or a meal for somebody who fasts."""
        for item in sorted(plan.appointments, key=lambda a: (a.start, a.id)):
            who = [p for p in item.attendees if p in problem.participant and _disturbed(problem, p, item)]
            if who and item.kind in ARRANGED:
                yield self._finding(problem, item, who, "which is the time of their practice.")
            fasting = [p for p in item.attendees if _fasts(problem, p)]
            if fasting and item.kind is Kind.MEAL and item.end.time() <= MEALS_END:
                yield self._finding(problem, item, fasting, "but they fast.")

    def _finding(self, problem: Problem, item: Appointment, who: list[str], reason: str) -> Finding:
        return self.finding(
            "{who} would be at {title} on {day} from {start} to {end}, {reason}",
            item.id,
            way_out="Move the item, or take these people off it.",
            who=people(problem, who),
            title=item.title or item.id,
            day=on_day(item.start.date()),
            start=clock(item.start),
            end=clock(item.end),
            reason=reason,
        )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """No start that would take the time of a member's practice; the Friday break is part of the day's order."""
        for visit in model.visits:
            for part in visit.parts:
                _keep_practice(problem, model, visit, part)
        for day in model.days:
            span = prayer_break(problem, model.people, day)
            if span and all(f.end <= span[0] or span[1] <= f.start for f in model.fixed[day]):
                model.breaks[day] = span


def _keep_practice(problem: Problem, model: StayModel, visit: Visit, part: Part) -> None:
    kept = {f for p in part.attendees for f in problem.participant[p].faith}
    for day in model.days:
        for a, b in _minute_spans(problem.policies, kept, day):
            model.keep_starts(visit, day, lambda t, a=a, b=b: t + part.minutes <= a or b <= t)  # type: ignore[misc]


def _minute_spans(rules: Policies, faith: set[Faith], day: date) -> list[tuple[int, int]]:
    return [(_minute(a), _minute(b)) for a, b in _spans(rules, faith, day)]


def _spans(rules: Policies, faith: set[Faith], day: date) -> list[Clock]:
    """The spans of a day that people with these practices keep free."""
    table = {
        FRIDAY: (Faith.FRIDAY_PRAYER, (rules.friday_prayer_starts, rules.friday_prayer_ends)),
        SATURDAY: (Faith.SABBATH, ALL_DAY),
        SUNDAY: (Faith.SUNDAY_SERVICE, SUNDAY_SERVICE),
    }
    practice = table.get(day.isoweekday())
    return [practice[1]] if practice and practice[0] in faith else []


def _disturbed(problem: Problem, person: str, item: Appointment) -> bool:
    faith = set(problem.participant[person].faith)
    spans = _spans(problem.policies, faith, item.start.date())
    end = item.end.time() if item.end.date() == item.start.date() else time.max
    return any(item.start.time() < b and a < end for a, b in spans)


def _fasts(problem: Problem, person: str) -> bool:
    return person in problem.participant and Faith.FASTING in problem.participant[person].faith


def _minute(clock_time: time) -> int:
    return clock_time.hour * 60 + clock_time.minute

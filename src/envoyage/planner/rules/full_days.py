"""Every full working day has enough professional appointments, and not too many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from envoyage.planner.items import by_day, is_professional
from envoyage.planner.plan import Appointment, Plan, Stay
from envoyage.planner.presence import there_all_day
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import PROFESSIONAL_DAY
from envoyage.planner.wording import city_name, counted, on_day, people
from envoyage.planner.workdays import full_days_of

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel


class FullDays(Rule):
    """Each member has between the fewest and the most professional appointments, sessions included.

    More sessions than the most are the programme's own choice and are not judged; visits beside them are.
    """

    code = "full-days"
    title = "Two to four professional appointments a full day"
    severity = Severity.HARD
    source = f"{PROFESSIONAL_DAY} (up to four a day); assumption: the fewest"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each full working day on which somebody has too few or too many."""
        for stay in plan.stays:
            table = by_day(plan, stay)
            for day in full_days_of(problem, plan, stay):
                items = [a for a in table.get(day, ()) if is_professional(problem, a)]
                yield from self._of_day(problem, plan, stay, day, items)

    def _of_day(
        self, problem: Problem, plan: Plan, stay: Stay, day: date, items: list[Appointment]
    ) -> Iterator[Finding]:
        rules = problem.policies
        most = max(rules.most_a_day, sum(1 for a in items if a.session))
        counts = {p: sum(p in a.attendees for a in items) for p in plan.group[stay.group].members}
        for low, wrong in ((True, rules.fewest_a_day), (False, most)):
            off = [p for p, n in counts.items() if (n < wrong if low else n > wrong)]
            who = [p for p in off if not low or there_all_day(problem, p, stay.city, day)]
            if who:
                number = counts[who[0]]
                yield self._finding(problem, stay, day, who, counted(number, "professional appointment"), low)

    def _finding(self, problem: Problem, stay: Stay, day: date, who: list[str], number: str, low: bool) -> Finding:
        rules = problem.policies
        return self.finding(
            "On {day} in {city} group {group} has {number} for {who}; a full day has {fewest} to {most}.",
            stay.id,
            stay.group,
            way_out="Add a visit: ask more resources in this city." if low else "Take a visit out of the day.",
            day=on_day(day), city=city_name(problem, stay.city), who=people(problem, who), group=stay.group,
            number=number, fewest=rules.fewest_a_day, most=rules.most_a_day,
        )  # fmt: skip

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Between the fewest and the most on each full day; sessions count, and full days of sessions take no visit."""
        rules = problem.policies
        for day in model.full_days:
            sessions = sum(1 for f in model.fixed[day] if f.professional)
            model.model.add(sum(model.on(day)) <= max(0, rules.most_a_day - sessions))
            if sessions < rules.fewest_a_day:
                model.at_least(model.on(day), rules.fewest_a_day - sessions, f"{day}")

"""What the stays of a city leave for each other: resources can be asked so often, and every day must be filled.

A stay that is solved before others in its city keeps enough for them to have the fewest appointments on each of
their full days. Which resource would serve which day is part of the model, so nothing is kept back in vain.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ortools.sat.python.cp_model import IntVar

from envoyage.planner.access import shut_out
from envoyage.planner.items import by_day, is_professional, visit_minutes
from envoyage.planner.opening import open_spans
from envoyage.planner.plan import Plan, Stay
from envoyage.planner.problem import Category, Problem, RequestStatus, Resource
from envoyage.planner.rules.lead_days import earliest_day
from envoyage.planner.unknowns import StayModel
from envoyage.planner.workdays import full_days_of


@dataclass
class Reserve:
    """The needs of stays, worked out once for each."""

    problem: Problem
    _options: dict[str, dict[date, tuple[Resource, ...]]] = field(default_factory=dict)

    def rivals(self, plan: Plan, stay: Stay, others: Iterable[Stay]) -> tuple[Stay, ...]:
        """Those of the other stays that need visits, none where every resource can receive them all."""
        found = tuple(s for s in others if self._wants(plan, s))
        asked = Counter(a.resource for a in plan.appointments)
        seekers = Counter(r for s in found for r in self._everything(plan, s))
        same_group = any(s.group == stay.group for s in found)
        most = {r: self.problem.resource[r].most_asks for r in seekers}
        scarce = any(asked[r] + number >= most[r] for r, number in seekers.items())
        return found if same_group or scarce else ()

    def keep(self, model: StayModel, rivals: Iterable[Stay]) -> None:
        """Let a stay leave enough for rivals in its city."""
        claims: dict[str, list[IntVar]] = {}
        for stay in rivals:
            self._claim(model, stay, claims)
        for resource, wanted in claims.items():
            left = self.problem.resource[resource].most_asks - model.asked.get(resource, 0)
            mine = model.in_stay(model.visits_with(resource))
            model.model.add(sum(mine) + sum(wanted) <= max(0, left))

    def _everything(self, plan: Plan, stay: Stay) -> set[str]:
        return {r.id for options in self._options_of(plan, stay).values() for r in options}

    def _claim(self, model: StayModel, stay: Stay, claims: dict[str, list[IntVar]]) -> None:
        """Unknowns for the resources that a stay could have on each day, at most once each, enough on every day."""
        used: dict[str, list[IntVar]] = {}
        met = {a.resource for a in model.plan.appointments if a.group == stay.group}
        for day, number in self._wants(model.plan, stay).items():
            options = [r.id for r in self._options_of(model.plan, stay)[day] if r.id not in met]
            kept = {r: model.model.new_bool_var(f"kept[{stay.id},{day},{r}]") for r in options}
            model.model.add(sum(kept.values()) >= number)
            for resource, unknown in kept.items():
                used.setdefault(resource, []).append(unknown)
        for resource, unknowns in used.items():
            mine = model.in_stay(model.visits_with(resource)) if stay.group == model.group.id else []
            model.model.add_at_most_one(*unknowns, *mine)
            claims.setdefault(resource, []).extend(unknowns)

    def _wants(self, plan: Plan, stay: Stay) -> dict[date, int]:
        """How many visits each full day of a stay needs besides its sessions."""
        table, fewest = by_day(plan, stay), self.problem.policies.fewest_a_day
        full = full_days_of(self.problem, plan, stay)
        sessions = {
            day: sum(is_professional(self.problem, a) and bool(a.session) for a in table.get(day, ())) for day in full
        }
        return {day: fewest - number for day, number in sessions.items() if number < fewest}

    def _options_of(self, plan: Plan, stay: Stay) -> dict[date, tuple[Resource, ...]]:
        """The resources that can receive the whole group of a stay on each day that needs visits."""
        if stay.id not in self._options:
            self._options[stay.id] = {
                day: tuple(r for r in self.problem.resources_in[stay.city] if self._can_receive(plan, stay, r, day))
                for day in self._wants(plan, stay)
            }
        return self._options[stay.id]

    def _can_receive(self, plan: Plan, stay: Stay, resource: Resource, day: date) -> bool:
        group, rules = plan.group[stay.group], self.problem.policies
        suits = resource.smallest_group <= len(group.members) <= resource.largest_group
        late = resource.identity_check and day < earliest_day(self.problem, resource)
        if late or not suits or resource.category is Category.CULTURE or resource.status is RequestStatus.DECLINED:
            return False
        first = rules.day_starts.hour * 60 + rules.day_starts.minute
        last = rules.day_ends.hour * 60 + rules.day_ends.minute
        minutes = visit_minutes(self.problem, group, resource)
        is_open = any(max(first, a) + minutes <= min(last, b) for a, b in open_spans(self.problem, resource, day))
        return is_open and not shut_out(self.problem, group.members, resource.access)

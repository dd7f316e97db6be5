"""Builds the model of a stay: its visits, its fixed items and the solver halves of all rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Rule
from envoyage.planner.rules import RULES
from envoyage.planner.timetable.visits import visits_of
from envoyage.planner.unknowns import StayModel


@dataclass(frozen=True)
class Terms:
    """What a stay is solved for: the group's stays still without a timetable, the least coverage in other groups
    (None while they have none), whether requirements may fall short, and the rules that speak."""

    unsolved: tuple[Stay, ...] = ()
    others_minimum: float | None = None
    strict: bool = True
    rules: Sequence[Rule] = RULES


def build_model(problem: Problem, plan: Plan, stay: Stay, terms: Terms = Terms()) -> StayModel:
    """The closed model of a stay, everything in ``plan`` but the stay's own visits given."""
    around = replace(plan, appointments=tuple(a for a in plan.appointments if not _is_own_visit(stay, a)))
    visits = visits_of(problem, around, stay)
    model = StayModel(problem, around, stay, visits, unsolved=terms.unsolved, strict=terms.strict)
    model.others_minimum = terms.others_minimum
    _keep_session_days_free(model)
    for rule in terms.rules:
        rule.in_stay(problem, model)
    model.close()
    return model


def _is_own_visit(stay: Stay, item: Appointment) -> bool:
    return item.stay == stay.id and bool(item.resource) and item.kind is Kind.PROFESSIONAL


def _keep_session_days_free(model: StayModel) -> None:
    """A day that sessions fill already takes no visits of the groups' own."""
    for day in model.days:
        if sum(f.professional for f in model.fixed[day]) >= model.problem.policies.fewest_a_day:
            for visit in model.visits:
                model.forbid(visit, day)

"""Builds the model of a stay: its visits, its fixed items and the solver halves of all rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Rule
from envoyage.planner.rules import RULES
from envoyage.planner.timetable.visits import visits_of
from envoyage.planner.unknowns import StayModel
from envoyage.planner.unknowns.stay import Visit

OTHER = "~"  # ends the id of a visit that divides the group otherwise than the one held now


@dataclass(frozen=True)
class Terms:
    """What a stay is solved for: the group's stays still without a timetable, the least coverage in other groups
    (None while they have none), whether requirements may fall short, the rules that speak, and the divided visits
    that the stay holds now."""

    unsolved: tuple[Stay, ...] = ()
    others_minimum: float | None = None
    strict: bool = True
    rules: Sequence[Rule] = RULES
    current: tuple[Visit, ...] = ()


def build_model(problem: Problem, plan: Plan, stay: Stay, terms: Terms = Terms()) -> StayModel:
    """The closed model of a stay, everything in ``plan`` but the stay's own visits given."""
    around = replace(plan, appointments=tuple(a for a in plan.appointments if not _is_own_visit(stay, a)))
    visits = _with_current(visits_of(problem, around, stay), terms.current)
    model = StayModel(problem, around, stay, visits, unsolved=terms.unsolved, strict=terms.strict)
    model.others_minimum = terms.others_minimum
    _keep_session_days_free(model)
    for rule in terms.rules:
        rule.in_stay(problem, model)
    model.close()
    return model


def _with_current(visits: tuple[Visit, ...], current: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """The visits with those held now, so that the timetable there is stays possible; others get another id."""
    held = {v.id for v in current}
    new = (replace(v, id=f"{v.id}{OTHER}") if v.id in held else v for v in visits if v not in current)
    return current + tuple(v for v in new if v.id not in held)


def _is_own_visit(stay: Stay, item: Appointment) -> bool:
    return item.stay == stay.id and bool(item.resource) and item.kind is Kind.PROFESSIONAL


def _keep_session_days_free(model: StayModel) -> None:
    """A day that sessions fill already takes no visits of the groups' own; with no minimum one session fills it."""
    enough = max(1, model.problem.policies.fewest_a_day)
    for day in model.days:
        if sum(f.professional for f in model.fixed[day]) >= enough:
            for visit in model.visits:
                model.forbid(visit, day)

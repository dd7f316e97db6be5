"""A repair while it is made: the plan so far, what was dropped from it, what has been tried."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from envoyage.planner.check import is_past
from envoyage.planner.clock import began
from envoyage.planner.finding import Finding, Severity
from envoyage.planner.plan import Appointment, Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.repair.case import Case
from envoyage.planner.repair.model import Way
from envoyage.planner.rules import RULES
from envoyage.planner.rules.known_things import KnownThings


@dataclass
class Draft:
    """A repair in the making. ``floor`` counts what must be told whatever is put in the place of what was dropped."""

    case: Case
    plan: Plan
    way: Way
    tried: dict[tuple[str, tuple[str, ...]], int] = field(default_factory=dict)
    floor: int | None = None
    proven: bool = True

    @property
    def problem(self) -> Problem:
        """The programme as it is now."""
        return self.case.problem

    def items_of(self, finding: Finding) -> list[Appointment]:
        """The items a finding names that have not begun, in time order."""
        named = [a for a in self.plan.appointments if a.id in finding.about and not self.has_begun(a)]
        return sorted(named, key=lambda a: (a.start, a.id))

    def has_begun(self, item: Appointment) -> bool:
        """Whether an item is past or under way."""
        return began(self.problem, self.plan.stay[item.stay].city, item.start)

    def is_under_way(self, stay: Stay) -> bool:
        """Whether a stay has begun."""
        return began(self.problem, stay.city, datetime.combine(stay.arrive, time()))

    def put(self, *items: Appointment) -> Plan:
        """The plan with these items in the place of those with their ids."""
        new = {a.id: a for a in items}
        return replace(self.plan, appointments=tuple(new.get(a.id, a) for a in self.plan.appointments))


Remedy = Callable[[Draft, Finding], Plan | None]
"""Makes a plan in which a finding may be gone; None where it knows no way."""

HARD = tuple(rule for rule in RULES if rule.severity is not Severity.SOFT)


def broken(problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """What keeps a plan from being complete; soft rules, which cannot, are not asked."""
    unreadable = tuple(KnownThings().inspect(problem, plan))
    found = unreadable or tuple(f for rule in HARD for f in rule.inspect(problem, plan))
    allowed = {(w.rule, w.about) for w in problem.waivers if w.reason}
    return tuple(
        f for f in found
        if f.severity is not Severity.SOFT and not is_past(problem, plan, f)
        and not (f.severity is Severity.WAIVABLE and any((f.rule, a) in allowed for a in ("", *f.about)))
    )  # fmt: skip

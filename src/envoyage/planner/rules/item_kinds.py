"""Every item is what it is called: a visit has a resource, a session its session, an evening its home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.plan import Kind
from envoyage.planner.problem import Category, SessionKind
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.wording import on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Appointment, Plan
    from envoyage.planner.problem import Problem

OF_SESSIONS = {SessionKind.MEAL: (Kind.SESSION, Kind.MEAL), SessionKind.CULTURE: (Kind.SESSION, Kind.CULTURE)}
"""What the items of sessions may be called; those of all other sessions are sessions."""
ALONE = (Kind.CULTURE, Kind.MEAL, Kind.FAITH, Kind.FREE)
"""What an item without resource, session and home may be."""


class ItemKinds(Rule):
    """Visits to cultural resources are culture, all other visits professional; meals and free time visit nobody."""

    code: ClassVar[str] = "item-kinds"
    title: ClassVar[str] = "Items are what they are called"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = RECORDS

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Items with two things at once, and items whose kind does not fit what they are with."""
        for item in plan.appointments:
            fitting = _fitting(problem, item)
            if sum(map(bool, (item.resource, item.session, item.host))) > 1:
                yield self._finding(item, "has more than one of resource, session and home.", "Keep one of them.")
            elif item.kind not in fitting:
                what = f"is called {_named(item.kind)}, but it can only be {_choice(fitting)}."
                yield self._finding(item, what, "Change its kind, or say with whom it is.")

    def _finding(self, item: Appointment, what: str, way_out: str) -> Finding:
        return self.finding(
            "{title} on {day} {what}", item.id, item.group, way_out=way_out, title=item.title or item.id,
            day=on_day(item.start.date()), what=what,
        )  # fmt: skip


def _fitting(problem: Problem, item: Appointment) -> tuple[Kind, ...]:
    """The kinds an item may have by what it is with."""
    if item.resource:
        is_culture = problem.resource[item.resource].category is Category.CULTURE
        return (Kind.CULTURE,) if is_culture else (Kind.PROFESSIONAL,)
    if item.session:
        return OF_SESSIONS.get(problem.session[item.session].kind, (Kind.SESSION,))
    return (Kind.HOME_HOSPITALITY,) if item.host else ALONE


def _choice(kinds: tuple[Kind, ...]) -> str:
    return " or ".join(_named(k) for k in kinds)


def _named(kind: Kind) -> str:
    return kind.value.replace("_", " ")

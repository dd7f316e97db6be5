"""Better plans from a plan: other routes and other groups, judged by what their timetables really give.

Split and route can only expect what a stay is worth. Once there are timetables, each try moves one group to another
promising route, makes its timetable, lets people join the groups whose timetables serve them best, and is kept if the
plan as a whole is worth more.
"""

from dataclasses import dataclass, field, replace
from random import Random

from envoyage.planner import hospitality, route, timetable
from envoyage.planner.check import check
from envoyage.planner.plan import Appointment, Group, Kind, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop
from envoyage.planner.route import Effort, Regrouping, Rerouting
from envoyage.planner.rules import RULES
from envoyage.planner.value import totals

REGROUP_SECONDS = 1.5
"""Seconds at most to find the people for given timetables; it usually takes a third of one."""
STAY_SECONDS = 0.3
"""Seconds at most for a stay in the mean; it usually takes a fifth of that."""
HOPE = 30.0
"""Points that people joining other groups may make up for; a route that costs more is given up at once."""
EARLY = {r.code for r in RULES if r.stages and set(r.stages) <= {"route", "timetable"}}
"""The rules whose findings neither language nor hospitality can mend."""


@dataclass
class Revision:
    """Tries to better a plan. Plans here have timetables, but no language officers' turns, homes or rooms."""

    problem: Problem
    seed: int
    stopped: Stop
    rng: Random = field(init=False)
    regrouping: Regrouping = field(init=False)
    rerouting: Rerouting = field(init=False)
    _joins: bool = True
    """Whether people may gain in other groups: false once nobody did, until the plan changes."""

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)  # noqa: S311 -- no secret
        worth = route.build(self.problem, over=self.stopped)
        self.regrouping, self.rerouting = Regrouping(worth), Rerouting(worth)

    def better(self, plan: Plan) -> Plan | None:
        """One try: the plan with people in groups that serve them better or, where nobody gains, on another route."""
        found = self._if_gained(plan, self._joined(plan)) if self._joins else None
        found = found or self._if_gained(plan, self._moved(plan))
        self._joins = found is not None
        return found

    def _if_gained(self, plan: Plan, found: Plan | None) -> Plan | None:
        """The plan found, None where it is worth no more or not legal."""
        gained = found is not None and self._points(found) > self._points(plan)
        return found if gained and found and self._is_legal(found) else None

    def _points(self, plan: Plan) -> float:
        """Points of a plan without what the last stages add: enough to compare two of them."""
        return totals(self.problem, plan, ()).value

    def _is_legal(self, plan: Plan) -> bool:
        """Whether no hard rule of groups, routes and timetables objects: the last stages could not mend it."""
        return not any(f.rule in EARLY for f in check(self.problem, plan).broken)

    def _joined(self, plan: Plan) -> Plan | None:
        """The plan with people in the groups that serve them best; None where nobody gains."""
        groups = self.regrouping.regrouped(plan, Effort(REGROUP_SECONDS, self.seed, self.stopped))
        if groups is None:
            return None
        changed = [new.id for old, new in zip(plan.groups, groups, strict=True) if old.members != new.members]
        return self._timed(_with_groups(plan, groups), changed)

    def _moved(self, plan: Plan) -> Plan | None:
        """The plan with one group on another route, and people chosen anew; None where that is hopeless."""
        found = self.rerouting.moved(plan, self.rng)
        if found is None:
            return None
        moved = self._timed(found[0], [found[1]])
        if self._points(moved) < self._points(plan) - HOPE:
            return None
        joined = self._joined(moved)
        return joined if joined and self._points(joined) > self._points(moved) else moved

    def _timed(self, plan: Plan, groups: list[str]) -> Plan:
        """Hotels for new stays, and timetables of these groups."""
        reports = plan.reports
        plan = replace(hospitality.choose_hotels(self.problem, plan), reports=reports)
        seconds = STAY_SECONDS * sum(s.group in groups for s in plan.stays)
        return timetable.revise_stays(
            self.problem, plan, groups, seconds=seconds, seed=self.seed, cancelled=self.stopped
        )


def _with_groups(plan: Plan, groups: tuple[Group, ...]) -> Plan:
    """The plan with other people in its groups; visits for which such a group divided are given up."""
    before, after = plan.group, {g.id: g for g in groups}
    changed = {g.id for g in groups if g.members != before[g.id].members}
    items = tuple(_for_all(a, after[a.group]) if a.group in changed else a
                  for a in plan.appointments if a.group not in changed or _is_kept(a, before[a.group]))  # fmt: skip
    return replace(plan, groups=groups, appointments=items)


def _is_kept(item: Appointment, group: Group) -> bool:
    divides = bool(item.resource) and set(item.attendees) != set(group.members)
    return item.kind is not Kind.FAITH and not divides


def _for_all(item: Appointment, group: Group) -> Appointment:
    return replace(item, attendees=group.members)

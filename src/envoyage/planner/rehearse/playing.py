"""Plays a disruption on a plan that nobody mends: which hard rules the plan breaks then, on which day, for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from envoyage.planner.check import is_past
from envoyage.planner.events import happen
from envoyage.planner.finding import Finding, Severity
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Outage, OutOf, Problem, Waiver
from envoyage.planner.rehearse.disruption import Disruption, Overrun
from envoyage.planner.rehearse.fixes import Fix
from envoyage.planner.rehearse.links import next_place
from envoyage.planner.rules import RULES

Mark = tuple[str, tuple[str, ...]]
"""What tells findings apart whatever their words: the rule and what it is about."""
STRICT = tuple(rule for rule in RULES if rule.severity is not Severity.SOFT)
"""The rules that a plan has to keep."""


@dataclass(frozen=True)
class Breakage:
    """A finding against a hard rule that the plan has only when something goes wrong."""

    rule: str
    day: date | None
    people: tuple[str, ...]
    items: tuple[str, ...]
    about: tuple[str, ...]
    message: str


@dataclass(frozen=True)
class Stage:
    """A programme and its released plan, ready to be played on."""

    problem: Problem
    plan: Plan

    @cached_property
    def known(self) -> frozenset[Mark]:
        """What the plan breaks before anything goes wrong: that is no breakage."""
        return marks(self.problem, self.plan)


def marks(problem: Problem, plan: Plan) -> frozenset[Mark]:
    """The findings of a plan against rules that are not soft."""
    return frozenset((f.rule, f.about) for f in _broken(problem, plan))


def _broken(problem: Problem, plan: Plan) -> Iterator[Finding]:
    """The findings that keep a plan from being complete; figures and soft rules are left out, as they take time."""
    found = (finding for rule in STRICT for finding in rule.inspect(problem, plan))
    return (f for f in found if not allowed(problem, plan, f))


def allowed(problem: Problem, plan: Plan, finding: Finding) -> bool:
    """Whether a finding keeps no plan from being complete: it is soft, past, or waived with a reason."""
    waivable = finding.severity is Severity.WAIVABLE
    return (
        finding.severity is Severity.SOFT
        or is_past(problem, plan, finding)
        or (waivable and any(_waives(waiver, finding) for waiver in problem.waivers))
    )


def _waives(waiver: Waiver, finding: Finding) -> bool:
    return waiver.rule == finding.rule and bool(waiver.reason) and (not waiver.about or waiver.about in finding.about)


def played(stage: Stage, disruption: Disruption, fix: Fix | None = None) -> tuple[Breakage, ...]:
    """The breakages of a disruption, with a fix in place where one is given."""
    now, plan = disrupted(stage, disruption, fix)
    place = _Places(now, plan)
    return tuple(place.breakage(f) for f in _broken(now, plan) if (f.rule, f.about) not in stage.known)


def disrupted(stage: Stage, disruption: Disruption, fix: Fix | None = None) -> tuple[Problem, Plan]:
    """The programme after a disruption, and the plan that nobody has mended but by the fix, where there is one."""
    problem, plan = fix.prepared(stage.problem, stage.plan) if fix else (stage.problem, stage.plan)
    now = happen(_late(problem, plan, disruption.overruns), plan, disruption.events)
    return now, fix.met(now, plan, disruption) if fix else plan


def _late(problem: Problem, plan: Plan, overruns: Iterable[Overrun]) -> Problem:
    """The programme in which people are not there at the beginning of what they come too late for."""
    items = {a.id: a for a in plan.appointments}
    outages = list(problem.outages)
    for overrun in overruns:
        item = items[overrun.item]
        after, slack = next_place(problem, plan, item) or (item, overrun.minutes)
        late = overrun.minutes - max(0, slack)
        if late > 0:
            until = after.start + timedelta(minutes=late)
            people = sorted(set(item.attendees) & set(after.attendees))
            outages += (Outage(OutOf.PARTICIPANT, person, after.start, until) for person in people)
    return replace(problem, outages=tuple(outages))


class _Places:
    """Where a finding of a plan belongs: its day, its people and its items, by the ids it is about."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self.items = {a.id: a for a in plan.appointments}
        self.legs = {leg.id: leg for leg in plan.legs}
        self.group_of_officer = {o: g.id for g in plan.groups for o in g.officers}

    def breakage(self, finding: Finding) -> Breakage:
        """The finding as a breakage."""
        items = tuple(a for a in finding.about if a in self.items)
        return Breakage(
            finding.rule, self._day(finding.about), self._people(finding.about, items), items, finding.about,
            finding.message,
        )  # fmt: skip

    def _day(self, about: tuple[str, ...]) -> date | None:
        """The first day that an item, else a journey, else a stay or period is on."""
        found: list[list[date]] = [
            [self.items[a].start.date() for a in about if a in self.items],
            [self.legs[a].arrives.date() for a in about if a in self.legs],
            [self.plan.stay[a].arrive for a in about if a in self.plan.stay],
            [self.problem.period[a].arrive for a in about if a in self.problem.period],
            [self.problem.session[a].start.date() for a in about if a in self.problem.session],
        ]
        return next((min(dates) for dates in found if dates), None)

    def _people(self, about: tuple[str, ...], items: tuple[str, ...]) -> tuple[str, ...]:
        """The participants it names, else those of the items, else the members of the groups it is about."""
        named = {a for a in about if a in self.problem.participant}
        named = named or {p for a in items for p in self.items[a].attendees}
        return tuple(sorted(named or {m for g in self._groups(about) for m in self.plan.group[g].members}))

    def _groups(self, about: tuple[str, ...]) -> set[str]:
        groups = {a for a in about if a in self.plan.group}
        groups |= {self.plan.stay[a].group for a in about if a in self.plan.stay}
        groups |= {self.legs[a].group for a in about if a in self.legs}
        return groups | {self.group_of_officer[a] for a in about if a in self.group_of_officer}

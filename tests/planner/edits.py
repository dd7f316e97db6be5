"""Small edits of a plan, as a person makes them by hand, and what a rule says to them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Rule


def changed(plan: Plan, item: str, **changes: Any) -> Plan:
    """The plan with one appointment changed."""
    assert any(a.id == item for a in plan.appointments)
    return replace(plan, appointments=tuple(replace(a, **changes) if a.id == item else a for a in plan.appointments))


def moved(plan: Plan, item: str, start: datetime, minutes: int = 90) -> Plan:
    """The plan with one appointment at another time."""
    return changed(plan, item, start=start, end=start + timedelta(minutes=minutes))


def added(plan: Plan, *items: Appointment) -> Plan:
    """The plan with more appointments."""
    return replace(plan, appointments=(*plan.appointments, *items))


def without(plan: Plan, *items: str) -> Plan:
    """The plan without some appointments."""
    return replace(plan, appointments=tuple(a for a in plan.appointments if a.id not in items))


def with_resource(problem: Problem, resource: str, **changes: Any) -> Problem:
    """The problem with one resource changed."""
    return replace(
        problem, resources=tuple(replace(r, **changes) if r.id == resource else r for r in problem.resources)
    )


def with_person(problem: Problem, person: str, **changes: Any) -> Problem:
    """The problem with one participant changed."""
    people = tuple(replace(p, **changes) if p.id == person else p for p in problem.participants)
    return replace(problem, participants=people)


def with_policies(problem: Problem, **changes: Any) -> Problem:
    """The problem with some policies changed."""
    return replace(problem, policies=replace(problem.policies, **changes))


def findings(rule: Rule, problem: Problem, plan: Plan) -> list[Finding]:
    return list(rule.inspect(problem, plan))


def messages(rule: Rule, problem: Problem, plan: Plan) -> list[str]:
    return [f.message for f in rule.inspect(problem, plan)]

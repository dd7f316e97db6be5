"""Visits that nobody can interpret any more after events: to mend one, somebody must be told whatever is done."""

from dataclasses import replace

from envoyage.planner.clock import began
from envoyage.planner.interpreting import listens_in, officers_for, speakers, table
from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import OutOf
from envoyage.planner.repair.agendas import Who
from envoyage.planner.repair.case import Case
from envoyage.planner.repair.changes import WEIGHTS


def least_to_tell(case: Case, plan: Plan) -> int:
    """The least weight that is told by any plan in which all visits of this one are interpreted, or not held so.

    A visit is mended by another officer, by people who stay away, at another time or not at all: each is new to
    somebody at this visit. Where one of these is told at no cost, because the news comes from there, nothing is said.
    ``plan`` is without people where they cannot be.
    """
    weights = (WEIGHTS[case.promises.step(a.id, a.group)] for a in plan.appointments if _must_change(case, plan, a))
    return max(weights, default=0)


def _must_change(case: Case, plan: Plan, item: Appointment) -> bool:
    if (
        item.kind is not Kind.PROFESSIONAL
        or not item.resource
        or began(case.problem, plan.stay[item.stay].city, item.start)
    ):
        return False
    guests = ((Who.PARTICIPANT, p) for p in item.attendees)
    if case.knows & {*guests, (Who.RESOURCE, item.resource)}:
        return False
    needed = _needed(case, item)
    heard = (_could_hear(case, plan, item, p) for p in item.attendees)
    return any("" not in some and _too_few(case, item, some, needed) for some in heard)


def _needed(case: Case, item: Appointment) -> int | None:
    """How many interpreters a visit of this length has at least, as the gentlest row has it; None: never enough."""
    minutes, rows = round((item.end - item.start).total_seconds() / 60), table(case.problem)
    return min((n for row in (rows.team, rows.alone) if (n := officers_for(row, minutes))), default=None)


def _could_hear(case: Case, plan: Plan, item: Appointment, person: str) -> set[str]:
    """The languages somebody may listen in, whichever the group lists, which nobody is told; empty: none needed."""
    group, known = plan.group[item.group], case.problem.participant[person].languages
    listed = ((), *((x.language,) for x in known))
    spoken = case.problem.resource[item.resource].languages
    return {listens_in(case.problem, replace(group, languages=some), person, spoken) for some in listed}


def _too_few(case: Case, item: Appointment, languages: set[str], needed: int | None) -> bool:
    """Whether too few officers are there for any of the languages, and nobody can join who knows already."""
    problem = case.problem
    there = {o for language in languages for o in speakers(problem, item.officers, language)}
    known = (o for who, o in case.knows if who is Who.OFFICER and o not in item.officers)
    free = [o for o in known if not problem.is_out(OutOf.OFFICER, o, item.start, item.end)]
    can_join = any(speakers(problem, free, language) for language in languages)
    return not can_join and (needed is None or len(there) < needed)

"""Remedies for people: somebody joins a group, or changes from one group to another."""

from dataclasses import replace

from envoyage.planner.finding import Finding
from envoyage.planner.interpreting import guests_by_language
from envoyage.planner.plan import Appointment, Group, Kind, Plan, Stay
from envoyage.planner.presence import present
from envoyage.planner.problem import Faith
from envoyage.planner.repair.draft import Draft
from envoyage.planner.repair.refill import invited, roomed
from envoyage.planner.rule import Rule
from envoyage.planner.rules.group_languages import GroupLanguages
from envoyage.planner.rules.group_mix import GroupMix
from envoyage.planner.rules.group_size import GroupSize
from envoyage.planner.rules.keep_apart import KeepApart
from envoyage.planner.rules.keep_together import KeepTogether
from envoyage.planner.rules.language_cover import LanguageCover

OF_GROUPS: tuple[Rule, ...] = (GroupSize(), GroupMix(), GroupLanguages(), KeepApart(), KeepTogether())


def place(draft: Draft, finding: Finding) -> Plan | None:
    """With everybody who is in no group in the smallest one that can take him."""
    plan = draft.plan
    waiting = [p.id for p in draft.problem.travellers if p.id not in plan.group_of]
    for person in waiting:
        tries = [(g.id, staffed) for staffed in (True, False) for g in _smallest_first(plan)]
        options = (_joined(replace(draft, plan=plan), person, name, staffed=staffed) for name, staffed in tries)
        plan = next((p for p in options if p is not None), plan)
    return plan if waiting else None


def _smallest_first(plan: Plan) -> list[Group]:
    return sorted(plan.groups, key=lambda g: (len(g.members), g.id))


def bring(draft: Draft, finding: Finding) -> Plan | None:
    """With somebody of a larger group in one that has become too small; not once the programme is under way."""
    rules, plan = draft.problem.policies, draft.plan
    small = [g for g in plan.groups if g.id in finding.about and len(g.members) < rules.group_smallest]
    if draft.problem.now is not None or not small:
        return None
    for other in reversed(_smallest_first(plan)):
        for person in other.members if len(other.members) > rules.group_smallest else ():
            joined = _joined(replace(draft, plan=left(plan, person)), person, small[0].id)
            if joined:
                return joined
    return None


def left(plan: Plan, person: str) -> Plan:
    """The plan without somebody."""
    groups = tuple(replace(g, members=tuple(m for m in g.members if m != person)) for g in plan.groups)
    items = (replace(a, attendees=tuple(p for p in a.attendees if p != person)) for a in plan.appointments)
    rooms = (replace(r, occupants=tuple(o for o in r.occupants if o != person)) for r in plan.rooms)
    return replace(
        plan, groups=groups, appointments=tuple(a for a in items if a.attendees),
        rooms=tuple(r for r in rooms if r.occupants),
    )  # fmt: skip


def _joined(draft: Draft, person: str, group: str, *, staffed: bool = True) -> Plan | None:
    """The plan with somebody in a group, at all its items to come; None where the rules of groups forbid it.

    Unless it is to be ``staffed``, the group may be short of language officers then: others may be found for it.
    """
    before = _objections(draft, draft.plan, staffed=staffed)
    if _objections(draft, _listed(draft, person, group), staffed=staffed) > before:
        return None
    plan = enrolled(draft, person, group)
    slots = (s for s in plan.stays_of[group] if s.period not in draft.problem.block)
    return invited(draft.case, plan, tuple(s for s in slots if not _is_over(draft, s)))


def enrolled(draft: Draft, person: str, group: str) -> Plan:
    """The plan with somebody in a group, at all its items to come but dinners in homes, and with beds."""
    draft = replace(draft, plan=_listed(draft, person, group))
    ahead = [a for a in draft.plan.appointments if a.group == group and not draft.has_begun(a)]
    plan = draft.put(*(_with(draft, a, person) for a in ahead))
    for stay in plan.stays_of[group]:
        if not _is_over(draft, stay):
            plan = roomed(draft.case, plan, stay)
    return plan


def _listed(draft: Draft, person: str, group: str) -> Plan:
    """The plan with somebody among the members of a group, and what he listens in among its languages."""
    known = draft.plan.group[group]
    added = replace(known, members=(*known.members, person))
    added = replace(added, languages=tuple(sorted({*known.languages, *guests_by_language(draft.problem, added)})))
    return replace(draft.plan, groups=tuple(added if g.id == group else g for g in draft.plan.groups))


def _objections(draft: Draft, plan: Plan, *, staffed: bool) -> int:
    """How many findings the rules of groups have, those about language officers where it is to be ``staffed``."""
    found = sum(1 for rule in OF_GROUPS for _ in rule.inspect(draft.problem, plan))
    if not staffed:
        return found
    bare = replace(plan, appointments=())
    return found + sum(1 for _ in LanguageCover().inspect(draft.problem, bare))


def _with(draft: Draft, item: Appointment, person: str) -> Appointment:
    """The item with somebody, where most of the group go and he can."""
    problem, plan = draft.problem, draft.plan
    known, members = problem.participant[person], plan.group[item.group].members
    fasting = item.kind is Kind.MEAL and Faith.FASTING in known.faith
    apart = item.kind in (Kind.HOME_HOSPITALITY, Kind.FAITH) or 2 * len(item.attendees) < len(members) - 1
    there = present(problem, person, plan.stay[item.stay].city, item.start, item.end)
    if fasting or apart or not there or person in item.attendees:
        return item
    return replace(item, attendees=tuple(m for m in members if m in item.attendees or m == person))


def _is_over(draft: Draft, stay: Stay) -> bool:
    return draft.problem.now is not None and stay.leave <= draft.problem.now.date()

"""Remedies for items: dropped, left by some, with other officers, at other homes, by other vehicles, left earlier."""

from collections import Counter
from dataclasses import replace

from envoyage.planner.finding import Finding
from envoyage.planner.interpreting import INTERPRETED, STAND_INS, guests_by_language, is_short_handed, seats
from envoyage.planner.items import is_professional
from envoyage.planner.language.turns import share_again
from envoyage.planner.plan import Appointment, Group, Kind, Plan
from envoyage.planner.problem import LanguageOfficer
from envoyage.planner.repair.draft import Draft
from envoyage.planner.repair.refill import SECONDS, driven, invited, left_in_time, roomed
from envoyage.planner.staffing import available
from envoyage.planner.value import got


def drop(draft: Draft, finding: Finding) -> Plan | None:
    """Without the item: of several one that is not pinned, of these the one that is new, else the last."""
    pinned = {(p.group, p.resource) for p in draft.problem.pins.appointments}
    items = [a for a in draft.items_of(finding) if a.kind is not Kind.SESSION]
    items = [a for a in items if (a.group, a.resource) not in pinned] or items
    if not items:
        return None
    new = [a for a in items if draft.case.items.get(a.id) != a]
    gone = (new or items)[-1]
    return replace(draft.plan, appointments=tuple(a for a in draft.plan.appointments if a.id != gone.id))


def leave_out(draft: Draft, finding: Finding) -> Plan | None:
    """With as many people as the resource receives: without those who lose least and have enough else that day."""
    item = next(iter(draft.items_of(finding)), None)
    if item is None or not item.resource:
        return None
    most = draft.problem.resource[item.resource].largest_group
    free = _free_to_stay_away(draft, item)
    surplus = len(item.attendees) - most
    if not 0 < surplus <= len(free) or most < draft.problem.resource[item.resource].smallest_group:
        return None
    away = set(free[:surplus])
    left = replace(item, attendees=tuple(p for p in item.attendees if p not in away))
    return left_in_time(draft.case, draft.put(left), draft.plan.stay[item.stay])


def _free_to_stay_away(draft: Draft, item: Appointment) -> list[str]:
    """Who need not be there: new ones first, then those who got most of what they asked for; by the rules of days."""
    problem, plan = draft.problem, draft.plan
    mine = [a for a in plan.appointments if a.group == item.group]
    same_day = [a for a in mine if a.start.date() == item.start.date() and is_professional(problem, a)]
    counts = Counter(p for a in same_day for p in a.attendees)
    category = problem.resource[item.resource].category
    alike = [a for a in mine if a.id != item.id and a.resource and problem.resource[a.resource].category is category]
    covered = {p for a in alike for p in a.attendees}
    before = draft.case.items.get(item.id)
    told = before.attendees if before else ()
    amounts = {p: sum(values) for p, values in got(problem, plan).items()}
    able = [
        p for p in item.attendees
        if counts[p] > problem.policies.fewest_a_day and (category not in problem.promised or p in covered)
    ]  # fmt: skip
    return sorted(able, key=lambda p: (p in told, -amounts.get(p, 0.0), p))


def share_item(draft: Draft, finding: Finding) -> Plan | None:
    """With other officers of the group at the items alone."""
    items = draft.items_of(finding)
    return _shared(draft, {a.id for a in items}) if items else None


def share_day(draft: Draft, finding: Finding) -> Plan | None:
    """With the officers of the group shared out anew for the whole of these days."""
    items = draft.items_of(finding)
    days = {(a.group, a.start.date()) for a in items}
    wanted = {
        a.id
        for a in draft.plan.appointments
        if (a.group, a.start.date()) in days and a.kind in INTERPRETED and not draft.has_begun(a)
    }
    return _shared(draft, wanted) if items else None


def _shared(draft: Draft, wanted: set[str]) -> Plan:
    return share_again(draft.problem, draft.plan, frozenset(wanted), seconds=SECONDS, seed=draft.case.seed)


def stand_in(draft: Draft, finding: Finding) -> Plan | None:
    """With another officer for the group, of those who are with none, from now on."""
    group = next((draft.plan.group[name] for name in finding.about if name in draft.plan.group), None)
    spare = _spare(draft, group) if group else None
    if group is None or spare is None:
        return None
    added = replace(group, officers=(*group.officers, spare.id))
    plan = replace(draft.plan, groups=tuple(added if g.id == group.id else g for g in draft.plan.groups))
    for stay in plan.stays_of[group.id]:
        if stay.leave >= (draft.problem.now.date() if draft.problem.now else draft.problem.starts):
            plan = roomed(draft.case, plan, stay)
    ahead = [a for a in plan.appointments if a.group == group.id and not draft.has_begun(a)]
    wanted = frozenset(a.id for a in ahead if is_short_handed(draft.problem, added, a) or a.id in finding.about)
    return share_again(draft.problem, plan, wanted, seconds=SECONDS, seed=draft.case.seed)


def _spare(draft: Draft, group: Group) -> LanguageOfficer | None:
    """The first officer with no group who could take a seat of this one."""
    taken = {o for g in draft.plan.groups for o in g.officers}
    wanted = seats(draft.problem, draft.plan, group.id)
    for officer in draft.problem.officers:
        if officer.id in taken or not available(draft.problem, officer):
            continue
        if any(officer.mode in STAND_INS[mode] and (not lang or lang in officer.languages) for _, lang, mode in wanted):
            return officer
    return None


def list_languages(draft: Draft, finding: Finding) -> Plan | None:
    """With the languages that the group's members listen in."""
    plan = draft.plan
    groups = tuple(
        replace(g, languages=tuple(guests_by_language(draft.problem, g))) if g.id in finding.about else g
        for g in plan.groups
    )
    return replace(plan, groups=groups)


def invite(draft: Draft, finding: Finding) -> Plan | None:
    """With evenings in homes given out again."""
    names = {a.stay for a in draft.items_of(finding)} | {s.id for s in draft.plan.stays if s.id in finding.about}
    stays = tuple(s for s in draft.plan.stays if s.id in names)
    dinners = [a for a in draft.plan.appointments if a.kind is Kind.HOME_HOSPITALITY and a.stay in names]
    if not stays or any(draft.has_begun(a) for a in dinners):
        return None
    return invited(draft.case, draft.plan, stays)


def drive(draft: Draft, finding: Finding) -> Plan | None:
    """With other vehicles for the items; where that is not enough, for everything of the day."""
    items = draft.items_of(finding)
    return driven(draft.case, draft.plan, frozenset(a.id for a in items)) if items else None


def drive_day(draft: Draft, finding: Finding) -> Plan | None:
    """With vehicles given out anew for the whole city and day."""
    items = draft.items_of(finding)
    places = {(draft.plan.stay[a.stay].city, a.start.date()) for a in items}
    wanted = {
        a.id for a in draft.plan.appointments
        if (draft.plan.stay[a.stay].city, a.start.date()) in places and not draft.has_begun(a)
    }  # fmt: skip
    return driven(draft.case, draft.plan, frozenset(wanted)) if items else None


def leave_earlier(draft: Draft, finding: Finding) -> Plan | None:
    """With times to leave that are early enough."""
    items = draft.items_of(finding)
    plan = draft.plan
    for name in sorted({a.stay for a in items}):
        plan = left_in_time(draft.case, plan, plan.stay[name])
    return plan if items else None

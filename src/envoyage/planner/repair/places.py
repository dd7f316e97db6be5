"""Remedies for places: another room, another hotel, another timetable of a stay, another city."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from itertools import pairwise

from envoyage.planner.clock import began
from envoyage.planner.finding import Finding
from envoyage.planner.hospitality.hotels import choose_hotels
from envoyage.planner.journeys import departure
from envoyage.planner.lodging import overlap
from envoyage.planner.plan import Kind, Leg, Mode, Plan, Stay
from envoyage.planner.problem import Category, RequestStatus
from envoyage.planner.relevance import relevance
from envoyage.planner.repair.draft import Draft, broken
from envoyage.planner.repair.model import Ask, Way
from envoyage.planner.repair.refill import SECONDS, driven, invited, left_in_time, roomed
from envoyage.planner.repair.stays import fresh_stay, mend_stay
from envoyage.planner.travel import journey

CITIES = 3
"""Cities tried for a stay that cannot be where it was to be, the best ones first."""


def room(draft: Draft, finding: Finding) -> Plan | None:
    """With a room for those of the stay who have none."""
    stays = _stays(draft, finding)
    plan = draft.plan
    for stay in stays:
        plan = roomed(draft.case, plan, stay)
    return plan if stays and plan.rooms != draft.plan.rooms else None


def other_hotel(draft: Draft, finding: Finding) -> Plan | None:
    """With another hotel for the stays."""
    stays = _stays(draft, finding)
    plan = draft.plan
    for stay in stays:
        plan = lodged(draft, plan, stay)
    return plan if stays and plan != draft.plan else None


def _stays(draft: Draft, finding: Finding) -> list[Stay]:
    return [s for s in draft.plan.stays if s.id in finding.about]


def lodged(draft: Draft, plan: Plan, stay: Stay) -> Plan:
    """The plan with a hotel chosen for a stay, rooms in it, and the times to leave from there."""
    there = tuple(s for s in plan.stays if s.city == stay.city and overlap(s, stay))
    bare = replace(plan, stays=tuple(replace(s, hotel="") if s.id == stay.id else s for s in there))
    chosen = choose_hotels(draft.problem, bare, seconds=SECONDS, seed=draft.case.seed)
    hotel = chosen.stay[stay.id].hotel
    stays = tuple(replace(s, hotel=hotel) if s.id == stay.id else s for s in plan.stays)
    plan = roomed(draft.case, replace(plan, stays=stays), stays[[s.id for s in stays].index(stay.id)])
    open_items = frozenset(
        a.id for a in plan.appointments_of[stay.id]
        if a.kind is not Kind.HOME_HOSPITALITY and not draft.has_begun(a)
    )  # fmt: skip
    plan = left_in_time(draft.case, plan, plan.stay[stay.id], open_items)
    plan = driven(draft.case, plan, open_items)
    return invited(draft.case, plan, (plan.stay[stay.id],)) if stay.period not in draft.problem.block else plan


def other_timetable(draft: Draft, finding: Finding) -> Plan | None:
    """With another timetable of the stay, which changes as little as the draft's way asks for."""
    stay = next(iter(_stays(draft, finding)), None)
    if stay is None or _is_over(draft, stay):
        return None
    mended = mend_stay(draft.case, draft.plan, stay, Ask(draft.way))
    if mended is None:
        return None
    draft.proven &= mended.proven
    return mended.plan


def in_some_stay(draft: Draft, finding: Finding) -> Plan | None:
    """With a visit that the programme promises, in whichever stay that tells the fewest people."""
    group = next((name for name in finding.about if name in draft.plan.group), "")
    ahead = [s for s in draft.plan.stays_of.get(group, ()) if not _is_over(draft, s)]
    found = []
    for stay in (s for s in ahead if s.period not in draft.problem.block):
        mended = mend_stay(draft.case, draft.plan, stay, Ask(draft.way, strict=True, others_help=False))
        if mended:
            draft.proven &= mended.proven
            count = len(broken(draft.problem, mended.plan))
            told = sum(t.weight for t in draft.case.told(mended.plan))
            found.append((count, told, stay.id, mended.plan))
        if draft.case.over() or (found and draft.way is not Way.QUIET and not found[-1][0]):
            break
    return min(found, key=lambda f: f[:3])[3] if found else None


def _is_over(draft: Draft, stay: Stay) -> bool:
    return began(draft.problem, stay.city, datetime.combine(stay.leave, time.max))


def other_city(draft: Draft, finding: Finding) -> Plan | None:
    """With another city for a stay that has not begun."""
    stays = [s for s in draft.plan.stays if s.id in finding.about or {s.period, s.city} <= set(finding.about)]
    pinned = {(p.group, p.slot) for p in draft.problem.pins.cities}
    stays = [s for s in stays if s.period not in draft.problem.block and (s.group, s.period) not in pinned]
    open_stays = [s for s in stays if not began(draft.problem, s.city, datetime.combine(s.arrive, time()))]
    if not open_stays:
        return None
    stay, found = open_stays[-1], []
    for city in list(_cities(draft, stay))[:CITIES]:
        plan = _moved(draft, stay, city)
        if plan:
            found.append((len(broken(draft.problem, plan)), city, plan))
        if draft.case.over() or (found and not found[-1][0]):
            break
    draft.proven = False
    return min(found, key=lambda f: f[:2])[2] if found else None


def _cities(draft: Draft, stay: Stay) -> Iterator[str]:
    """Cities with room for one more group in the period, those first that offer the members most."""
    problem, plan = draft.problem, draft.plan
    mine = {s.city for s in plan.stays_of[stay.group]}
    there = [s.city for s in plan.stays if s.period == stay.period]
    free = [c.id for c in problem.cities if c.id not in mine and c.groups_in(stay.period) > there.count(c.id)]
    blocks = {b.city for b in problem.blocks}
    yield from sorted((c for c in free if c not in blocks), key=lambda c: (-_offer(draft, stay, c), c))


def _offer(draft: Draft, stay: Stay, city: str) -> float:
    """What a city has for the members of a group: relevance to their needs, by weight."""
    problem = draft.problem
    needs = [(n, n.weight) for m in draft.plan.group[stay.group].members for n in problem.participant[m].needs]
    able = [
        r for r in problem.resources_in[city]
        if r.category is not Category.CULTURE and r.status is not RequestStatus.DECLINED
    ]  # fmt: skip
    return sum(w * relevance(problem, r.themes, r.objectives, n) for r in able for n, w in needs)


def _moved(draft: Draft, stay: Stay, city: str) -> Plan | None:
    """The plan with a stay in another city: journeys, hotel, timetable, homes, vehicles."""
    plan = emptied(draft, stay, city)
    return arranged(replace(draft, plan=plan), plan.stay[stay.id])


def emptied(draft: Draft, stay: Stay, city: str) -> Plan:
    """The plan with a stay in another city, with journeys there and away, and nothing else yet."""
    plan = draft.plan
    there = replace(stay, city=city, hotel="")
    plan = replace(
        plan,
        stays=tuple(there if s.id == stay.id else s for s in plan.stays),
        appointments=tuple(a for a in plan.appointments if a.stay != stay.id),
        rooms=tuple(r for r in plan.rooms if r.stay != stay.id),
    )
    return with_journeys(replace(draft, plan=plan), there)


def arranged(draft: Draft, stay: Stay) -> Plan | None:
    """The plan with all that an empty stay needs; None where no timetable was found for it."""
    plan = lodged(draft, draft.plan, stay)
    filled = fresh_stay(draft.case, plan, plan.stay[stay.id], draft.way)
    return invited(draft.case, filled, (filled.stay[stay.id],)) if filled else None


def with_journeys(draft: Draft, stay: Stay) -> Plan:
    """The plan with the journeys to and from a stay made anew."""
    plan = draft.plan
    stays = plan.stays_of[stay.group]
    pairs = [(a, b) for a, b in pairwise(stays) if stay.id in (a.id, b.id)]
    others = [x for x in plan.legs if stay.id not in (x.from_stay, x.to_stay)]
    return replace(plan, legs=(*others, *(leg for a, b in pairs if (leg := _leg(draft, a, b)))))


def _leg(draft: Draft, here: Stay, there: Stay) -> Leg | None:
    trip = journey(draft.problem, here.city, there.city)
    if trip.mode is Mode.NONE:
        return None
    departs, arrives = departure(draft.problem, here, there)
    name = f"{here.id}-{there.id}"
    return Leg(name, here.group, here.id, there.id, trip.mode, departs, arrives, trip.minutes, trip.miles)

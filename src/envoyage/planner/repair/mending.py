"""Mends what the rules object to, one kind of remedy after the other, until nothing is left or nothing helps."""

from collections.abc import Mapping
from dataclasses import replace

from envoyage.planner.finding import Finding
from envoyage.planner.lodging import is_closed
from envoyage.planner.plan import Plan
from envoyage.planner.repair.draft import Draft, Remedy, broken
from envoyage.planner.repair.forced import tidied
from envoyage.planner.repair.people import bring, place
from envoyage.planner.repair.places import in_some_stay, other_city, other_hotel, other_timetable, room
from envoyage.planner.repair.remedies import (
    drive,
    drive_day,
    drop,
    invite,
    leave_earlier,
    leave_out,
    list_languages,
    share_day,
    share_item,
    stand_in,
)

OFFICERS = (share_item, share_day, stand_in, drop)

PEOPLE: Mapping[str, tuple[Remedy, ...]] = {
    "partition": (place,),
    "group-size": (bring,),
    "group-languages": (list_languages,),
}
PLACES: Mapping[str, tuple[Remedy, ...]] = {"city-capacity": (other_city,), "beds": (room, other_hotel, other_city)}
STANDING: Mapping[str, tuple[Remedy, ...]] = {
    **dict.fromkeys(
        ("opening-hours", "as-offered", "resource-use", "lead-days", "presence", "visit-length", "working-day",
         "faith-practice", "weekend-rest", "travel-days", "item-kinds", "no-repetition"),
        (drop,),
    ),
    "resource-group-size": (leave_out, drop),
}  # fmt: skip
NEEDS: Mapping[str, tuple[Remedy, ...]] = {
    "officer-availability": OFFICERS,
    "language-cover": OFFICERS,
    "interpreter-hours": OFFICERS,
    "leave-times": (leave_earlier, invite),
    "venue-travel-time": (invite, drop),
    "one-place-at-a-time": (drop,),
    "city-travel-time": (drop,),
    "vehicle-seats": (drive, drive_day),
    "access-needs": (drive, other_hotel, drop),
    "home-capacity": (invite, drop),
    "home-fits-guest": (invite, drop),
    "home-hospitality": (invite, invite),
}
TIMETABLES: Mapping[str, tuple[Remedy, ...]] = {
    "full-days": (other_timetable, other_timetable),
    "category-promise": (in_some_stay,),
}
PHASES: tuple[Mapping[str, tuple[Remedy, ...]], ...] = (STANDING, PEOPLE, PLACES, NEEDS, TIMETABLES)
"""Remedies by rule, in the order in which they are tried: what one phase does the later ones complete."""
ROUNDS = 14
"""Looks at the rules before a draft is taken as it is."""


def mended(draft: Draft) -> Draft:
    """The draft with everything mended that can be, in the time there is."""
    for _ in range(ROUNDS):
        found = broken(draft.problem, draft.plan)
        if draft.floor is None and not any(f.rule in STANDING for f in found):
            draft.floor = sum(t.weight for t in draft.case.told(without(draft, found)))
        if not found or draft.case.over() or not _round(draft, found):
            break
    return draft


def without(draft: Draft, found: tuple[Finding, ...]) -> Plan:
    """The plan without what cannot be as it was told: programmes of cities that are closed, and closed hotels."""
    closed = {f.about[:2] for f in found if f.rule == "city-capacity"}
    plan = draft.plan
    moving: dict[tuple[str, str], str] = {}
    for stay in plan.stays:
        if (stay.city, stay.period) in closed and not draft.is_under_way(stay):
            moving[stay.city, stay.period] = stay.id
    gone = set(moving.values())
    hotels = {s.id for s in plan.stays if s.hotel and is_closed(draft.problem, s.hotel, s)} | gone
    return replace(
        plan,
        appointments=tuple(a for a in plan.appointments if a.stay not in gone),
        stays=tuple(replace(s, hotel="") if s.id in hotels else s for s in plan.stays),
        rooms=tuple(r for r in plan.rooms if r.stay not in hotels),
    )


def _round(draft: Draft, found: tuple[Finding, ...]) -> bool:
    """Apply the remedies of the first phase that has any left for these findings; whether one was applied."""
    for phase in PHASES:
        applied = [_apply(draft, f, phase[f.rule]) for f in found if f.rule in phase]
        if any(applied):
            return True
    return False


def _apply(draft: Draft, finding: Finding, remedies: tuple[Remedy, ...]) -> bool:
    """Apply the next remedy for a finding that knows a way; whether there was one."""
    key = finding.rule, finding.about
    while draft.tried.get(key, 0) < len(remedies) and not draft.case.over():
        remedy = remedies[draft.tried.get(key, 0)]
        draft.tried[key] = draft.tried.get(key, 0) + 1
        plan = remedy(draft, finding)
        if plan is not None:
            draft.plan = tidied(draft.problem, plan)
            return True
    return False

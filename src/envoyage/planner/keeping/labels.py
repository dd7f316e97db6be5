"""Labels of groups that last: a plan made anew calls each group as the one before that it continues."""

from collections.abc import Mapping
from dataclasses import replace

from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Pins
from envoyage.planner.whatif.pairing import same_groups


def relabelled(before: Plan, plan: Plan, pins: Pins) -> Plan:
    """The plan with the labels of the plan before, so that the fewest people find theirs changed; pins keep theirs."""
    pinned = {p.group for table in (pins.members, pins.cities, pins.appointments, pins.officers) for p in table}
    free = replace(plan, groups=tuple(g for g in plan.groups if g.id not in pinned))
    old = replace(before, groups=tuple(g for g in before.groups if g.id not in pinned))
    names = same_groups(old, free)
    taken = {*pinned, *names.values()}
    spare = (label for i in range(1, len(plan.groups) + len(taken) + 1) if (label := f"G{i}") not in taken)
    names |= {g.id: next(spare) for g in free.groups if g.id not in names}
    return renamed(plan, {g.id: names.get(g.id, g.id) for g in plan.groups})


def renamed(plan: Plan, names: Mapping[str, str]) -> Plan:
    """The plan with other labels, also in the ids that begin with one."""
    stay = {s.id: _id(s.id, s.group, names) for s in plan.stays}
    groups = (replace(g, id=names[g.id]) for g in plan.groups)
    stays = (replace(s, id=stay[s.id], group=names[s.group]) for s in plan.stays)
    legs = (
        replace(
            x, id=f"{stay[x.from_stay]}-{stay[x.to_stay]}", group=names[x.group], from_stay=stay[x.from_stay],
            to_stay=stay[x.to_stay],
        )
        for x in plan.legs
    )  # fmt: skip
    items = (
        replace(a, id=_id(a.id, a.group, names), group=names[a.group], stay=stay[a.stay]) for a in plan.appointments
    )
    return replace(
        plan,
        groups=tuple(sorted(groups, key=lambda g: (len(g.id), g.id))),
        stays=tuple(sorted(stays, key=lambda s: (len(s.group), s.group, s.arrive, s.leave))),
        legs=tuple(sorted(legs, key=lambda x: (len(x.group), x.group, x.departs))),
        appointments=tuple(sorted(items, key=_in_time)),
        rooms=tuple(replace(r, stay=stay[r.stay]) for r in plan.rooms),
        reports=tuple(replace(r, about=stay.get(r.about, r.about)) for r in plan.reports),
    )


def _id(name: str, group: str, names: Mapping[str, str]) -> str:
    return names[group] + name.removeprefix(group) if name.startswith(f"{group}-") else name


def _in_time(item: Appointment) -> tuple[object, ...]:
    return item.start, item.end, item.group, item.id

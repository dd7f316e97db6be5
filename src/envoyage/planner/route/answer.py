"""From a split to groups, stays and legs, and the points that soft rules take off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from envoyage.planner.journeys import departure
from envoyage.planner.plan import Group, Leg, Mode, Plan, StageReport, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.rules import RULES
from envoyage.planner.travel import journey
from envoyage.planner.unknowns.route import pinned_labels

STAGE = "split and route"
ROUNDING = 0.01
"""Points that rounding may lift a value above its bound: the models count in whole units, prices are rounded."""


@dataclass(frozen=True)
class RouteAnswer:
    """Who travels with whom, and where each group is in every period; legs lead between different cities."""

    groups: tuple[Group, ...]
    stays: tuple[Stay, ...]
    legs: tuple[Leg, ...]
    report: StageReport


def honest_bound(value: float, proved: float) -> float:
    """The bound as it was proved, but for rounding; one further below the value is wrong and check must see it."""
    return max(value, proved) if value - proved <= ROUNDING else proved


def as_plan(worth: Worth, split: Split) -> Plan:
    """A split as a plan without appointments."""
    problem = worth.problem
    groups, stays = [], []
    for label, party in labelled(problem, split):
        members = tuple(sorted(problem.travellers[m].id for m in party.members))
        spoken = sorted({worth.language[m] for m in party.members} - {""})
        groups.append(Group(label, members, tuple(spoken)))
        stays += _stays(problem, label, worth.cities(party.route))
    legs = tuple(leg for g in groups for leg in _legs(problem, [s for s in stays if s.group == g.id]))
    return Plan(problem.id, 0, tuple(groups), tuple(stays), legs)


def labelled(problem: Problem, split: Split) -> tuple[tuple[str, Party], ...]:
    """Parties with labels in order of their labels: pinned ones as pinned, the others G1, G2, ... by first member."""
    taken = set(pinned_labels(problem.pins))
    free = (f"G{i}" for i in range(1, len(split) + len(taken) + 1) if f"G{i}" not in taken)
    ordered = sorted(split, key=lambda p: min(p.members))
    named = [(party.label or next(free), party) for party in ordered]
    return tuple(sorted(named, key=lambda pair: (len(pair[0]), pair[0])))


def with_routes(worth: Worth, plan: Plan, routes: Mapping[str, int]) -> Plan:
    """The plan with these groups (by id) on other routes: new stays and legs, and no items in stays of other cities."""
    stays: list[Stay] = []
    for group in plan.groups:
        old = plan.stays_of[group.id]
        new = _stays(worth.problem, group.id, worth.cities(routes[group.id])) if group.id in routes else old
        kept = {(s.period, s.city): s for s in old}
        stays += [kept.get((s.period, s.city), s) for s in new]
    legs = [leg for g in plan.groups for leg in _legs(worth.problem, [s for s in stays if s.group == g.id])]
    known = {leg.id: leg for leg in plan.legs if leg.group not in routes}
    there = set(stays)
    appointments = tuple(a for a in plan.appointments if plan.stay[a.stay] in there)
    reports = tuple(r for r in plan.reports if r.about not in plan.stay or plan.stay[r.about] in there)
    return replace(
        plan, stays=tuple(stays), legs=tuple(known.get(leg.id, leg) for leg in legs), appointments=appointments,
        reports=reports,
    )  # fmt: skip


def _stays(problem: Problem, label: str, cities: Sequence[str]) -> list[Stay]:
    at = {slot.id: city for slot, city in zip(problem.slots, cities, strict=True)}
    at |= {block.id: block.city for block in problem.blocks}
    return [Stay(f"{label}-{p.id}", label, at[p.id], p.id, p.arrive, p.leave) for p in problem.periods]


def _legs(problem: Problem, stays: Sequence[Stay]) -> list[Leg]:
    legs = []
    for a, b in pairwise(stays):
        trip = journey(problem, a.city, b.city)
        if trip.mode is Mode.NONE:
            continue
        departs, arrives = departure(problem, a, b)
        legs.append(Leg(f"{a.id}-{b.id}", a.group, a.id, b.id, trip.mode, departs, arrives, trip.minutes, trip.miles))
    return legs


def value(worth: Worth, split: Split) -> float:
    """Points of a split: expected coverage (mean and minimum) less cost and what soft rules of this stage take."""
    plan = as_plan(worth, split)
    rules = [rule for rule in RULES if "route" in rule.stages]
    return worth.total(split) - sum(f.penalty for rule in rules for f in rule.inspect(worth.problem, plan))

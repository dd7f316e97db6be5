"""Groups in other cities than before, as pins say."""

from dataclasses import replace

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Pins
from envoyage.planner.repair.draft import Draft
from envoyage.planner.repair.places import arranged, emptied


def moved(draft: Draft, pins: Pins) -> Plan:
    """The plan with stays in the pinned cities: all move first, so that groups can change places.

    A stay for which nothing can be arranged stays empty, for the rules to object to.
    """
    names = {(s.group, s.period): s.id for s in draft.plan.stays}
    cities = {names[p.group, p.slot]: p.city for p in pins.cities}
    plan = draft.plan
    for name, city in cities.items():
        plan = emptied(replace(draft, plan=plan), plan.stay[name], city)
    for name in sorted(cities, key=lambda s: (plan.stay[s].arrive, s)):
        plan = arranged(replace(draft, plan=plan), plan.stay[name]) or plan
    return plan

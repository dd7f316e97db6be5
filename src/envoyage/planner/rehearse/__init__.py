"""Rehearsal: a released plan meets seeded disruptions, and says where it breaks first and what would help."""

from envoyage.planner.rehearse.disruption import Disruption, Overrun, draw
from envoyage.planner.rehearse.fixes import Buffer, Fix, StandByOfficer, StandByResource
from envoyage.planner.rehearse.links import Link, LinkKind, find_links
from envoyage.planner.rehearse.playing import Breakage, Stage, played
from envoyage.planner.rehearse.rates import Rates
from envoyage.planner.rehearse.report import Help, Rehearsal, Spread, WeakLink
from envoyage.planner.rehearse.run import Order, rehearse

__all__ = [
    "Breakage", "Buffer", "Disruption", "Fix", "Help", "Link", "LinkKind", "Order", "Overrun", "Rates", "Rehearsal",
    "Spread", "Stage", "StandByOfficer", "StandByResource", "WeakLink", "draw", "find_links", "played", "rehearse",
]  # fmt: skip

"""Why a plan is as it is, and not otherwise: what forbids it, or what it would cost, forced and solved again."""

from envoyage.planner.explain.why.answer import Difference, NotAsked, Why
from envoyage.planner.explain.why.asked import Asked
from envoyage.planner.explain.why.group_city import why_city
from envoyage.planner.explain.why.officer_group import why_officer
from envoyage.planner.explain.why.person_group import why_person
from envoyage.planner.explain.why.person_resource import why_person_resource
from envoyage.planner.explain.why.resource import why_resource

__all__ = [
    "Asked",
    "Difference",
    "NotAsked",
    "Why",
    "why_city",
    "why_officer",
    "why_person",
    "why_person_resource",
    "why_resource",
]

"""Carries a plan on with edits in it: what nobody edited stays as it is, unless the edits leave no other way."""

from envoyage.planner.keeping.child import carried_on
from envoyage.planner.keeping.labels import relabelled

__all__ = ["carried_on", "relabelled"]

"""The timetable of every stay: which resources a group meets there, when, and what is around it."""

from envoyage.planner.timetable.stages import plan_first, plan_stays

__all__ = ["plan_first", "plan_stays"]

"""The timetable of every stay: which resources a group meets there, when, and what is around it."""

from envoyage.planner.timetable.board import STAGE
from envoyage.planner.timetable.stages import better_stays, plan_first, plan_stays, revise_stays

__all__ = ["STAGE", "better_stays", "plan_first", "plan_stays", "revise_stays"]

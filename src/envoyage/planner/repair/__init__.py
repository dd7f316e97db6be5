"""Repairs a plan after something happened: the least new to tell, then the best programme."""

from envoyage.planner.repair.agendas import Agenda, Line, Party, Who, agendas
from envoyage.planner.repair.case import Measure
from envoyage.planner.repair.changes import Change, Told
from envoyage.planner.repair.model import Way
from envoyage.planner.repair.search import Answer, Repair, repair

__all__ = [
    "Agenda", "Answer", "Change", "Line", "Measure", "Party", "Repair", "Told", "Way", "Who", "agendas", "repair",
]  # fmt: skip

"""Explains: why there is no plan and what would mend it; why a plan is as it is and not otherwise."""

from envoyage.planner.explain.answer import Clash, Explanation, WayOut
from envoyage.planner.explain.oracle import EXPLAINED, Answer, Reason
from envoyage.planner.explain.programme import explain

__all__ = ["EXPLAINED", "Answer", "Clash", "Explanation", "Reason", "WayOut", "explain"]

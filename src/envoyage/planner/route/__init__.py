"""Split and route: who travels with whom, and which group is in which city in each slot."""

from envoyage.planner.route.answer import STAGE, RouteAnswer
from envoyage.planner.route.solve import split_and_route
from envoyage.planner.route.upper import coverage_upper

__all__ = ["STAGE", "RouteAnswer", "coverage_upper", "split_and_route"]

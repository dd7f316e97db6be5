"""Split and route: who travels with whom, and which group is in which city in each slot."""

from envoyage.planner.route.answer import STAGE, RouteAnswer, honest_bound
from envoyage.planner.route.assign import Effort
from envoyage.planner.route.regroup import Regrouping
from envoyage.planner.route.reroute import Rerouting
from envoyage.planner.route.routes import build
from envoyage.planner.route.solve import split_and_route
from envoyage.planner.route.upper import coverage_upper
from envoyage.planner.route.whole import whole_bound

__all__ = [
    "STAGE", "Effort", "Regrouping", "Rerouting", "RouteAnswer", "build", "coverage_upper", "honest_bound",
    "split_and_route", "whole_bound",
]  # fmt: skip

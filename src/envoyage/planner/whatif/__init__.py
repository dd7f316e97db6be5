"""What if: several scenarios of one programme, planned one after the other and set beside the plan as it is."""

from envoyage.planner.whatif.affected import Affected, affected
from envoyage.planner.whatif.comparison import Compared, Comparison, LeastChange, compare
from envoyage.planner.whatif.front import Point, at_rates, front
from envoyage.planner.whatif.measures import Measures, measures
from envoyage.planner.whatif.play import BASE, End, Least, Outcome, Scenario, Search, play

__all__ = [
    "BASE", "Affected", "Compared", "Comparison", "End", "Least", "LeastChange", "Measures", "Outcome", "Point",
    "Scenario", "Search", "affected", "at_rates", "compare", "front", "measures", "play",
]  # fmt: skip

"""Why there is no split, in few words: which single rule would have to give way. ``explain`` tells more."""

from collections.abc import Sequence

from envoyage.planner.progress import Stop
from envoyage.planner.route.assign import Assignment, Effort
from envoyage.planner.route.worth import Worth
from envoyage.planner.rules import RULES

SECONDS = 3.0
"""How long to look for a split without one of the rules."""


def clash(worth: Worth, routes: Sequence[int], seed: int, cancelled: Stop) -> tuple[str, ...]:
    """Which single rule would have to give way so that a split exists on these routes."""
    titles = []
    for rule in RULES:
        if "route" not in rule.stages or rule.code == "partition":
            continue
        others = [r for r in RULES if r is not rule]
        if Assignment(worth, routes, others).any(Effort(SECONDS, seed, cancelled)).split:
            titles.append(rule.title.lower())
    start = "People cannot be divided into groups so that all rules hold."
    if titles:
        return (f"{start} It becomes possible without any one of these: {'; '.join(titles)}. Loosen one of them.",)
    return (f"{start} Several rules or the number of language officers would have to give way together.",)

"""``envoyage show``."""

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, PlanFile
from envoyage.cli.terminal import Terminal


def show(plan_file: PlanFile, json: AsJson = False) -> Status:
    """Print a readable summary: groups, routes, coverage, cost, gaps, findings."""
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.summary import draw, summary  # noqa: PLC0415
    from envoyage.planner.check import check  # noqa: PLC0415

    problem, plan = read_known_plan(plan_file)
    facts = summary(problem, plan, check(problem, plan))
    Terminal(json).answer(facts, draw(facts))
    return Status.OK

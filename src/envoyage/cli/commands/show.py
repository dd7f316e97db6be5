"""``envoyage show``."""

from dataclasses import replace

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, PlanFile
from envoyage.cli.terminal import Terminal


def show(plan_file: PlanFile, json: AsJson = False) -> Status:
    """Print a readable summary: groups, routes, coverage, cost, gaps, findings."""
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.summary import draw, summary  # noqa: PLC0415
    from envoyage.exports.fonts.glyphs import script_findings  # noqa: PLC0415
    from envoyage.planner.check import check  # noqa: PLC0415

    problem, plan = read_known_plan(plan_file)
    verdict = check(problem, plan)
    facts = summary(problem, plan, replace(verdict, findings=(*verdict.findings, *script_findings(problem))))
    Terminal(json).answer(facts, draw(facts))
    return Status.OK

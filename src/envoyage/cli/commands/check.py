"""``envoyage check``."""

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, PlanFile
from envoyage.cli.terminal import Terminal, stacked


def check(plan_file: PlanFile, json: AsJson = False) -> Status:
    """Check a plan by every rule and recompute its figures, without any solver."""
    from envoyage.cli.reading import read_checkable_plan  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.summary import finding_document  # noqa: PLC0415
    from envoyage.exports.fonts.glyphs import script_findings  # noqa: PLC0415
    from envoyage.planner.check import check as inspect  # noqa: PLC0415
    from envoyage.planner.rule import Severity  # noqa: PLC0415

    problem, plan = read_checkable_plan(plan_file)
    verdict = inspect(problem, plan)
    findings = (*verdict.findings, *script_findings(problem))
    document = {
        "complete": verdict.complete,
        "findings": [finding_document(f) for f in findings],
        "waived": [finding_document(f) for f in verdict.waived],
        "mismatches": list(verdict.mismatches),
    }
    head = "complete, breaks no hard rule" if verdict.complete else "not complete"
    ranked = sorted(findings, key=lambda f: f.severity is Severity.SOFT)
    lines = [f"{f.severity.value} {f.rule}: {f.message}" for f in ranked]
    waived = [f"allowed {f.rule}: {f.message}" for f in verdict.waived]
    Terminal(json).answer(document, stacked([head, *verdict.mismatches, *lines, *waived]))
    return Status.OK if verdict.complete else Status.NO

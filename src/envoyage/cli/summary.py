"""A plan in figures: one document that programs read and that is drawn for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from envoyage.cli.terminal import counted, pairs, stacked, table
from envoyage.planner.rule import Finding, Severity

if TYPE_CHECKING:
    from rich.console import RenderableType

    from envoyage.planner.check import Verdict
    from envoyage.planner.plan import Group, Plan, StageReport
    from envoyage.planner.problem import Problem

NO_BOUND = "No bound of the whole plan was proven: each stage has a bound of its own."
STOPPED = {
    "proven": "every stage was proven best",
    "time": "the time was up",
    "cancelled": "it was interrupted; this is the best plan so far",
}
SHOWN_FINDINGS = 12
STAGE_COLUMNS = ("stage", "models", "proven", "value", "bound", "largest gap")


def summary(problem: Problem, plan: Plan, verdict: Verdict) -> dict[str, Any]:
    """Everything that ``show`` tells, ready for JSON."""
    return {
        "programme": problem.title,
        "starts": problem.starts.isoformat(),
        "ends": problem.ends.isoformat(),
        "seed": plan.seed,
        "complete": verdict.complete,
        "stopped": plan.stopped.value,
        "whole": _whole(plan),
        "totals": _totals(problem, plan, verdict),
        "groups": [_group(problem, plan, g) for g in plan.groups],
        "stages": stages(plan),
        "costs": _costs(problem, plan),
        "findings": [finding_document(f) for f in verdict.findings],
        "waived": len(verdict.waived),
        "mismatches": list(verdict.mismatches),
    }


def draw(facts: dict[str, Any]) -> RenderableType:
    """The summary as a person reads it in a terminal."""
    return stacked(
        (
            f"{facts['programme']}, {facts['starts']} to {facts['ends']}\n",
            table("Groups", ("group", "people", "officers", "languages", "route"), _group_rows(facts)),
            pairs(_figures(facts)) + "\n",
            table("Cost", ("for", "USD"), [(k.replace("_", " "), f"{v:,.0f}") for k, v in facts["costs"].items()],
                  right=1),
            table("Stages", STAGE_COLUMNS, _stage_rows(facts), right=5),
            f"{whole_words(facts)} What ended the search: {STOPPED[facts['stopped']]}.\n",
            verdict_words(facts),
        )
    )  # fmt: skip


def verdict_words(facts: dict[str, Any], *, soft_shown: int = SHOWN_FINDINGS, plan_file: str = "PLAN.json") -> str:
    """What the check says: every hard finding as a sentence, then the dearest soft ones."""
    hard = [f for f in facts["findings"] if f["severity"] != "soft"]
    soft = [f for f in facts["findings"] if f["severity"] == "soft"]
    head = "Checked: complete, breaks no hard rule." if facts["complete"] else "Checked: NOT complete."
    lines = [head, *facts["mismatches"], *(f"  {f['message']}" for f in hard)]
    if facts["waived"]:
        lines.append(f"Allowed with a recorded reason: {facts['waived']}.")
    if soft:
        lines += [f"{counted(len(soft), 'soft finding')}:", *_shortened(soft, soft_shown, plan_file)]
    return "\n".join(lines)


def _shortened(soft: list[dict[str, Any]], shown: int, plan_file: str) -> list[str]:
    """The dearest soft findings, and how many more there are."""
    ranked = sorted(soft, key=lambda f: (-f["penalty"], f["rule"], f["message"]))
    rest = len(ranked) - shown
    more = [f"  and {rest} more; all of them: envoyage check {plan_file}"] if rest > 0 else []
    return [f"  {f['message']}" for f in ranked[:shown]] + more


def finding_document(finding: Finding) -> dict[str, Any]:
    """A finding as a document."""
    return {
        "rule": finding.rule, "severity": Severity(finding.severity).value, "about": list(finding.about),
        "message": finding.message, "penalty": finding.penalty,
    }  # fmt: skip


def _totals(problem: Problem, plan: Plan, verdict: Verdict) -> dict[str, Any]:
    from envoyage.planner.value import coverage  # noqa: PLC0415 -- help must answer at once

    shares, goal = coverage(problem, plan), problem.policies.coverage_goal
    right = verdict.totals
    return {
        "value": right.value, "coverage_mean": right.coverage_mean, "coverage_minimum": right.coverage_minimum,
        "goal": goal, "below_goal": sum(share < goal for share in shares.values()), "people": len(shares),
        "cost": right.cost, "penalty": right.penalty,
    }  # fmt: skip


def _group(problem: Problem, plan: Plan, group: Group) -> dict[str, Any]:
    stays = plan.stays_of[group.id]
    cities = [key for key, _ in groupby(problem.city[s.city].name for s in stays)]
    return {
        "group": group.id, "people": len(group.members), "officers": len(group.officers),
        "languages": list(group.languages), "route": cities, "appointments": _appointments(plan, group),
    }  # fmt: skip


def _appointments(plan: Plan, group: Group) -> int:
    return sum(a.group == group.id and bool(a.resource) for a in plan.appointments)


def stages(plan: Plan) -> list[dict[str, Any]]:
    """Each stage over all its models: how many, how many proven, value, bound and the largest gap."""
    names = list(dict.fromkeys(r.stage for r in plan.reports if r is not plan.whole))
    return [_stage(name, [r for r in plan.reports if r.stage == name]) for name in names]


def _whole(plan: Plan) -> dict[str, float] | None:
    found = plan.whole
    return {"value": found.value, "bound": found.bound, "gap": found.gap} if found else None


def whole_words(facts: dict[str, Any]) -> str:
    """What is proven of the plan as a whole."""
    if not (found := facts["whole"]):
        return NO_BOUND
    return (
        f"Whole plan: {found['value']:,.1f} of at most {found['bound']:,.1f} points, gap {found['gap']:.1%} "
        "(proven; the bound gives everybody the best programme of his own, so no plan comes near it)."
    )


def _stage(name: str, reports: list[StageReport]) -> dict[str, Any]:
    return {
        "stage": name, "models": len(reports), "proven": sum(r.stopped.value == "proven" for r in reports),
        "value": sum(r.value for r in reports), "bound": sum(r.bound for r in reports),
        "largest_gap": max(r.gap for r in reports),
    }  # fmt: skip


def _costs(problem: Problem, plan: Plan) -> dict[str, float]:
    from envoyage.planner.money import cost_lines  # noqa: PLC0415 -- help must answer at once

    sums: dict[str, float] = {}
    for line in cost_lines(problem, plan):
        sums[line.type.value] = sums.get(line.type.value, 0.0) + line.amount
    return {name: round(amount, 2) for name, amount in sums.items()}


def _group_rows(facts: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (g["group"], g["people"], g["officers"], " ".join(g["languages"]) or "-", " > ".join(g["route"]))
        for g in facts["groups"]
    ]


def _stage_rows(facts: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (s["stage"], s["models"], s["proven"], f"{s['value']:,.1f}", f"{s['bound']:,.1f}", f"{s['largest_gap']:.2%}")
        for s in facts["stages"]
    ]


def _figures(facts: dict[str, Any]) -> dict[str, object]:
    t = facts["totals"]
    return {
        "coverage, mean": f"{t['coverage_mean']:.1%}",
        "coverage, minimum": f"{t['coverage_minimum']:.1%}",
        f"people below {t['goal']:.0%}": f"{t['below_goal']} of {t['people']}",
        "cost": f"{t['cost']:,.0f} USD",
        "value": f"{t['value']:,.1f} points (soft findings cost {t['penalty']:,.1f})",
    }

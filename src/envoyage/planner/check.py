"""The independent check: inspects a plan by every rule and recomputes what it claims, with no solver."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from envoyage.planner.clock import began
from envoyage.planner.finding import Finding, Severity
from envoyage.planner.plan import Plan, Totals
from envoyage.planner.problem import Problem
from envoyage.planner.rules import RULES
from envoyage.planner.rules.known_things import KnownThings
from envoyage.planner.value import coverage, totals

CLOSE = 1e-6
KNOWN = KnownThings()
"""The rule that a plan must keep before any other rule can read it."""
NOT_RECOMPUTED = (
    "The plan's figures were not recomputed and its other rules not inspected: it names things that are not known."
)
NOTHING = Totals(0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Verdict:
    """What the check found. ``waived`` are findings that somebody allowed with a recorded reason."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    totals: Totals
    mismatches: tuple[str, ...]

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The findings that keep the plan from being complete."""
        return tuple(f for f in self.findings if f.severity is not Severity.SOFT)

    @property
    def complete(self) -> bool:
        """Whether no hard rule is broken and every claimed figure is right."""
        return not self.broken and not self.mismatches


def inspect(problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """Every finding of every rule, waived ones included, in the order of the registry.

    Where a plan names unknown things, only those are found, as the other rules could not read it. What has begun
    before the programme's ``now`` is not judged: rules are for what can still be arranged.
    """
    unreadable = tuple(KNOWN.inspect(problem, plan))
    found = unreadable or tuple(finding for rule in RULES for finding in rule.inspect(problem, plan))
    return found if unreadable else tuple(f for f in found if not is_past(problem, plan, f))


def is_past(problem: Problem, plan: Plan, finding: Finding) -> bool:
    """Whether all items a finding names have begun or, where it names none, all its stays are over."""
    if problem.now is None:
        return False
    known = {a.id: a for a in plan.appointments if a.id in finding.about}
    if known:
        return all(began(problem, plan.stay[a.stay].city, a.start) for a in known.values())
    stays = [plan.stay[name] for name in finding.about if name in plan.stay]
    return bool(stays) and all(began(problem, s.city, datetime.combine(s.leave, time.max)) for s in stays)


def check(problem: Problem, plan: Plan) -> Verdict:
    """Inspect a plan and recompute its value, coverage and cost; all figures are 0 where that is impossible."""
    everything = inspect(problem, plan)
    if any(f.rule == KNOWN.code for f in everything):
        return Verdict(everything, (), NOTHING, (NOT_RECOMPUTED,))
    waived = tuple(f for f in everything if _is_waived(problem, f))
    left = tuple(f for f in everything if f not in waived)
    right = totals(problem, plan, left)
    mismatches = (*_mismatches(plan.totals, right), *_wrong_bounds(problem, plan))
    return Verdict(left, waived, right, mismatches)


def _is_waived(problem: Problem, finding: Finding) -> bool:
    """Whether somebody allowed this finding of a waivable rule and said why."""
    return finding.severity is Severity.WAIVABLE and any(
        w.rule == finding.rule and w.reason and (not w.about or w.about in finding.about) for w in problem.waivers
    )


def _mismatches(claimed: Totals | None, right: Totals) -> tuple[str, ...]:
    if claimed is None:
        return ("The plan states no value, coverage or cost. Plan again, or save it with Envoyage.",)
    names = ("value", "coverage_mean", "coverage_minimum", "cost", "penalty")
    pairs = ((name, getattr(claimed, name), getattr(right, name)) for name in names)
    return tuple(
        f"The plan claims {name.replace('_', ' ')} {said:,.4f}; recomputed it is {is_:,.4f}."
        for name, said, is_ in pairs
        if abs(said - is_) > CLOSE * max(1.0, abs(is_))
    )


def _wrong_bounds(problem: Problem, plan: Plan) -> Iterator[str]:
    """Bounds that the plan itself surpasses, so that they cannot be proven."""
    reached = coverage(problem, plan)
    for person, bound in plan.bounds:
        if person in reached and reached[person] > bound + CLOSE:
            yield (
                f"The plan claims that {problem.participant[person].name} can reach {bound:.4f} at most; "
                f"it reaches {reached[person]:.4f}."
            )
    whole = plan.whole
    if whole and plan.totals and abs(whole.value - plan.totals.value) > CLOSE * max(1.0, abs(whole.value)):
        yield (
            f"The bound of the whole plan is told beside a value of {whole.value:,.4f}; "
            f"the plan claims {plan.totals.value:,.4f}."
        )
    for report in plan.reports:
        if report.value > report.bound + CLOSE * max(1.0, abs(report.bound)):
            yield (
                f"Stage {report.stage} claims a value of {report.value:,.4f}, above its own bound of "
                f"{report.bound:,.4f}."
            )

"""Waivers: of a rule that exists and may be waived, with a reason."""

from collections.abc import Iterator

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant, place
from envoyage.planner.finding import Severity
from envoyage.planner.problem import Problem
from envoyage.planner.rules import RULES


def odd_waivers(problem: Problem) -> Iterator[Fault]:
    """Waivers of unknown rules, of rules that nobody can waive, and without a reason."""
    severity = {rule.code: rule.severity for rule in RULES}
    for w in problem.waivers:
        where = place("waivers", f"{w.rule}/{w.about}", "rule")
        if w.rule not in severity:
            way = meant(w.rule, tuple(severity)) or "See the list of rules."
            yield Fault("unknown_rule", where, f"There is no rule {w.rule!r}.", way)
        elif severity[w.rule] is Severity.HARD:
            yield Fault("not_waivable", where, f"The rule {w.rule} cannot be waived.", "Remove the waiver.")
        elif not w.reason.strip():
            where = place("waivers", f"{w.rule}/{w.about}", "reason")
            yield Fault("no_reason", where, f"The waiver of {w.rule} has no reason.", "Say why it is allowed.")

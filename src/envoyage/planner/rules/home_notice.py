"""Home hosts are asked in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import HOSTS_WASHINGTON, SPONSOR_CHECKLIST
from envoyage.planner.wording import counted, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem


class HomeNotice(Rule):
    """Hosts hear of their guests at the earliest the usual notice before the programme starts: then they are known.

    Where home hosts are promised a longer notice (``home_notice_days``), early evenings cannot keep it. Evenings are
    chosen so that everybody has a home; a notice that is too short is told and costs value, and does not move them.
    """

    code: ClassVar[str] = "home-notice"
    title: ClassVar[str] = "Notice to home hosts"
    severity: ClassVar[Severity] = Severity.SOFT
    source: ClassVar[str] = f"{HOSTS_WASHINGTON}; {SPONSOR_CHECKLIST}"
    weight: ClassVar[float] = 1.0

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each evening in a home that is too early for the notice."""
        rules, earliest = problem.policies, _earliest_evening(problem)
        for item in plan.appointments:
            if item.host and item.start.date() < earliest:
                host = problem.host.get(item.host)
                yield self.finding(
                    "{host} wants to know of guests {wanted} before; of those of group {group} on {day} it can only "
                    "hear {notice} before the programme starts.",
                    item.id, item.host, way_out="Invite to an evening on {earliest} or later, or ask whether shorter "
                    "notice will do.", penalty=self.weight, host=host.name if host else item.host,
                    wanted=counted(rules.home_notice_days, "day"), notice=counted(rules.least_lead_days, "day"),
                    group=item.group, day=on_day(item.start.date()), earliest=on_day(earliest),
                )  # fmt: skip


def _earliest_evening(problem: Problem) -> date:
    """The first evening that hosts hear of in time."""
    return problem.starts + timedelta(days=problem.policies.home_notice_days - problem.policies.least_lead_days)

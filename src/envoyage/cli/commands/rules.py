"""``envoyage rules``."""

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson
from envoyage.cli.terminal import Terminal, counted, table


def rules(json: AsJson = False) -> Status:
    """List the rules: code, title, how strict, where it is planned for, and its source."""
    from envoyage.planner.rules import RULES  # noqa: PLC0415 -- help must answer at once

    rows = [
        {
            "code": rule.code, "title": rule.title, "severity": rule.severity.value, "stages": list(rule.stages),
            "weight": rule.weight, "source": rule.source,
        }
        for rule in RULES
    ]  # fmt: skip
    shown = table(
        counted(len(rows), "rule"),
        ("code", "title", "severity", "planned in", "source"),
        [(r["code"], r["title"], r["severity"], ", ".join(rule.stages), r["source"])
         for r, rule in zip(rows, RULES, strict=True)],
    )  # fmt: skip
    Terminal(json).answer({"rules": rows}, shown)
    return Status.OK

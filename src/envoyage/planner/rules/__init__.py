"""The registry of all rules, in reading order. A new rule is a file, a line here and a test file."""

from envoyage.planner.rule import Rule

RULES: tuple[Rule, ...] = (
)

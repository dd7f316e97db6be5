"""Pages of the documentation that follow from the code: rules, policies, sources, faults. ./run pages writes them."""

import inspect
from collections.abc import Iterator
from datetime import time
from pathlib import Path

from envoyage.cli.endings import ANSWERS
from envoyage.cli.fault_codes import MEANINGS
from envoyage.planner.problem import Policies
from envoyage.planner.rule import Rule, Severity
from envoyage.planner.rules import RULES
from envoyage.planner.sources import PUBLISHED

DOCS = Path(__file__).parents[1] / "docs"
SOURCES = (
    "An *assumption* is a default nobody has published; all other sources are public, and listed with their addresses "
    "under [Sources]({path}sources.md).\n\n"
)
MADE = "<!-- Written by ./run pages from the code; change the code instead. -->\n\n"
STRICTNESS = {
    Severity.HARD: "hard: a plan that breaks it is not complete",
    Severity.WAIVABLE: "hard unless somebody allows the finding and records a reason",
    Severity.SOFT: "soft: a finding costs points of plan value",
}
HALVES = {
    "route": "split and route",
    "stay": "timetable of a stay",
    "timetable": "timetable of a stay",
    "language": "language",
    "hospitality": "hospitality",
}


def pages() -> dict[str, str]:
    """Every generated page: its name below docs/ and its text."""
    rules = {f"reference/rules/{rule.code}.md": _rule(rule) for rule in RULES}
    single = {
        "reference/faults.md": _faults(),
        "reference/policies.md": _policies(),
        "reference/rules/index.md": _index(),
        "reference/sources.md": _sources(),
    }
    return {**single, **rules}


def _index() -> str:
    rows = "".join(f"| [{r.title}]({r.code}.md) | `{r.code}` | {r.severity.value} | {_where(r)} |\n" for r in RULES)
    return (
        f"{MADE}# Rules\n\n"
        f"A plan is inspected by {len(RULES)} rules, whoever made it. Hard rules are kept; waivable ones too, unless "
        "somebody allows the finding and says why; soft ones cost points of plan value.\n\n"
        + SOURCES.format(path="../")
        + "| rule | code | strictness | planned in |\n|---|---|---|---|\n"
        + rows
    )


def _rule(rule: Rule) -> str:
    weight = f"\n* Weight: {rule.weight:g} points\n" if rule.weight else "\n"
    return (
        f"{MADE}# {rule.title}\n\n{inspect.cleandoc(type(rule).__doc__ or '')}\n\n"
        f"* Code: `{rule.code}`\n* Strictness: {STRICTNESS[rule.severity]}\n"
        f"* Planned in: {_where(rule)}\n* Source: {rule.source}{weight}"
    )


def _where(rule: Rule) -> str:
    return ", ".join(HALVES.get(stage, stage) for stage in rule.stages) or "inspected only"


def _policies() -> str:
    return (
        f"{MADE}# Policies\n\nThe rules of the house as numbers. Each has a default and a source. Change "
        "one in the sheet *Policies* of the workbook, or under `policies` in the JSON document.\n\n"
        + SOURCES.format(path="")
        + "| policy | means | default | unit | source |\n|---|---|---|---|---|\n"
        + "".join(_policy_rows())
    )


def _policy_rows() -> Iterator[str]:
    for setting in Policies.settings():
        facts = setting.metadata
        yield (
            f"| `{setting.name}` | {facts['means']} | {_shown(setting.default)} | {facts['unit']} "
            f"| {facts['source']} |\n"
        )


def _sources() -> str:
    rows = "".join(f"| {s.name} | {s.title} | <{s.address}> |\n" for s in PUBLISHED)
    return (
        f"{MADE}# Sources\n\nWhere the defaults of [rules](rules/index.md) and [policies](policies.md) come from. Of "
        "these pages facts and numbers were taken, no text; some have moved since. IVLP is the International Visitor "
        "Leadership Program, ECA the Bureau of Educational and Cultural Affairs, which runs it.\n\n"
        "| source | what it is | address |\n|---|---|---|\n" + rows
    )


def _faults() -> str:
    answers = ", ".join(f"`{code}`" for code in sorted(ANSWERS))
    rows = "".join(f"| `{code}` | {said.means} | {said.way_out} |\n" for code, said in sorted(MEANINGS.items()))
    return (
        f"{MADE}# Faults\n\nWhat can be wrong with a programme, a workbook or a plan that is read. Every fault says "
        "its place and the way out; with `--json` it has its code as well. Doubts have a code too but stop nothing.\n\n"
        f"A command that ends with faults has the [exit status](exit-statuses.md) 2, or 1 if all of them are of "
        f"{answers}.\n\n"
        "| code | means | way out |\n|---|---|---|\n" + rows
    )


def _shown(value: object) -> str:
    """A default as a person writes it in the workbook."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def main() -> None:
    """Write every generated page, and remove the pages of rules that are no more."""
    written = pages()
    for page in sorted((DOCS / "reference/rules").glob("*.md")):
        if f"reference/rules/{page.name}" not in written:
            page.unlink()
    for name, text in written.items():
        target = DOCS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

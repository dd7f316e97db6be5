"""A comparison of scenarios: one document that programs read and that is drawn for people."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from envoyage.cli.terminal import counted, stacked, table

if TYPE_CHECKING:
    from rich.console import RenderableType

    from envoyage.planner.whatif import Affected, Compared, Comparison, LeastChange, Measures, Point

MISSING = "–"
COLUMNS_ABREAST = 5
"""Scenarios beside the programme as it is in one table; further ones go into tables of their own."""
MOST_FINDINGS = 3
"""Findings that are told where the least change cannot keep every rule; the document and the workbook hold all."""


def document(comparison: Comparison) -> dict[str, Any]:
    """The comparison, ready for JSON."""
    return {
        "programme": comparison.problem.title,
        "scenarios": [_column(c) for c in comparison.columns],
        "front": [_point(p) for p in comparison.points],
    }


def _column(column: Compared) -> dict[str, Any]:
    outcome, verdict = column.outcome, column.outcome.verdict
    return {
        "name": outcome.scenario.name, "changes": list(outcome.scenario.changes),
        "changes_in_words": list(outcome.scenario.told), "ended": outcome.end.value,
        "ended_in_words": outcome.end.words,
        "why": list(outcome.why), "taken_from": outcome.taken_from,
        "measures": _measures(column.measures) if column.measures else None,
        "touched": _touched(column.touched) if column.touched is not None else None,
        "findings": [f.message for f in verdict.broken] if verdict else [],
        "least_change": _least(column.least) if column.least else None,
    }  # fmt: skip


def _measures(measures: Measures) -> dict[str, Any]:
    return asdict(measures) | {"broken": dict(measures.broken)}


def _least(least: LeastChange) -> dict[str, Any]:
    return {
        "measures": _measures(least.measures), "touched": _touched(least.touched),
        "findings": [f.message for f in least.verdict.broken],
    }  # fmt: skip


def _touched(people: tuple[Affected, ...]) -> dict[str, Any]:
    return {
        "people": len(people), "other_group": sum(p.group for p in people),
        "other_cities": sum(p.cities for p in people), "more_covered": sum(p.coverage > 0 for p in people),
        "less_covered": sum(p.coverage < 0 for p in people), "come_or_stay": sum(bool(p.travels) for p in people),
        "who": [asdict(p) for p in people],
    }  # fmt: skip


def _point(point: Point) -> dict[str, Any]:
    return {
        "dollars_per_point": list(point.rates), "cost": point.cost, "coverage": point.coverage,
        "coverage_mean": point.coverage_mean, "coverage_minimum": point.coverage_minimum,
        "complete": point.complete, "surpassed": point.surpassed,
    }  # fmt: skip


def draw(facts: dict[str, Any]) -> RenderableType:
    """The comparison as a person reads it in a terminal."""
    base, *others = facts["scenarios"]
    parts: list[RenderableType | str] = [f"{facts['programme']}\n"]
    parts += [f"{s['name']}: {'; '.join(s['changes_in_words'])}" for s in others]
    abreast = [others[i : i + COLUMNS_ABREAST] for i in range(0, max(1, len(others)), COLUMNS_ABREAST)]
    parts += ["", *(_best(base, some) for some in abreast)]
    if any(s["least_change"] for s in others):
        parts += [_least_changes(base, some) for some in abreast]
        parts += [_unmended(s) for s in others if s["least_change"] and s["least_change"]["findings"]]
    parts += [_without_plan(s) for s in facts["scenarios"] if s["measures"] is None]
    parts += [_broken(s) for s in facts["scenarios"] if s["findings"]]
    if facts["front"]:
        parts.append(_front(facts["front"]))
    return stacked(parts)


def _best(base: dict[str, Any], others: list[dict[str, Any]]) -> RenderableType:
    return _side_by_side("Best plan found", ROWS, [base, *others])


def _least_changes(base: dict[str, Any], others: list[dict[str, Any]]) -> RenderableType:
    """The plan as it is beside what it becomes in each scenario."""
    changed = [{"name": s["name"], **(s["least_change"] or NOTHING)} for s in others]
    return _side_by_side("The plan as it is, with the least change", LEAST_ROWS, [base, *changed])


def _side_by_side(title: str, names: tuple[str, ...], scenarios: list[dict[str, Any]]) -> RenderableType:
    rows = [(name, *(_cell(s, name) for s in scenarios)) for name in names]
    return table(title, ("", *(s["name"] for s in scenarios)), rows, right=len(scenarios))


def _cell(scenario: dict[str, Any], name: str) -> object:
    if name in WORDS:
        return scenario[WORDS[name]] or MISSING
    if name in TOUCHED:
        touched = scenario["touched"]
        return str(touched[TOUCHED[name]]) if touched else MISSING
    figures = scenario["measures"]
    return _figure(name, figures) if figures else MISSING


NOTHING: dict[str, Any] = {"measures": None, "touched": None}
WORDS = {"ended": "ended_in_words", "plan of": "taken_from"}
"""Rows of words, and the key of each in the document."""
TOUCHED = {
    "people touched": "people", "  in another group": "other_group", "  in other cities": "other_cities",
    "  better covered": "more_covered", "  worse covered": "less_covered",
}  # fmt: skip
"""Rows about the people who are touched, and the key of each in the document."""
FIGURES = ("people", "coverage, mean", "coverage, least", "cost, USD", "value", "value as weighed now")
ROWS = (*WORDS, *FIGURES, *TOUCHED, "gap of the whole plan", "gap of split and route", "stopped by", "hard findings")
LEAST_ROWS = (*FIGURES, *TOUCHED, "gap of the whole plan", "hard findings")


def _figure(name: str, m: dict[str, Any]) -> str:
    figures: dict[str, str] = {
        "people": str(m["people"]), "coverage, mean": f"{m['coverage_mean']:.1%}",
        "coverage, least": f"{m['coverage_minimum']:.1%}", "cost, USD": f"{m['cost']:,.0f}",
        "value": f"{m['value']:,.1f}", "value as weighed now": f"{m['value_as_base']:,.1f}",
        "gap of the whole plan": _share(m["whole_gap"]), "gap of split and route": _share(m["gap"]),
        "stopped by": m["stopped"], "hard findings": str(sum(m["broken"].values())),
    }  # fmt: skip
    return figures[name]


def _share(share: float | None) -> str:
    return MISSING if share is None else f"{share:.2%}"


def _without_plan(scenario: dict[str, Any]) -> str:
    return "\n".join((f"{scenario['name']}: {scenario['ended_in_words']}", *(f"  {line}" for line in scenario["why"])))


def _broken(scenario: dict[str, Any]) -> str:
    head = f"{scenario['name']}: {counted(len(scenario['findings']), 'finding')} against hard rules"
    return "\n".join((head, *(f"  {message}" for message in scenario["findings"])))


def _unmended(scenario: dict[str, Any]) -> str:
    findings = scenario["least_change"]["findings"]
    head = f"{scenario['name']}: the plan as it is cannot keep every rule, {counted(len(findings), 'finding')} are left"
    return "\n".join((head, *(f"  {message}" for message in findings[:MOST_FINDINGS])))


def _front(points: list[dict[str, Any]]) -> RenderableType:
    heads = ("USD a point", "cost, USD", "coverage", "mean", "least", "")
    rows = [
        (_rates(p), f"{p['cost']:,.0f}", f"{p['coverage']:.2%}", f"{p['coverage_mean']:.1%}",
         f"{p['coverage_minimum']:.1%}", _standing(p))
        for p in points
    ]  # fmt: skip
    return table("Cost against coverage", heads, rows)


def _rates(point: dict[str, Any]) -> str:
    return ", ".join(f"{rate:,.0f}" for rate in point["dollars_per_point"])


def _standing(point: dict[str, Any]) -> str:
    if not point["complete"]:
        return "breaks a hard rule"
    return "surpassed" if point["surpassed"] else "on the front"

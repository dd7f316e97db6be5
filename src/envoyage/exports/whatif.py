"""The workbook of a comparison of scenarios: figures side by side, people touched, findings, and the front."""

from collections.abc import Iterator

from envoyage.exports.marking import Look
from envoyage.exports.phrases import one_line, person_name
from envoyage.exports.workbook import Cell, Column, Table, workbook
from envoyage.planner.whatif import Affected, Compared, Comparison, Measures

BEST, LEAST = "best found", "least change"
PLANS = "Best found: the best plan of the scenario. Least change: the plan as it is, mended where it must be."


def whatif_workbook(comparison: Comparison, look: Look) -> bytes:
    """The bytes of whatif.xlsx; the same bytes for the same comparison."""
    tables = (_scenarios, _changes, _people, _without_plan, _rules, _front)
    return workbook(tuple(table(comparison) for table in tables), look)


def _scenarios(comparison: Comparison) -> Table:
    """One row a scenario and plan, so that figures sort and filter."""
    columns = (
        Column("Scenario", 24), Column("Plan", 13, note=PLANS), Column("Ended", 14),
        Column("Plan of", 16, note="Found for this scenario, better here too."),
        Column("People", 9, "number"),
        Column("Coverage, mean", 11, "share"), Column("Coverage, least", 11, "share"), Column("Cost", 14, "money"),
        Column("Value", 11, "money"), Column("Value as weighed now", 12, "money", note="By the policies as they are."),
        Column("People touched", 10, "number"), Column("Other group", 9, "number"), Column("Other cities", 9, "number"),
        Column("More covered", 9, "number"), Column("Less covered", 9, "number"),
        Column("Gap of the whole", 9, "share", note="How far from a value that no complete plan of it exceeds."),
        Column("Gap of the route", 9, "share", note="Split and route: how far from its bound."),
        Column("Stopped by", 11),
        Column("Hard findings", 10, "number"),
    )  # fmt: skip
    return Table("Scenarios", columns, tuple(row for column in comparison.columns for row in _rows(column)))


def _rows(column: Compared) -> Iterator[tuple[Cell, ...]]:
    """The best plan of a scenario, and the least change where there is one."""
    outcome, m = column.outcome, column.measures
    head = (outcome.scenario.name, BEST, outcome.end.words)
    if m is None:
        yield (*head, *[None] * 16)
    else:
        gaps = (m.whole_gap, m.gap)
        yield (*head, outcome.taken_from, *_figures(m), *_touched(column.touched), *gaps, m.stopped, _broken(m))
    if column.least:
        m = column.least.measures
        name = (outcome.scenario.name, LEAST, None, None)
        yield (*name, *_figures(m), *_touched(column.least.touched), m.whole_gap, None, None, _broken(m))


def _figures(m: Measures) -> tuple[Cell, ...]:
    return m.people, m.coverage_mean, m.coverage_minimum, m.cost, m.value, m.value_as_base


def _broken(m: Measures) -> int:
    return sum(n for _, n in m.broken)


def _touched(people: tuple[Affected, ...] | None) -> tuple[Cell, ...]:
    if people is None:
        return (None,) * 5
    return (
        len(people), sum(p.group for p in people), sum(p.cities for p in people),
        sum(p.coverage > 0 for p in people), sum(p.coverage < 0 for p in people),
    )  # fmt: skip


def _changes(comparison: Comparison) -> Table:
    """What each scenario changes, one row a change."""
    columns = (Column("Scenario", 24), Column("Change", 90))
    scenarios = [c.outcome.scenario for c in comparison.columns]
    rows = tuple((s.name, one_line(change)) for s in scenarios for change in s.told)
    return Table("Changes", columns, rows, empty="The programme as it is, and nothing else.")


def _without_plan(comparison: Comparison) -> Table:
    columns = (Column("Scenario", 24), Column("Why there is no plan", 90))
    outcomes = [c.outcome for c in comparison.columns]
    rows = tuple((o.scenario.name, one_line(line)) for o in outcomes for line in o.why)
    return Table("Without a plan", columns, rows, empty="Every scenario has a plan.")


def _people(comparison: Comparison) -> Table:
    columns = (Column("Scenario", 24), Column("Plan", 13), Column("Person", 32), Column("Travels", 18),
               Column("Other group", 10), Column("Other cities", 10),
               Column("Coverage change", 12, "share"))  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (c.outcome.scenario.name, plan, person_name(c.outcome.scenario.problem, p.person), p.travels, _yes(p.group),
         _yes(p.cities), p.coverage or None)
        for c in comparison.columns
        for plan, people in ((BEST, c.touched), (LEAST, c.least.touched if c.least else ()))
        for p in people or ()
    )  # fmt: skip
    return Table("People touched", columns, rows, empty="Nobody is touched.")


def _yes(is_so: bool) -> str:
    return "yes" if is_so else ""


def _rules(comparison: Comparison) -> Table:
    columns = (Column("Scenario", 24), Column("Plan", 13), Column("Rule", 22), Column("Finding", 90))
    rows = tuple(
        (c.outcome.scenario.name, plan, f.rule, one_line(f.message))
        for c in comparison.columns
        for plan, verdict in ((BEST, c.outcome.verdict), (LEAST, c.least.verdict if c.least else None))
        if verdict
        for f in verdict.broken
    )
    return Table("Hard findings", columns, rows, empty="No plan breaks a hard rule.")


def _front(comparison: Comparison) -> Table:
    columns = (Column("Dollars a point", 20), Column("Cost", 14, "money"), Column("Coverage", 11, "share"),
               Column("Coverage, mean", 11, "share"), Column("Coverage, least", 11, "share"),
               Column("Breaks a hard rule", 10), Column("On the front", 10))  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            ", ".join(f"{rate:,.0f}" for rate in p.rates),
            p.cost,
            p.coverage,
            p.coverage_mean,
            p.coverage_minimum,
            _yes(not p.complete),
            _yes(not p.surpassed),
        )
        for p in comparison.points
    )
    return Table("Cost and coverage", columns, rows, empty="Ask for it with --front.")

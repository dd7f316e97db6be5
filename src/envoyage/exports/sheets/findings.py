"""The sheet of findings: what the rules object to, in words."""

from envoyage.exports.phrases import city_name, one_line, words
from envoyage.exports.workbook import Column, Table
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding


def findings_table(problem: Problem, plan: Plan, findings: tuple[Finding, ...]) -> Table:
    """One row a finding."""
    columns = (Column("Rule", 20), Column("Severity", 11), Column("About", 32), Column("Finding", 80),
               Column("Points", 9, "money"))  # fmt: skip
    rows = tuple(
        (words(f.rule.replace("-", "_")), words(f.severity.value), _about(problem, plan, f), one_line(f.message),
         f.penalty or None)
        for f in findings
    )  # fmt: skip
    return Table("Findings", columns, rows, empty="No rule objects to anything.")


def _about(problem: Problem, plan: Plan, finding: Finding) -> str:
    """Whom and what a finding concerns: people, places and organisations by name."""
    named = (_name_of(problem, plan, code) for code in finding.about)
    return ", ".join(dict.fromkeys(name for name in named if name))


def _name_of(problem: Problem, plan: Plan, code: str) -> str:
    """The name behind an id; nothing for one that has none, such as that of an appointment."""
    tables = (problem.participant, problem.officer, problem.resource, problem.host, problem.hotel, problem.session)
    for table in tables:
        if code in table:
            record: object = table[code]
            return one_line(getattr(record, "name", "") or getattr(record, "title", ""))
    if code in problem.city:
        return city_name(problem, code)
    if code in plan.stay:
        return f"{plan.stay[code].group} in {city_name(problem, plan.stay[code].city)}"
    return f"Group {code}" if code in plan.group else ""

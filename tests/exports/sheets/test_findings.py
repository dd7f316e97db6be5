"""The sheet of findings."""

from envoyage.exports.sheets.findings import findings_table
from envoyage.planner.rule import Finding, Severity
from tests.builders import tiny_plan, tiny_problem


def test_findings_name_people_places_and_groups_and_no_codes():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    visit = next(a for a in plan.appointments if a.resource == "reno-0")
    about = ("p00", "reno", "reno-0", visit.stay, "G1", visit.id)

    (row,) = findings_table(problem, plan, (Finding("lead-days", Severity.SOFT, about, "Too late."),)).rows

    assert row[:2] == ("Lead days", "Soft")
    assert row[2] == f"Person 00, Reno, NV, {problem.resource['reno-0'].name}, G1 in Reno, NV, Group G1"

"""The workbook of a comparison holds the figures of every scenario, and says why one has none."""

from dataclasses import replace
from io import BytesIO

import openpyxl

from envoyage.exports.marking import Look
from envoyage.exports.whatif import whatif_workbook
from envoyage.planner.check import check
from envoyage.planner.whatif import BASE, End, Least, Outcome, Scenario, compare
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = replace(tiny_plan(PROBLEM), totals=check(PROBLEM, tiny_plan(PROBLEM)).totals)
FEWER = replace(PLAN, appointments=tuple(a for a in PLAN.appointments if a.resource != "reno-0"))


def outcome(name: str, plan, **changes) -> Outcome:
    scenario = Scenario(name, replace(PROBLEM, **changes), (), (f"changes of {name}",))
    return Outcome(scenario, End.PLANNED, plan, check(scenario.problem, plan))


BASIS = outcome(BASE, PLAN)
WITHOUT = outcome("Without the court", FEWER, resources=tuple(r for r in PROBLEM.resources if r.id != "reno-0"))
NONE = Outcome(Scenario("=1+1", PROBLEM), End.IMPOSSIBLE, why=("This clashes.", "That too."))


def sheet(name: str, *more: Outcome) -> list[dict[str, object]]:
    odd = replace(NONE, scenario=Scenario("=1+1", replace(PROBLEM, promised=())))
    comparison = compare((BASIS, WITHOUT, odd, *more))
    book = openpyxl.load_workbook(BytesIO(whatif_workbook(comparison, Look("Tiny: what if"))))
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_each_scenario_is_a_row_with_the_figures_of_its_check():
    base, without, _ = sheet("Scenarios")
    totals = BASIS.verdict.totals

    assert (base["Cost"], base["Value"], base["People touched"]) == (totals.cost, totals.value, 0)
    assert without["Scenario"] == "Without the court"
    assert without["Coverage, mean"] < base["Coverage, mean"]
    assert without["People touched"] == without["Less covered"] == len(sheet("People touched"))


def test_changes_and_reasons_have_sheets_of_their_own_so_that_figures_are_wide_enough_to_read():
    assert [(r["Scenario"], r["Change"]) for r in sheet("Changes")] == [
        (BASE, f"changes of {BASE}"), ("Without the court", "changes of Without the court"),
    ]  # fmt: skip
    fewer = replace(NONE, scenario=Scenario("Fewer", replace(PROBLEM, participants=PROBLEM.participants[1:])))

    assert [r["Why there is no plan"] for r in sheet("Without a plan", fewer)] == ["This clashes.", "That too."]


def test_hard_findings_are_told_in_sentences():
    rows = sheet("Hard findings")

    assert {r["Scenario"] for r in rows} == {"Without the court"}
    assert [r["Finding"] for r in rows] == [f.message for f in WITHOUT.verdict.broken]


def test_a_name_that_looks_like_a_formula_stays_a_name():
    assert [r["Scenario"] for r in sheet("Scenarios")] == [BASE, "Without the court", "=1+1"]


def test_the_same_comparison_gives_the_same_bytes():
    comparison = compare((BASIS, WITHOUT))

    assert whatif_workbook(comparison, Look("x")) == whatif_workbook(comparison, Look("x"))


def test_the_least_change_is_a_row_beside_the_best_plan_with_its_own_people_and_findings():
    verdict = check(PROBLEM, FEWER)
    changed = replace(outcome("Dearer", PLAN), least=Least(FEWER, verdict))

    *_, best, least = sheet("Scenarios", changed)

    assert [(r["Scenario"], r["Plan"]) for r in (best, least)] == [
        ("Dearer", "best found"), ("Dearer", "least change"),
    ]  # fmt: skip
    assert (best["Value"], least["Value"]) == (BASIS.verdict.totals.value, verdict.totals.value)
    assert (best["People touched"], least["Hard findings"]) == (0, len(verdict.broken))
    touched = [r for r in sheet("People touched", changed) if r["Scenario"] == "Dearer"]
    assert {r["Plan"] for r in touched} == {"least change"}
    assert len(touched) == least["People touched"] > 0
    findings = [r["Finding"] for r in sheet("Hard findings", changed) if r["Plan"] == "least change"]
    assert findings == [f.message for f in verdict.broken]


def test_both_plans_of_a_scenario_tell_how_far_they_are_from_what_no_plan_exceeds():
    value = BASIS.verdict.totals.value
    changed = replace(outcome("Dearer", PLAN), least=Least(PLAN, BASIS.verdict), bound=2 * value)

    *_, best, least = sheet("Scenarios", changed)

    assert best["Gap of the whole"] == least["Gap of the whole"] == 0.5
    assert sheet("Scenarios")[0]["Gap of the whole"] is None

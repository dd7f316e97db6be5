"""The summary tells groups, routes, figures, stages and findings, for programs and for people."""

import io
import json
from dataclasses import replace

from rich.console import Console

from envoyage.cli.summary import NO_BOUND, draw, stages, summary, verdict_words
from envoyage.cli.terminal import printable
from envoyage.planner.check import Verdict, check
from envoyage.planner.plan import StageReport, Stopped
from envoyage.planner.rule import Finding, Severity
from envoyage.planner.value import totals
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
REPORTS = (
    StageReport("route", 90.0, 100.0, Stopped.TIME),
    StageReport("timetable", 5.0, 5.0, Stopped.PROVEN, "G1-slot1"),
    StageReport("timetable", 4.0, 5.0, Stopped.TIME, "G1-slot2"),
)
PLAN = replace(tiny_plan(PROBLEM), reports=REPORTS)


def drawn(facts: dict) -> str:
    """What a person sees on a wide terminal."""
    console = Console(file=io.StringIO(), width=140, highlight=False, markup=False)
    console.print(draw(facts))
    return console.file.getvalue()


def verdict_of(*findings: Finding) -> Verdict:
    right = totals(PROBLEM, PLAN, findings)
    return Verdict(findings, (), right, ())


def test_the_summary_is_json_and_tells_groups_with_their_routes():
    facts = json.loads(json.dumps(summary(PROBLEM, PLAN, check(PROBLEM, PLAN))))

    assert [g["route"] for g in facts["groups"]] == [
        ["Washington", "Reno", "Boise", "New York"],
        ["Washington", "Tulsa", "Mobile", "New York"],
    ]
    assert sum(g["people"] for g in facts["groups"]) == facts["totals"]["people"] == 12


def test_the_costs_by_type_add_up_to_the_total():
    facts = summary(PROBLEM, PLAN, check(PROBLEM, PLAN))

    assert round(sum(facts["costs"].values()), 2) == facts["totals"]["cost"]


def test_stages_are_told_once_with_their_largest_gap():
    route, timetable = stages(PLAN)

    assert (route["models"], route["proven"], route["largest_gap"]) == (1, 0, 0.1)
    assert (timetable["models"], timetable["proven"], timetable["largest_gap"]) == (2, 1, 0.2)


def test_a_person_reads_routes_figures_and_that_there_is_no_whole_plan_bound():
    text = drawn(summary(PROBLEM, PLAN, check(PROBLEM, PLAN)))

    assert "Washington > Reno > Boise > New York" in text
    assert "coverage, minimum" in text
    assert NO_BOUND in text


def test_a_complete_plan_is_called_complete_in_the_words_of_the_check():
    facts = summary(PROBLEM, PLAN, verdict_of())

    assert verdict_words(facts) == "Checked: complete, breaks no hard rule."


def test_hard_findings_come_first_and_all_of_them_soft_ones_by_their_price():
    soft = tuple(
        Finding("pacing", Severity.SOFT, (), "Soft {n}.", (("n", str(n)),), penalty=float(n)) for n in range(20)
    )
    hard = Finding("beds", Severity.HARD, ("G1",), "No bed.", way_out="Book one.")

    lines = verdict_words(summary(PROBLEM, PLAN, verdict_of(*soft, hard))).splitlines()

    assert lines[:3] == ["Checked: NOT complete.", "  No bed. Book one.", "20 soft findings:"]
    assert lines[3] == "  Soft 19."
    assert lines[-1] == "  and 8 more; all of them: envoyage check PLAN.json"


def test_names_cannot_steer_the_terminal_or_its_markup():
    people = (replace(PROBLEM.cities[2], name="[red]Reno\x1b[2J"),)
    problem = replace(PROBLEM, cities=(*PROBLEM.cities[:2], *people, *PROBLEM.cities[3:]))

    text = drawn(summary(problem, PLAN, check(problem, PLAN)))

    assert "[red]Reno [2J" in text
    assert "\x1b" not in text
    assert printable("a\u202eb\rc") == "a b c"

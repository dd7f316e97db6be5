"""The journey: an example of scenarios, the programme after each of them, side by side."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from envoyage.cli.whatif import COLUMNS_ABREAST, draw
from envoyage.files import read_plan, write_problem
from envoyage.planner.check import check
from tests.builders import tiny_problem
from tests.cli.helper import envoyage

SCENARIOS = [
    {"name": "No court", "changes": [{"do": "set", "table": "resources", "id": "reno-1", "field": "status",
                                      "value": "declined"}]},
    {"name": "Nowhere to go", "changes": [{"do": "set", "table": "cities", "id": c, "field": "groups", "value": 0}
                                          for c in ("reno", "tulsa", "boise")]},
    {"name": "One cancels", "changes": [{"do": "set", "table": "participants", "id": "p07", "field": "status",
                                         "value": "cancelled"}]},
]  # fmt: skip
QUICK = ("--seconds", "8", "--seed", "7")


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("programme") / "tiny.json"
    write_problem(tiny_problem(), path)
    return path


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("changes") / "changes.json"
    path.write_text(json.dumps({"format": "envoyage-changes/1", "scenarios": SCENARIOS}), "utf-8")
    return path


@pytest.fixture(scope="module")
def compared(programme: Path, changes: Path, tmp_path_factory: pytest.TempPathFactory):
    out = tmp_path_factory.mktemp("out") / "folder"
    done = envoyage("whatif", programme, changes, *QUICK, "--front", "3", "--out", out, "--json")
    return out, json.loads(done.stdout), done


@pytest.mark.slow
def test_the_programme_as_it_is_comes_first_and_an_impossible_scenario_says_so_while_others_go_on(compared):
    _, facts, done = compared
    ended = {s["name"]: s["ended"] for s in facts["scenarios"]}

    assert list(ended) == ["as it is", "No court", "Nowhere to go", "One cancels"]
    assert list(ended.values()) == ["planned", "planned", "impossible", "planned"]
    assert done.returncode == 1
    assert facts["scenarios"][2]["why"]
    assert facts["scenarios"][2]["measures"] is None


@pytest.mark.slow
def test_figures_are_those_of_the_plans_that_were_written(compared):
    out, facts, _ = compared

    for number, scenario in enumerate(facts["scenarios"]):
        file = out / "plans" / f"{number:02}.json"
        assert file.exists() is (scenario["measures"] is not None)
        if scenario["measures"]:
            verdict = check(*read_plan(file))
            assert verdict.totals.value == scenario["measures"]["value"]
            assert verdict.complete == scenario["measures"]["complete"]


@pytest.mark.slow
def test_who_cancels_is_touched(compared):
    _, facts, _ = compared
    base, *_, cancels = facts["scenarios"]

    assert base["touched"]["people"] == 0
    assert {w["person"]: w["travels"] for w in cancels["touched"]["who"]}["p07"] == "no longer travels"


@pytest.mark.slow
def test_the_plan_as_it_is_is_carried_over_to_every_scenario_that_has_a_plan(compared):
    out, facts, _ = compared
    base, *others = facts["scenarios"]

    assert base["least_change"] is None
    for number, scenario in enumerate(others, start=1):
        least = scenario["least_change"]
        assert (least is not None) is (scenario["measures"] is not None)
        if least:
            verdict = check(*read_plan(out / "plans" / f"{number:02}-least-change.json"))
            assert verdict.totals.value == least["measures"]["value"] <= scenario["measures"]["value"]
            assert len(least["touched"]["who"]) == least["touched"]["people"] < len(tiny_problem().participants)


@pytest.mark.slow
def test_points_of_the_front_are_checked_and_none_surpasses_another(compared):
    _, facts, _ = compared
    front = [p for p in facts["front"] if not p["surpassed"]]

    assert front
    assert all(p["complete"] for p in front)
    assert [p["cost"] for p in front] == sorted({p["cost"] for p in front})
    assert [p["coverage"] for p in front] == sorted({p["coverage"] for p in front})
    assert sorted(r for p in facts["front"] for r in p["dollars_per_point"]) == [200.0, 2000.0, 20000.0]


@pytest.mark.slow
def test_the_folder_holds_workbook_document_and_picture(compared):
    out, facts, done = compared

    assert {p.name for p in out.iterdir()} >= {"whatif.xlsx", "whatif.json", "front.svg", "front.png", "plans"}
    assert json.loads((out / "whatif.json").read_text("utf-8")) == facts
    assert openpyxl.load_workbook(out / "whatif.xlsx").sheetnames == [
        "Scenarios", "Changes", "People touched", "Without a plan", "Hard findings", "Cost and coverage",
    ]  # fmt: skip
    assert "No court: " in done.stderr


@pytest.mark.slow
def test_the_comparison_is_drawn_in_tables_of_a_few_columns(compared, capsys: pytest.CaptureFixture[str]):
    from rich.console import Console  # noqa: PLC0415 -- as in the command

    _, facts, _ = compared
    many = {**facts, "scenarios": facts["scenarios"][:1] + facts["scenarios"][1:2] * (COLUMNS_ABREAST + 2)}

    Console(width=200).print(draw(facts))
    once = capsys.readouterr().out
    Console(width=200).print(draw(many))

    assert all(
        word in once for word in ("as it is", "No court", "impossible", "Cost against coverage", "people touched")
    )
    assert once.index("Best plan found") < once.index("The plan as it is, with the least change")
    assert capsys.readouterr().out.count("ended") == 2


def test_faults_of_scenarios_end_with_bad_input_before_anything_is_planned(programme: Path, tmp_path: Path):
    bad = tmp_path / "changes.json"
    wrong = {"do": "set", "table": "cities", "id": "rno", "field": "groups", "value": 1}
    bad.write_text(json.dumps({"format": "envoyage-changes/1", "scenarios": [{"name": "A", "changes": [wrong]}]}))

    done = envoyage("whatif", programme, bad, "--out", tmp_path / "out")

    assert done.returncode == 2
    assert "scenario 'A', change 1: There is no record 'rno' in cities. Did you mean 'reno'?" in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_changes_and_front_there_is_nothing_to_compare(programme: Path):
    done = envoyage("whatif", programme)

    assert done.returncode == 2
    assert "nothing to compare" in done.stderr


def test_the_example_fits_the_programme_it_is_asked_for(programme: Path, tmp_path: Path):
    done = envoyage("whatif", programme, "--example")
    (tmp_path / "changes.json").write_text(done.stdout, "utf-8")

    asked = {c.get("id") for s in json.loads(done.stdout)["scenarios"] for c in s["changes"]}

    assert done.returncode == 0
    assert asked & {p.id for p in tiny_problem().participants}


@pytest.mark.slow
def test_an_interrupt_keeps_the_scenarios_done_so_far(programme: Path, changes: Path):
    command = [sys.executable, "-m", "envoyage", "whatif", programme, changes, "--seconds", "60", "--json"]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        next(line for line in running.stderr if line.startswith("No court: "))
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate(timeout=120)

    facts = json.loads(stdout)
    ended = [s["ended"] for s in facts["scenarios"]]
    assert running.returncode in (1, 130), stderr
    assert facts["interrupted"] is (running.returncode == 130)
    assert ended[0] == "planned"
    if facts["interrupted"]:
        assert ended[-1] == "not_tried"
        assert "the scenarios planned so far are kept" in stderr

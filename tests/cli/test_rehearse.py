"""The journey: a released plan is rehearsed, and the answer is the same however many play."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from envoyage.cli.rehearsal import draw
from envoyage.files import plan_bytes
from tests.builders import tiny_plan, tiny_problem
from tests.cli.helper import envoyage


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    path.write_bytes(plan_bytes(tiny_problem(), tiny_plan()))
    return path


@pytest.fixture(scope="module")
def rehearsed(plan_file: Path, tmp_path_factory: pytest.TempPathFactory):
    out = tmp_path_factory.mktemp("out") / "folder"
    done = envoyage("rehearse", plan_file, "--scenarios", "30", "--workers", "2", "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    return out, json.loads(done.stdout), done.stderr


def test_breakages_links_and_helps_are_told(rehearsed):
    _, facts, told = rehearsed

    assert (facts["played"], facts["interrupted"], facts["seed"]) == (30, False, 7)
    assert facts["breakages"]["mean"] > 0
    assert facts["weakest"][0]["mean"] >= facts["weakest"][-1]["mean"] > 0
    assert all(h["removed"] > 0 and h["fix"].endswith(".") for h in facts["helps"])
    assert "of 30 runs played" in told


def test_one_worker_gives_the_same_answer_to_the_letter(plan_file: Path, rehearsed):
    _, facts, _ = rehearsed

    alone = envoyage("rehearse", plan_file, "--scenarios", "30", "--workers", "1", "--json")

    assert json.loads(alone.stdout) == {**facts, "out": None}


def test_progress_names_nobody(rehearsed):
    _, _, told = rehearsed
    problem = tiny_problem()
    private = {p.name for p in problem.participants} | {c.name for c in problem.cities}

    assert not any(word in told for word in private)


def test_the_folder_holds_workbook_and_document(rehearsed):
    out, facts, _ = rehearsed

    assert json.loads((out / "rehearsal.json").read_text("utf-8")) == facts
    assert openpyxl.load_workbook(out / "rehearsal.xlsx").sheetnames[0] == "What would help"


def test_the_answer_is_drawn_for_people(rehearsed, capsys: pytest.CaptureFixture[str]):
    from rich.console import Console  # noqa: PLC0415 -- as in the command

    _, facts, _ = rehearsed

    Console(width=250).print(draw(facts))

    shown = capsys.readouterr().out
    assert all(title in shown for title in ("Breakages by rule", "Weakest links", "Least slack", "What would help"))
    assert facts["people"][0]["name"] in shown


def test_a_plan_that_names_unknown_things_is_answered_no(plan_file: Path, tmp_path: Path):
    document = json.loads(plan_file.read_text("utf-8"))
    document["plan"]["appointments"][0]["session"] = "nothing"
    (tmp_path / "plan.json").write_text(json.dumps(document), "utf-8")

    done = envoyage("rehearse", tmp_path / "plan.json")

    assert done.returncode == 1
    assert "nothing" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_an_interrupt_tells_the_runs_played_so_far(plan_file: Path):
    command = [sys.executable, "-m", "envoyage", "rehearse", plan_file, "--scenarios", "5000", "--json"]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        next(line for line in running.stderr if "runs played" in line)
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate(timeout=60)

    facts = json.loads(stdout)
    assert running.returncode == 130, stderr
    assert 0 < facts["played"] < 5000
    assert facts["helps"] == []
    assert "Interrupted after" in stderr

"""From a plan and a workbook of counterparts to meetings and seats, as a person or a program does it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from envoyage.files import plan_bytes
from envoyage.files.encounters import parse_arrangement, write_request
from envoyage.planner.encounters.inspect import findings
from tests.cli.helper import envoyage
from tests.planner.encounters.world import PLAN, PROBLEM, REQUEST


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder with a plan and counterparts."""
    (tmp_path / "plan.json").write_bytes(plan_bytes(PROBLEM, PLAN))
    write_request(REQUEST, tmp_path / "counterparts.xlsx")
    return tmp_path


def test_meetings_are_arranged_and_written(given: Path):
    done = envoyage("meet", "counterparts.xlsx", "plan.json", "--out", "meetings", "--json", cwd=given)

    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    request, arrangement = parse_arrangement(given / "meetings/meetings.json")
    assert request == REQUEST
    assert findings(PROBLEM, PLAN, request, arrangement) == ()
    assert answer["meetings"] == len(arrangement.meetings)
    assert {f["aim"] for f in answer["figures"]} == {"blocking pairs", "relevance", "waits", "useful pairs"}
    assert (given / "meetings/meetings.xlsx").exists()
    assert "seats" in done.stderr


def test_the_answer_for_people_names_every_figure(given: Path):
    done = envoyage("meet", "counterparts.xlsx", "plan.json", "--out", "meetings", cwd=given)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Written: meetings\n")
    assert all(word in done.stdout for word in ("blocking pairs", "relevance", "waits", "useful pairs", "proven"))


def test_what_cannot_be_is_answered_with_no_and_nothing_written(given: Path):
    few = tuple(replace(s, tables=1) for s in REQUEST.sessions)
    write_request(replace(REQUEST, sessions=few, wishes=(), absences=()), given / "counterparts.xlsx")

    done = envoyage("meet", "counterparts.xlsx", "plan.json", "--out", "meetings", "--json", cwd=given)

    assert done.returncode == 1
    assert json.loads(done.stdout)["error"] == "impossible"
    assert not (given / "meetings").exists()


def test_faults_are_told_with_their_cells(given: Path):
    write_request(replace(REQUEST, programme="other"), given / "counterparts.xlsx")

    done = envoyage("meet", "counterparts.xlsx", "plan.json", "--out", "meetings", "--json", cwd=given)

    assert done.returncode == 2
    assert json.loads(done.stdout)["faults"][0]["place"] == "Meetings!B2"


def test_a_folder_of_others_is_left_alone(given: Path):
    (given / "mine").mkdir()
    (given / "mine/letter.txt").write_text("dear", "utf-8")

    done = envoyage("meet", "counterparts.xlsx", "plan.json", "--out", "mine", cwd=given)

    assert done.returncode == 2
    assert (given / "mine/letter.txt").read_text("utf-8") == "dear"


@pytest.mark.parametrize("size", ["S", "M"])
def test_the_sample_is_a_sound_request(tmp_path: Path, size: str):
    done = envoyage("sample", "--what", "counterparts", "--size", size, "--out", tmp_path / "c.json", "--json")

    assert done.returncode == 0, done.stderr
    request = json.loads((tmp_path / "c.json").read_text("utf-8"))["request"]
    assert json.loads(done.stdout)["counterparts"] == len(request["counterparts"])


def test_the_template_of_counterparts_is_written(tmp_path: Path):
    done = envoyage("template", "--what", "counterparts", cwd=tmp_path)

    assert done.returncode == 0
    assert (tmp_path / "counterparts.xlsx").exists()

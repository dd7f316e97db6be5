"""``envoyage plan`` on a small sample: folder, answer, kept edits, interrupt."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from envoyage.files import write_problem
from envoyage.sample import make_problem
from tests.cli.helper import envoyage

SECONDS = "6"


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample programme as a workbook."""
    path = tmp_path_factory.mktemp("programme") / "programme.xlsx"
    write_problem(make_problem("S", 1), path)
    return path


@pytest.fixture(scope="module")
def planned(programme: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict, str]:
    """The folder of its plan, the answer as a document, and what was told meanwhile."""
    out = tmp_path_factory.mktemp("out") / "folder"
    done = envoyage("plan", programme, "--out", out, "--seconds", SECONDS, "--seed", "1", "--json")
    assert done.returncode in (0, 1), done.stderr
    document = json.loads(done.stdout)
    assert done.returncode == (0 if document["complete"] else 1)
    return out, document, done.stderr


def test_the_folder_holds_plan_workbook_and_book(planned: tuple[Path, dict, str]):
    out, _, _ = planned

    assert {"plan.json", "plan.xlsx", "book.pdf", "cities"} <= {p.name for p in out.iterdir()}


def test_the_sample_gets_a_complete_plan(planned: tuple[Path, dict, str]):
    _, document, _ = planned

    assert [f["message"] for f in document["findings"] if f["severity"] != "soft"] == []
    assert document["complete"]


def test_check_agrees_with_the_answer(planned: tuple[Path, dict, str]):
    out, document, _ = planned

    done = envoyage("check", out / "plan.json", "--json")

    assert json.loads(done.stdout)["complete"] == document["complete"]


def test_progress_goes_to_standard_error_and_holds_no_names_and_no_places(
    programme: Path, planned: tuple[Path, dict, str]
):
    _, document, told = planned
    problem = make_problem("S", 1)
    private = {p.name for p in problem.participants} | {c.name for c in problem.cities}
    progress = [line for line in told.splitlines() if not line.startswith("Is this meant?")]

    assert progress
    assert [line for line in progress if any(word in line for word in private)] == []
    assert document["stages"]


def test_a_row_to_keep_is_kept_and_so_is_everything_else(
    programme: Path, planned: tuple[Path, dict, str], tmp_path: Path
):
    out, _, _ = planned
    edited, new = tmp_path / "plan.xlsx", tmp_path / "new"
    (tmp_path / "plan.json").write_bytes((out / "plan.json").read_bytes())
    resource = _keep_a_visit(out / "plan.xlsx", edited)

    options = ("--keep", edited, "--seconds", SECONDS, "--seed", "2", "--json")
    done = envoyage("plan", programme, "--out", new, *options)

    assert done.returncode == 0, done.stderr + done.stdout
    document = json.loads(done.stdout)
    assert (document["anew"], document["moved"]) == (False, [])
    assert _times(new, resource) == _times(out, resource)


def _keep_a_visit(source: Path, target: Path) -> str:
    """Write ``yes`` into the column Keep of the first visit; its resource."""
    book = openpyxl.load_workbook(source)
    rows = list(book["Appointments"].iter_rows())
    head = next(i for i, row in enumerate(rows) if "Resource id" in [c.value for c in row])
    column = {cell.value: i for i, cell in enumerate(rows[head])}
    row = next(row for row in rows[head + 1 :] if row[column["Resource id"]].value)
    row[column["Keep"]].value = "yes"
    book.save(target)
    resource: str = row[column["Resource id"]].value
    return resource


def _times(folder: Path, resource: str) -> list[str]:
    """When a resource is visited."""
    plan = json.loads((folder / "plan.json").read_text("utf-8"))["plan"]
    return sorted(a["start"] for a in plan["appointments"] if a["resource"] == resource)


def test_an_interrupt_writes_the_best_plan_so_far_and_says_so(programme: Path, tmp_path: Path):
    out = tmp_path / "folder"
    command = [sys.executable, "-m", "envoyage", "plan", programme, "--out", out, "--seconds", "300", "--json"]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        _wait_for_a_plan(running)
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate(timeout=120)

    assert running.returncode in (0, 130), stderr
    assert json.loads(stdout)["interrupted"] is (running.returncode == 130)
    assert (out / "plan.json").is_file()
    if running.returncode == 130:
        assert "The best plan so far was written" in stderr


def _wait_for_a_plan(running: subprocess.Popen[str]) -> None:
    """Read progress until the first plan is there."""
    assert running.stderr
    for line in running.stderr:
        if line.startswith("plan:"):
            return
        time.sleep(0)


def test_a_redacted_folder_names_nobody(programme: Path, tmp_path: Path):
    out = tmp_path / "shareable"

    done = envoyage("plan", programme, "--out", out, "--seconds", SECONDS, "--redact", "--json")

    assert done.returncode in (0, 1), done.stderr
    assert not (out / "plan.json").exists()
    assert not (out / "agendas").exists()

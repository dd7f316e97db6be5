"""The journey: the output folder of a plan that is there, whole or redacted."""

from pathlib import Path

import pytest

from envoyage.files import plan_bytes, read_plan
from tests.builders import tiny_plan, tiny_problem
from tests.cli.helper import envoyage


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    path.write_bytes(plan_bytes(tiny_problem(), tiny_plan()))
    return path


def test_the_folder_shows_the_plan_as_it_is(plan_file: Path, tmp_path: Path):
    done = envoyage("write", plan_file, "--out", tmp_path / "out", "--before", plan_file)

    assert done.returncode == 1, done.stderr  # the tiny plan is not complete, which is told
    assert "Checked: NOT complete." in done.stdout
    assert done.stdout.startswith(f"Written: {tmp_path / 'out'}")
    assert read_plan(tmp_path / "out" / "plan.json") == read_plan(plan_file)
    assert (tmp_path / "out" / "book.pdf").is_file()


def test_the_redacted_folder_shows_the_same_plan_without_its_file(plan_file: Path, tmp_path: Path):
    done = envoyage("write", plan_file, "--out", tmp_path / "out", "--redact")

    assert done.returncode == 1, done.stderr
    assert not (tmp_path / "out" / "plan.json").exists()
    assert not (tmp_path / "out" / "agendas").exists()
    calendar = (tmp_path / "out" / "calendars" / "group-G1.ics").read_text("utf-8")
    assert tiny_problem().participants[0].name not in calendar
    assert "20270520" in calendar


def test_a_plan_that_is_not_there_is_bad_use(tmp_path: Path):
    done = envoyage("write", tmp_path / "none.json", "--out", tmp_path / "out")

    assert done.returncode == 2
    assert not (tmp_path / "out").exists()

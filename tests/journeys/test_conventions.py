"""The conventions of every command: statuses, one document on standard output, all else on standard error."""

import json
from pathlib import Path

import pytest

from envoyage.files import read_plan
from envoyage.planner.plan import Stopped
from tests.journeys.conftest import SEARCH, Journey
from tests.journeys.helper import envoyage, tree


def test_a_sample_workbook_gets_a_plan_that_breaks_no_hard_rule(planned: Journey):
    assert planned.done.status == 0, planned.done.err
    assert planned.done.document["complete"]
    assert {"plan.json", "plan.xlsx", "book.pdf", "agendas", "calendars", "cities", "pictures"} <= {
        p.name for p in planned.folder.iterdir()
    }


def test_the_answer_is_one_document_and_progress_is_on_standard_error(planned: Journey):
    text, told = planned.done.out, planned.done.err.splitlines()

    _, end = json.JSONDecoder().raw_decode(text)

    assert text[end:].strip() == ""
    for stage in ("split and route", "timetable", "language", "hospitality", "plan", "write"):
        assert any(line.startswith(f"{stage}: ") for line in told), stage
    assert any("value" in line and "bound" in line and "gap" in line for line in told)


def test_the_check_works_on_the_plan_file_alone(planned: Journey, tmp_path: Path):
    alone = tmp_path / "elsewhere.json"
    alone.write_bytes((planned.folder / "plan.json").read_bytes())

    done = envoyage("check", alone, cwd=tmp_path)

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("complete, breaks no hard rule\n")
    assert envoyage("check", alone, "--json").document["mismatches"] == []


def test_a_plan_somebody_spoiled_is_answered_no_in_sentences(planned: Journey, tmp_path: Path):
    document = json.loads((planned.folder / "plan.json").read_text("utf-8"))
    visit = next(a for a in document["plan"]["appointments"] if a["resource"])
    visit["start"] = visit["start"].replace(visit["start"][11:13], "03")
    spoiled = tmp_path / "plan.json"
    spoiled.write_text(json.dumps(document), "utf-8")

    done = envoyage("check", spoiled, "--json")

    assert done.status == 1
    assert not done.document["complete"]
    hard = [f for f in done.document["findings"] if f["severity"] != "soft"]
    assert "working-day" in {f["rule"] for f in hard}
    assert any("03:" in f["message"] for f in hard)


def test_show_tells_groups_routes_coverage_and_cost(planned: Journey):
    done = envoyage("show", planned.folder / "plan.json")

    assert (done.status, done.err) == (0, "")
    assert all(word in done.out for word in ("Groups", "Washington", "coverage, mean", "cost", "Stages"))


def test_the_same_seed_gives_the_same_plan_to_the_byte_once_every_stage_is_proven(planned: Journey, tmp_path: Path):
    """A programme that is planned twice, the second time in a folder with an older plan."""
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o700)
    (folder / ".envoyage-output").touch()
    (folder / "plan.json").write_text("older")

    done = envoyage("plan", planned.programme, "--out", folder, *SEARCH)

    assert done.status == 0, done.err
    assert f"Written: {folder}" in done.out
    _, first = read_plan(planned.folder / "plan.json")
    assert first.stopped is Stopped.PROVEN
    assert (folder / "plan.json").read_bytes() == (planned.folder / "plan.json").read_bytes()
    assert tree(folder).keys() == tree(planned.folder).keys()


def test_the_template_says_what_must_be_filled_in_first(tmp_path: Path):
    written = envoyage("template", "--out", tmp_path / "office.xlsx")

    done = envoyage("plan", tmp_path / "office.xlsx", "--out", tmp_path / "folder")

    assert (written.status, done.status, done.out) == (0, 2, "")
    assert "Programme!B2: " in done.err
    assert "Participants: Nobody travels" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["odd.csv", "odd"])
def test_a_sample_of_an_unknown_kind_is_bad_use(name: str, tmp_path: Path):
    done = envoyage("sample", "--size", "S", "--out", tmp_path / name, "--json")

    assert done.status == 2
    assert done.document["faults"][0]["way_out"] == "Use .xlsx or .json."
    assert list(tmp_path.iterdir()) == []


def test_a_programme_where_a_plan_is_meant_and_the_reverse_are_said(planned: Journey, tiny: Path, tmp_path: Path):
    checked = envoyage("check", tiny)
    again = envoyage("plan", planned.folder / "plan.json", "--out", tmp_path / "a")
    edited = envoyage("plan", planned.folder / "plan.xlsx", "--out", tmp_path / "b")

    assert (checked.status, again.status, edited.status) == (2, 2, 2)
    assert "This is a programme; plan it first." in checked.err
    assert "This is a plan; name its programme." in again.err
    assert "--keep" in edited.err

"""JSON documents carry everything, refuse typing slips, and tell all faults at once."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from envoyage.files import plan_bytes, problem_bytes, read_plan, read_problem, write_problem
from envoyage.files.documents import parse_problem
from envoyage.planner.errors import Faulty
from envoyage.planner.plan import StageReport, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.value import totals
from tests.builders import tiny_plan, tiny_problem
from tests.files.variations import problems

TINY = tiny_problem()


def changed(path: Path, change: Any) -> Path:
    """The tiny programme's document after a change of its values."""
    document = json.loads(problem_bytes(TINY))
    change(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


def told(path: Path) -> dict[str, str]:
    """The faults of a file: code by place."""
    with pytest.raises(Faulty) as caught:
        read_problem(path)
    return {f.place: f.code for f in caught.value.faults}


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(problems())
def test_every_programme_comes_back_as_it_was(tmp_path: Path, problem: Problem):
    (tmp_path / "a.json").write_bytes(problem_bytes(problem))

    assert parse_problem(tmp_path / "a.json") == problem


def test_a_plan_comes_back_with_its_programme(tmp_path: Path):
    plan = tiny_plan(TINY)
    plan = replace(
        plan, totals=totals(TINY, plan, ()), bounds=(("p00", 0.75),),
        reports=(StageReport("route", 3.5, 4.0, Stopped.TIME),),
    )  # fmt: skip

    (tmp_path / "plan.json").write_bytes(plan_bytes(TINY, plan))

    assert read_plan(tmp_path / "plan.json") == (TINY, plan)


def test_a_bound_that_nobody_knows_is_written_as_a_number(tmp_path: Path):
    plan = replace(tiny_plan(TINY), reports=(StageReport("timetable", 0.0, float("inf"), Stopped.TIME),))

    (tmp_path / "plan.json").write_bytes(plan_bytes(TINY, plan))

    (report,) = read_plan(tmp_path / "plan.json")[1].reports
    assert report.gap == 1.0


def test_equal_values_give_equal_bytes_whatever_was_looked_up_before():
    used = tiny_problem()
    assert used.participant
    assert used.periods

    assert problem_bytes(used) == problem_bytes(tiny_problem())
    assert plan_bytes(used, tiny_plan(used)) == plan_bytes(TINY, tiny_plan(TINY))


def test_defaults_may_be_left_out(tmp_path: Path):
    def strip(document: dict[str, Any]) -> None:
        del document["problem"]["policies"]["grid_minutes"], document["problem"]["waivers"]

    assert read_problem(changed(tmp_path / "a.json", strip)) == TINY


def test_all_faults_of_form_are_told_at_once_with_id_and_field(tmp_path: Path):
    def spoil(document: dict[str, Any]) -> None:
        people = document["problem"]["participants"]
        people[2]["seniority"] = "high"
        people[3].pop("country")
        people[4]["gender"] = "male"
        document["problem"]["starts"] = "15.05.2027"
        document["problem"]["tilte"] = "Oops"
        people[5]["needs"][0]["wieght"] = 2

    assert told(changed(tmp_path / "a.json", spoil)) == {
        "participants[p02].seniority": "wrong_value",
        "participants[p03].country": "missing",
        "participants[p04].gender": "wrong_value",
        "starts": "wrong_value",
        "tilte": "unknown_key",
        "participants[p05].needs[0].wieght": "unknown_key",
    }


def test_an_unknown_key_is_answered_with_the_nearest_one(tmp_path: Path):
    path = changed(tmp_path / "a.json", lambda d: d["problem"].update(oficers=[]))

    with pytest.raises(Faulty, match="Did you mean 'officers'"):
        read_problem(path)


def test_contradictions_are_told_too(tmp_path: Path):
    def spoil(document: dict[str, Any]) -> None:
        document["problem"]["participants"][0]["country"] = "XX"
        document["problem"]["officers"][0]["languages"] = ["klingonian"]

    assert told(changed(tmp_path / "a.json", spoil)) == {
        "participants[p00].country": "unknown_country",
        "officers[es0].languages": "unknown_language",
    }


def test_a_time_with_a_zone_and_a_number_that_is_none_are_refused(tmp_path: Path):
    def spoil(document: dict[str, Any]) -> None:
        document["problem"]["sessions"][0]["start"] = "2027-05-17T09:00:00+02:00"
        document["problem"]["cities"][0]["latitude"] = float("nan")

    assert told(changed(tmp_path / "a.json", spoil)) == {
        "sessions[plenary29].start": "time_with_zone",
        "cities[washington].latitude": "not_a_number",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ('{"format": "envoyage-problem/1", "problem": {"id": "x"', "not_json"),
        ("[" * 100_000, "not_json"),
        ("\x00\xff", "not_json"),
        ('{"format": "envoyage-problem/2"}', "newer_format"),
        ('{"format": "envoyage-plan/1"}', "not_this_format"),
        ('{"a": 1, "a": 2}', "key_twice"),
        ("[]", "not_this_format"),
    ],
)
def test_what_is_no_programme_gets_one_sentence(tmp_path: Path, text: str, code: str):
    (tmp_path / "a.json").write_bytes(text.encode("latin-1"))

    assert told(tmp_path / "a.json") == {str(tmp_path / "a.json"): code}


def test_a_cut_off_document_is_called_cut_off(tmp_path: Path):
    whole = problem_bytes(TINY)
    (tmp_path / "a.json").write_bytes(whole[: len(whole) // 2].rstrip() + b'\n  "')

    with pytest.raises(Faulty, match="line"):
        read_problem(tmp_path / "a.json")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path):
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf" + problem_bytes(TINY))

    assert read_problem(tmp_path / "a.json") == TINY


def test_writing_follows_the_ending_and_reading_gives_the_same(tmp_path: Path):
    write_problem(TINY, tmp_path / "a.JSON")

    assert read_problem(tmp_path / "a.JSON") == TINY


def test_a_workbook_taken_for_a_plan_is_told_what_to_name(tmp_path: Path):
    write_problem(TINY, tmp_path / "plan.xlsx")

    with pytest.raises(Faulty) as caught:
        read_plan(tmp_path / "plan.xlsx")

    (fault,) = caught.value.faults
    assert (fault.code, "This is a workbook" in fault.text, "plan.json" in fault.way_out) == ("not_json", True, True)

"""From a workbook of nominations to a cohort, and on to who steps in, as a person or a program does it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from envoyage.files import read_problem, write_problem
from envoyage.files.nominations import parse_selection, write_nominations
from envoyage.planner.selection.inspect import inspect
from envoyage.planner.selection.nominations import Dimension, Nominations, Quota
from tests.builders import tiny_problem
from tests.cli.helper import envoyage
from tests.planner.selection.world import nominations, nominee

QUOTAS = (Quota(Dimension.REGION, ("AF",), least=1),)
GIVEN = nominations(*(nominee(n, 9.5 - n) for n in range(6)), places=3, quotas=QUOTAS, alternates=2)


@pytest.fixture
def given(tmp_path: Path) -> Callable[[Nominations], Path]:
    """Writes nominations to a file."""

    def write(some: Nominations) -> Path:
        write_nominations(some, tmp_path / "nominations.xlsx")
        return tmp_path / "nominations.xlsx"

    return write


def test_a_sample_is_selected_from_and_the_first_alternate_steps_in(tmp_path: Path):
    """The whole way at real size. Two minutes are more than enough; how long it takes is measured elsewhere."""
    file, out = tmp_path / "nominations.xlsx", tmp_path / "out"
    sample = envoyage("sample", "--what", "nominations", "--seed", "7", "--out", file, "--json")
    assert json.loads(sample.stdout)["nominees"] == 200

    first = envoyage("select", file, "--out", out, "--seconds", "120", "--json")
    facts = json.loads(first.stdout)
    nominees, selection = parse_selection(out / "selection.json")
    assert first.returncode == 0, first.stderr
    assert (len(facts["selected"]), facts["gap"], facts["stopped"]) == (72, 0, "proven")
    assert facts["receipts_verified"] == facts["receipts"] == 128
    assert inspect(nominees, selection) == ()

    place = next(p for p in selection.places if p.alternates)
    second = envoyage("select", file, "--out", out, "--seconds", "120", "--cancelled", place.people[0], "--json")
    facts = json.loads(second.stdout)
    assert second.returncode == 0, second.stderr
    assert facts["left"] == list(place.people)
    assert facts["entered"] == list(place.alternates[0].people)
    assert len(set(facts["selected"]) & set(selection.chosen)) == 72 - len(place.people)


def test_one_cancels_after_the_other(tmp_path: Path, given):
    file, out = given(GIVEN), tmp_path / "out"
    assert envoyage("select", file, "--out", out).returncode == 0

    steps = [
        json.loads(envoyage("select", file, "--out", out, "--cancelled", p, "--json").stdout) for p in ("n0", "n1")
    ]

    assert [s["entered"] for s in steps] == [["n3"], ["n4"]]
    assert steps[1]["cancelled"] == ["n0", "n1"]


def test_two_cancel_at_once(tmp_path: Path, given):
    file, out = given(GIVEN), tmp_path / "out"
    envoyage("select", file, "--out", out)

    done = envoyage("select", file, "--out", out, "--cancelled", "n0", "--cancelled", "n1")

    assert done.returncode == 0
    assert "Steps in: n3 Person 3" in done.stdout
    assert "Left: n1 Person 1" in done.stdout


def test_quotas_that_clash_are_told_with_the_way_out_and_nothing_is_written(tmp_path: Path, given):
    file = given(replace(GIVEN, quotas=(Quota(Dimension.REGION, ("AF",), least=4),)))

    told = envoyage("select", file, "--out", tmp_path / "out")
    document = json.loads(envoyage("select", file, "--out", tmp_path / "out", "--json").stdout)

    assert told.returncode == 1
    assert "These cannot go together: " in told.stdout
    assert "Enough alone: at least 2 of region AF instead of 4." in told.stdout
    assert document["error"] == "impossible"
    assert not (tmp_path / "out").exists()


def test_people_who_have_no_place_cannot_cancel(tmp_path: Path, given):
    file, out = given(GIVEN), tmp_path / "out"
    before = envoyage("select", file, "--out", out, "--cancelled", "n0")
    envoyage("select", file, "--out", out)

    after = envoyage("select", file, "--out", out, "--cancelled", "n5")

    assert (before.returncode, after.returncode) == (2, 2)
    assert "Select first" in before.stderr
    assert "'n5' is not selected" in after.stderr


def test_the_people_go_into_a_programme_that_is_written_beside(tmp_path: Path, given):
    """All of the tiny programme's people stay; one of them is a nominee too, and his row is brought up to date."""
    tiny = tiny_problem()
    known = replace(nominee(0, 9.0), id=tiny.participants[0].id, country=tiny.countries[0].id,
                    languages=tiny.participants[0].languages, name="Somebody Else")  # fmt: skip
    some = nominations(known, nominee(1, 1.0, country=tiny.countries[0].id), places=1, alternates=0)
    file = given(replace(some, countries=tiny.countries))
    write_problem(tiny, tmp_path / "programme.xlsx")

    done = envoyage("select", file, "--out", tmp_path / "out", "--into", tmp_path / "programme.xlsx",
                    "--out-programme", tmp_path / "new.xlsx")  # fmt: skip

    assert done.returncode == 0, done.stderr
    fresh = read_problem(tmp_path / "new.xlsx")
    assert len(fresh.participants) == len(tiny.participants)
    assert fresh.participant[known.id].name == "Somebody Else"


def test_into_without_a_place_to_write_is_refused(tmp_path: Path, given):
    done = envoyage("select", given(GIVEN), "--out", tmp_path / "out", "--into", tmp_path / "p.xlsx")

    assert done.returncode == 2
    assert "--out-programme" in done.stderr


def test_faults_of_the_workbook_are_told_and_nothing_is_written(tmp_path: Path, given):
    done = envoyage("select", given(replace(GIVEN, places=0)), "--out", tmp_path / "out")

    assert done.returncode == 2
    assert "Selection!B6" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_with_files_of_others_is_refused(tmp_path: Path, given):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x")

    done = envoyage("select", given(GIVEN), "--out", tmp_path / "out")

    assert done.returncode == 2
    assert (tmp_path / "out" / "mine.txt").read_text() == "x"


def test_a_template_is_written_and_asks_to_be_filled_in(tmp_path: Path):
    done = envoyage("template", "--what", "nominations", "--out", tmp_path / "t.xlsx")

    assert done.returncode == 0
    assert "no_nominees" in envoyage("select", tmp_path / "t.xlsx", "--out", tmp_path / "out", "--json").stdout

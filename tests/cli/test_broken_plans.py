"""A plan that somebody broke by hand is told what is wrong with it, at its place; nothing trips over it."""

import json
from pathlib import Path
from typing import Any

import pytest

from envoyage.cli.app import run
from envoyage.cli.endings import Status
from envoyage.cli.reading import read_checkable_plan, read_known_plan
from envoyage.files import plan_bytes
from envoyage.planner.check import KNOWN
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.make import make_plan
from tests.builders import tiny_problem
from tests.cli.breaking import broken

Document = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> Document:
    """A plan of the tiny programme, as made by the planner."""
    problem = tiny_problem()
    made: Document = json.loads(plan_bytes(problem, make_plan(problem, seconds=20, seed=1)))
    return made


def written(document: Document, folder: Path) -> Path:
    path = folder / "plan.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def faults_of(document: Document, folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(Faulty) as refused:
        read_known_plan(written(document, folder))
    return refused.value.faults


@pytest.mark.parametrize("half", ["plan", "problem"])
@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_broken_there_is_an_answer(
    half: str, seed: int, document: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(broken(document, seed, half), tmp_path)

    shown, checked = run(["show", str(path), "--json"]), run(["check", str(path), "--json"])

    assert {shown, checked} <= {Status.OK, Status.NO, Status.BAD}
    assert (shown is Status.BAD) == (checked is Status.BAD)
    assert checked is Status.NO or shown is not Status.NO
    assert capsys.readouterr().out.count("\n}\n") == 2


def test_the_breaks_break_something_of_every_kind(document: Document, tmp_path: Path) -> None:
    codes = set()
    for seed in range(60):
        for half in ("plan", "problem"):
            try:
                read_known_plan(written(broken(document, seed, half), tmp_path))
            except Faulty as refused:
                codes |= {fault.code for fault in refused.faults}

    assert {"unknown_things", "far_away", "duplicate_id", "end_before_start", "out_of_range", "unknown_city"} <= codes


def test_a_sound_plan_is_read_as_it_is(document: Document, tmp_path: Path) -> None:
    problem, plan = read_known_plan(written(document, tmp_path))

    assert problem == tiny_problem()
    assert read_checkable_plan(tmp_path / "plan.json") == (problem, plan)


def test_every_unknown_thing_is_told_with_its_place_and_the_way_out(document: Document, tmp_path: Path) -> None:
    plan = json.loads(json.dumps(document))["plan"]
    plan["stays"][0]["city"] = "nowhere"
    plan["groups"][0]["officers"][0] = "nobody"
    plan["rooms"][0]["hotel"] = "inn"
    plan["legs"][0]["to_stay"] = "none"
    visit = next(a for a in plan["appointments"] if a["resource"])
    visit["resource"], visit["vehicles"] = "office", ["bus"]

    faults = faults_of({**document, "plan": plan}, tmp_path)

    assert {f.place for f in faults} == {
        f"plan.stays[{plan['stays'][0]['id']}].city",
        f"plan.groups[{plan['groups'][0]['id']}].officers",
        f"plan.rooms[{plan['rooms'][0]['stay']}].hotel",
        f"plan.legs[{plan['legs'][0]['id']}].to_stay",
        f"plan.appointments[{visit['id']}].resource",
        f"plan.appointments[{visit['id']}].vehicles",
    }
    assert {f.code for f in faults} == {"unknown_things"}
    assert all(f.way_out for f in faults)
    assert len(faults) == len(list(KNOWN.inspect(*read_checkable_plan(tmp_path / "plan.json"))))


def test_a_row_that_is_there_twice_and_another_programme_have_a_place_too(document: Document, tmp_path: Path) -> None:
    plan = {**document["plan"], "problem": "other"}
    plan["groups"] = [plan["groups"][0], *plan["groups"]]

    assert {f.place for f in faults_of({**document, "plan": plan}, tmp_path)} == {
        "plan.problem", f"plan.groups[{plan['groups'][0]['id']}]",
    }  # fmt: skip


def test_show_says_no_to_unknown_things_and_check_lists_them_as_findings(
    document: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stays = [{**document["plan"]["stays"][0], "city": "nowhere"}, *document["plan"]["stays"][1:]]
    path = str(written({**document, "plan": {**document["plan"], "stays": stays}}, tmp_path))

    assert run(["show", path]) is Status.NO
    told = capsys.readouterr()
    assert run(["check", path, "--json"]) is Status.NO
    findings = json.loads(capsys.readouterr().out)["findings"]

    assert told.out == ""
    assert told.err.startswith("One fault in the input:\n")
    assert f"plan.stays[{stays[0]['id']}].city: Stay {stays[0]['id']} names the city nowhere" in told.err
    assert {f["rule"] for f in findings} == {"known-things"}


def test_a_plan_far_from_its_programme_is_bad_input_for_the_check_too(document: Document, tmp_path: Path) -> None:
    stays = [{**document["plan"]["stays"][0], "arrive": "0001-01-01"}, *document["plan"]["stays"][1:]]
    path = written({**document, "plan": {**document["plan"], "stays": stays}}, tmp_path)

    with pytest.raises(Faulty) as refused:
        read_checkable_plan(path)

    assert [(f.code, f.place) for f in refused.value.faults] == [
        ("far_away", f"plan.stays[{stays[0]['id']}].arrive"),
    ]


def test_edits_of_a_broken_plan_are_not_kept_but_told(document: Document, tmp_path: Path) -> None:
    problem = document["problem"]
    programme = tmp_path / "programme.json"
    programme.write_text(json.dumps({"format": "envoyage-problem/1", "problem": problem}), "utf-8")
    groups = [{**g, "members": ["ghost", *g["members"]]} for g in document["plan"]["groups"]]
    written({**document, "plan": {**document["plan"], "groups": groups}}, tmp_path)
    edited = tmp_path / "plan.xlsx"
    edited.write_bytes(b"not read: the plan beside it comes first")

    status = run(["plan", str(programme), "--out", str(tmp_path / "out"), "--keep", str(edited), "--json"])

    assert status is Status.NO
    assert not (tmp_path / "out").exists()

"""The commands explain and why, as people and programs use them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from envoyage.cli.asking import Question, answer
from envoyage.cli.endings import Status
from envoyage.files import plan_bytes, write_problem
from envoyage.planner.errors import Faulty
from envoyage.planner.problem import MemberPin, Pins, Problem
from tests.builders import tiny_plan, tiny_problem
from tests.cli.helper import envoyage


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("explaining")


@pytest.fixture(scope="module")
def plan_file(folder: Path) -> Path:
    path = folder / "plan.json"
    path.write_bytes(plan_bytes(tiny_problem(), tiny_plan()))
    return path


def _programme(folder: Path, name: str, problem: Problem) -> Path:
    path = folder / f"{name}.json"
    write_problem(problem, path)
    return path


def test_an_impossible_programme_is_explained_with_its_ways_out(folder: Path):
    pins = Pins(members=(MemberPin("p00", "G1"), MemberPin("p00", "G2")))
    programme = _programme(folder, "twice", tiny_problem(pins=pins))

    done = envoyage("explain", programme)

    assert done.returncode == Status.NO
    assert "No plan exists." in done.stdout
    assert "- Person 00 is pinned to group G1." in done.stdout
    assert "- Remove the pin: Person 00 is pinned to group G2." in done.stdout
    assert "none can be spared" in done.stdout


def test_reasons_say_where_in_the_workbook_to_look_and_name_no_path(folder: Path):
    problem = tiny_problem()
    dumb = tuple(o for o in problem.officers if "es" not in o.languages)
    programme = _programme(folder, "dumb", replace(problem, officers=dumb))

    done = envoyage("explain", programme)

    reasons = [line for line in done.stdout.splitlines() if "In short:" in line]
    assert len(reasons) == 1
    assert reasons[0].endswith("In the workbook: sheet Participants, column Languages.")
    assert "participants[" not in done.stdout


def test_an_explanation_is_one_document(folder: Path):
    problem = tiny_problem()
    policies = replace(problem.policies, groups_most=1, groups_fewest=1)
    programme = _programme(folder, "many", replace(problem, policies=policies))

    done = envoyage("explain", programme, "--json")

    document = json.loads(done.stdout)
    assert (done.returncode, document["answer"]) == (Status.NO, "impossible")
    clash = document["clashes"][0]
    assert {e["id"] for e in clash["elements"]} == {"policy:groups_most", "policy:group_largest"}
    assert clash["ways_out"][0]["price"] == 0.0
    assert document["notes"] == ["12 people travel."]


def test_a_possible_programme_is_proven_by_a_plan(folder: Path):
    done = envoyage("explain", _programme(folder, "possible", tiny_problem()))

    assert done.returncode == Status.OK
    assert "Possible: a complete plan was found" in done.stdout


def test_a_badly_written_programme_is_bad_input(folder: Path):
    problem = tiny_problem()
    programme = _programme(folder, "bad", replace(problem, cities=(*problem.cities, problem.cities[0])))

    done = envoyage("explain", programme)

    assert done.returncode == Status.BAD


def test_planning_stops_at_once_where_counting_shows_that_there_is_no_plan(folder: Path):
    problem = tiny_problem(contacts=())
    gone = problem.promised[0]
    programme = _programme(
        folder, "promise", replace(problem, resources=tuple(r for r in problem.resources if r.category is not gone))
    )

    done = envoyage("plan", programme, "--out", folder / "out", "--seconds", "60")

    assert done.returncode == Status.NO
    assert "No city can keep the promise of law enforcement" in done.stderr
    assert not (folder / "out").exists()


def test_planning_warns_of_what_only_a_waiver_allows(folder: Path):
    problem = tiny_problem()
    small = tuple(replace(v, seats=2) if v.city != "washington" else v for v in problem.vehicles)
    far = tuple(replace(r, latitude=r.latitude + 0.2) for r in problem.resources)
    programme = _programme(folder, "vans", replace(problem, vehicles=small, resources=far))

    done = envoyage("plan", programme, "--out", folder / "vans", "--seconds", "3")

    assert "has vehicles with 4 seats" in done.stderr


def test_why_not_is_answered_in_sentences_with_names(plan_file: Path):
    done = envoyage("why", plan_file, "--person", "p02", "--group", "G2")

    assert "Person 02" in done.stdout
    assert done.returncode in (Status.OK, Status.NO)


def test_an_answer_is_one_document(plan_file: Path):
    done = envoyage("why", plan_file, "--officer", "es2", "--group", "G1", "--json")

    document = json.loads(done.stdout)
    assert document["asked"] == {"officer": "es2", "group": "G1"}
    assert document["possible"] is True
    assert document["difference"]["dollars"] == 0.0


def test_a_resource_at_an_hour_can_be_asked_for(plan_file: Path):
    done = envoyage(
        "why", plan_file, "--group", "G1", "--resource", "reno-6", "--day", "2027-05-20", "--at", "10:00", "--json"
    )

    document = json.loads(done.stdout)
    assert document["possible"] is True
    assert "10:00" in " ".join(document["changes"])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question(person="p00"), "Ask for --person with --group"),
        (Question(person="nobody", group="G1"), "There is no person 'nobody'"),
        (Question(group="G9", city="reno"), "There is no group 'G9'"),
        (Question(group="G1", city="reno", slot="slot9"), "There is no slot 'slot9'"),
        (Question(group="G1", resource="reno-0", day="tomorrow"), "cannot be read"),
        (Question(group="G1", resource="reno-0", at="10:00"), "An hour needs a day"),
        (Question(person="p00", resource="reno-0", day="2027-05-20", at="noon"), "cannot be read"),
        (Question(person="p00", group="G1", day="2027-05-20"), "A day says nothing here"),
        (Question(person="p00", group="G1", slot="slot1"), "A slot says nothing here"),
        (Question(group="G1", resource="reno-0", day="2027-05-20", at="noon"), "cannot be read"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_way_out(question: Question, said: str):
    with pytest.raises(Faulty, match=said):
        answer(tiny_problem(), tiny_plan(), question, 5, 7)

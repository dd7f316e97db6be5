"""The commands from end to end, as a person or a program calls them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from envoyage.files import plan_bytes, write_problem
from envoyage.planner.check import check
from envoyage.planner.problem import MemberPin, Pins
from envoyage.planner.rules import RULES
from tests.builders import tiny_plan, tiny_problem
from tests.cli.helper import envoyage

BLOCK_SOLVERS = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in ('ortools', 'highspy', 'numpy', 'pandas'):
            raise ImportError('blocked: ' + name)
sys.meta_path.insert(0, Block())
"""


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny programme's plan as a file, with its right figures."""
    problem = tiny_problem()
    plan = tiny_plan(problem)
    plan = replace(plan, totals=check(problem, plan).totals)
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    path.write_bytes(plan_bytes(problem, plan))
    return path


def test_the_check_answers_with_the_solvers_out_of_reach(plan_file: Path):
    problem = tiny_problem()
    expected = check(problem, tiny_plan(problem))

    done = envoyage("check", plan_file, "--json", before=BLOCK_SOLVERS)

    document = json.loads(done.stdout)
    assert document["mismatches"] == []
    assert len(document["findings"]) == len(expected.findings)
    assert done.returncode == (1 if expected.broken else 0)


def test_a_plan_that_claims_too_much_is_answered_no(plan_file: Path, tmp_path: Path):
    document = json.loads(plan_file.read_text("utf-8"))
    document["plan"]["totals"]["coverage_mean"] = 1.0
    boast = tmp_path / "plan.json"
    boast.write_text(json.dumps(document), "utf-8")

    done = envoyage("check", boast)

    assert done.returncode == 1
    assert "not complete" in done.stdout
    assert "The plan claims coverage mean 1.0000" in done.stdout


def test_show_draws_groups_and_figures_for_people(plan_file: Path):
    done = envoyage("show", plan_file)

    assert done.returncode == 0, done.stderr
    assert "coverage, minimum" in done.stdout
    assert "Washington" in done.stdout


def test_show_as_json_is_one_document(plan_file: Path):
    done = envoyage("show", plan_file, "--json")

    assert json.loads(done.stdout)["totals"]["people"] == 12


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_file_that_is_no_plan_is_bad_input(command: str, tmp_path: Path):
    path = tmp_path / "plan.json"
    path.write_text('{"plan": ')

    done = envoyage(command, path, "--json")

    assert done.returncode == 2
    assert json.loads(done.stdout)["error"] == "faulty"


def test_a_missing_file_is_bad_input(tmp_path: Path):
    done = envoyage("show", tmp_path / "nothing.json", "--json")

    assert done.returncode == 2
    assert "nothing.json" in done.stdout


def test_rules_lists_the_registry_in_its_order():
    done = envoyage("rules", "--json")

    assert [rule["code"] for rule in json.loads(done.stdout)["rules"]] == [rule.code for rule in RULES]


@pytest.mark.parametrize("of", ["problem", "plan"])
def test_schema_prints_a_json_schema(of: str):
    done = envoyage("schema", of)

    assert done.returncode == 0
    assert "$defs" in json.loads(done.stdout)


def test_version_is_printed():
    assert json.loads(envoyage("version", "--json").stdout) == {"version": "0.1.0"}


@pytest.mark.parametrize("name", ["programme.xlsx", "programme.json"])
def test_the_same_seed_writes_the_same_sample(name: str, tmp_path: Path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        done = envoyage("sample", "--size", "s", "--seed", "3", "--out", folder / name, "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["participants"] == 10

    assert (first / name).read_bytes() == (second / name).read_bytes()


def test_the_template_is_written_and_is_not_yet_a_programme(tmp_path: Path):
    out = tmp_path / "empty.xlsx"

    written = envoyage("template", "--out", out)
    planned = envoyage("plan", out, "--out", tmp_path / "folder", "--json")

    assert (written.returncode, planned.returncode) == (0, 2)
    assert json.loads(planned.stdout)["error"] == "faulty"
    assert not (tmp_path / "folder").exists()


def test_pins_that_clash_are_answered_no_and_all_faults_are_told(tmp_path: Path):
    problem = tiny_problem()
    person = problem.travellers[0].id
    pins = Pins(members=(MemberPin(person, "G1"), MemberPin(person, "G2")))
    path = tmp_path / "programme.json"
    write_problem(replace(problem, pins=pins), path)

    done = envoyage("plan", path, "--out", tmp_path / "folder", "--json")

    assert done.returncode == 1
    assert {fault["code"] for fault in json.loads(done.stdout)["faults"]} == {"clashing_pins"}


def test_a_language_nobody_interprets_is_answered_no(tmp_path: Path):
    problem = tiny_problem()
    liaisons = tuple(o for o in problem.officers if "es" not in o.languages)
    path = tmp_path / "programme.json"
    write_problem(replace(problem, officers=liaisons), path)

    done = envoyage("plan", path, "--out", tmp_path / "folder")

    assert done.returncode == 1
    assert "Nobody interprets Spanish, which Person 00" in done.stderr
    assert done.stdout == ""

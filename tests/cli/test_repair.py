"""The journey: a plan, what happened to it, its repair, and the repair of the repair."""

import json
from pathlib import Path

import openpyxl
import pytest

from envoyage.cli.commands.repair import ended, told_together
from envoyage.files import plan_bytes, read_plan
from envoyage.planner.check import check
from envoyage.planner.errors import Cancelled, Faulty
from envoyage.planner.events import News, ParticipantCancels, ResourceCancels
from envoyage.planner.plan import Stopped
from envoyage.planner.repair import Answer
from envoyage.planner.repair.child import run
from tests.builders import tiny_plan, tiny_problem
from tests.cli.helper import envoyage


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    path.write_bytes(plan_bytes(tiny_problem(), tiny_plan()))
    return path


def test_a_plan_is_repaired_and_its_repair_repaired_again(plan_file: Path, tmp_path: Path):
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert envoyage("events", plan_file, "resource-cancels", "reno-1", "--out", first).returncode == 0

    done = envoyage("repair", plan_file, first, "--out", tmp_path / "a", "--seconds", "20", "--json")

    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["complete"]
    assert document["proven"]
    assert [p.name for p in sorted((tmp_path / "a" / "repairs").iterdir())] == [
        str(n + 1) for n in range(len(document["repairs"]))
    ]
    told = openpyxl.load_workbook(tmp_path / "a" / "told.xlsx")["Repair 1"]
    assert told.max_row - 1 == len(document["repairs"][0]["notices"])
    assert check(*read_plan(tmp_path / "a" / "plan.json")).complete

    again = tmp_path / "a" / "plan.json"
    assert envoyage("events", again, "participant-cancels", "p05", "--out", second).returncode == 0
    done = envoyage("repair", again, second, "--out", tmp_path / "a")
    assert done.returncode == 0, done.stderr
    assert "No repair tells fewer: proven." in done.stdout
    assert "Whom to tell what (local times):" in done.stdout


def test_what_cannot_be_repaired_ends_with_no_and_is_written(plan_file: Path, tmp_path: Path):
    events = tmp_path / "events.json"
    words = ("city-drops-out", "reno", "2027-05-19", "2027-05-23")
    more = ("city-drops-out", "mobile", "2027-05-19", "2027-05-23")
    also = ("city-drops-out", "boise", "2027-05-19", "2027-05-23")
    envoyage("events", plan_file, *words, "--out", events)
    envoyage("events", plan_file, *more, "--add", events, "--out", events)
    envoyage("events", plan_file, *also, "--add", events, "--out", events)

    done = envoyage("repair", plan_file, events, "--out", tmp_path / "b", "--json")

    assert done.returncode == 1
    document = json.loads(done.stdout)
    assert not document["complete"]
    assert document["repairs"][0]["findings"][0]["rule"] == "city-capacity"
    assert (tmp_path / "b" / "plan.json").is_file()


@pytest.mark.parametrize(
    "words",
    [("participant-cancel", "p05"), ("participant-cancels",), ("leg-delayed", "x", "soon"), ("visa-refused", "p99")],
)
def test_events_that_cannot_be_read_are_bad_use(plan_file: Path, words: tuple[str, ...]):
    done = envoyage("events", plan_file, *words)

    assert done.returncode == 2
    assert done.stderr.startswith("One fault in the input:")


def test_random_events_repeat_and_every_kind_is_listed(plan_file: Path):
    one, other = (envoyage("events", plan_file, "--random", "5", "--seed", "3").stdout for _ in range(2))
    kinds = envoyage("events", plan_file, "--kinds").stdout

    assert one == other
    assert len(json.loads(one)["events"]) == 5
    assert "participant-falls-ill participant first last\n    Somebody takes part in nothing" in kinds


def test_what_happened_is_said_with_names_and_may_be_given_by_name(plan_file: Path, tmp_path: Path):
    name = tiny_problem().resource["reno-1"].name

    done = envoyage("events", plan_file, "resource-cancels", name.upper(), "--out", tmp_path / "events.json")

    assert f"{name} does not receive anybody any more." in done.stdout
    assert json.loads((tmp_path / "events.json").read_text("utf-8"))["events"][0]["resource"] == "reno-1"


def test_events_answer_with_one_document(plan_file: Path, tmp_path: Path):
    path = tmp_path / "events.json"
    kinds = json.loads(envoyage("events", plan_file, "--kinds", "--json").stdout)
    written = json.loads(envoyage("events", plan_file, "resource-cancels", "reno-1", "--out", path, "--json").stdout)

    assert {"resource-cancels", "leg-delayed"} <= {kind["event"] for kind in kinds["events"]}
    assert (written["written"], len(written["events"])) == (str(path), 1)


def test_no_event_at_all_is_bad_use_with_a_way_out(plan_file: Path):
    done = envoyage("events", plan_file)

    assert done.returncode == 2
    assert "--kinds lists them" in done.stderr


@pytest.mark.parametrize(
    ("stopped", "proven", "said"),
    [
        (Stopped.PROVEN, True, "proven"), (Stopped.PROVEN, False, "tried"),
        (Stopped.TIME, False, "time"), (Stopped.CANCELLED, True, "cancelled"),
    ],
)  # fmt: skip
def test_a_search_that_proves_nothing_is_not_said_to_have_ended_with_a_proof(stopped: Stopped, proven: bool, said: str):
    answer = Answer(tiny_problem(), (), 0, proven, stopped)

    assert ended(answer) == said


def test_those_who_hear_the_same_are_named_together():
    heard = [("Ana", False, ["One."]), ("Bo", False, ["One."]), ("Court", True, ["One."]), ("Cy", False, ["Two."])]

    told = list(told_together([{"name": n, "knows": k, "what": w} for n, k, w in heard]))

    assert told == ["Whom to tell what (local times):", "Ana, Bo\n  One.", "Cy\n  Two."]
    assert list(told_together([])) == ["Nobody must be told anything new."]


def test_the_child_hands_over_answers_and_endings():
    problem, plan = tiny_problem(), tiny_plan()

    assert run(problem, plan, News((ResourceCancels("reno-1"),)), seconds=20, seed=7).proven
    with pytest.raises(Faulty):
        run(problem, plan, News((ParticipantCancels("nobody"),)), seconds=20, seed=7)


def test_an_interrupt_gives_what_there_is_or_says_that_there_is_nothing():
    problem, plan = tiny_problem(), tiny_plan()

    try:
        answer = run(problem, plan, News((ResourceCancels("reno-1"),)), seconds=20, seed=7, cancelled=lambda: True)
    except Cancelled:
        return
    assert answer.stopped.value == "cancelled"

"""The models written for other solvers say what our planner is asked, on instances small enough to count out.

Rivals are no dependency: name a Python that has them in RIVALS_PYTHON and npm's folder in RIVALS_NODE_MODULES.
"""

import json
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from bench import pages
from bench.rivals import placing, process, routing
from bench.rivals.page import rivals
from bench.rivals.rivals import (
    CONFERENCE,
    NODE_MODULES,
    PLACING,
    PYTHON,
    RIVALS,
    ROUTING,
    TIMEFOLD,
    TIMETABLE,
    Rival,
    Where,
)

from envoyage.planner.errors import Faulty
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party, Session
from envoyage.planner.plan import Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.route import split_and_route
from envoyage.planner.route.routes import build
from tests.builders import tiny_problem
from tests.planner.meetings.brute import all_schedules, round_robin, small_request, total_breaks

WHERE = Where(PYTHON, NODE_MODULES, workers=1)
SECONDS, ALL_SECONDS = 60.0, 20.0
"""More than a proof of anything here takes; Timefold, which proves nothing, takes all it has."""
ROUNDING = 0.1
REQUEST = MeetingRequest(
    (Party("a", ("2",)), Party("b"), Party("c")),
    (Meeting("x", ("a", "b"), ("early",)), Meeting("y", ("b", "c"), after=("x",)), Meeting("z", ("a", "c"), slot="4")),
    tuple(MeetingSlot(str(n), 2) for n in range(1, 5)),
    (Session("early", ("1", "2")),),
    fairness=1,
)


def answer_of(rival: Rival, kind: str, told: dict[str, object], folder: Path) -> process.Run:
    """What a rival answers; skipped where it is not installed."""
    if not rival.is_there(WHERE):
        pytest.skip(f"{rival.name} is not installed: {rival.install}")
    file = folder / "problem.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    seconds = ALL_SECONDS if rival is TIMEFOLD else SECONDS
    said = process.run(rival.command[kind](WHERE, str(file), seconds), seconds, folder)
    if rival is TIMEFOLD and not said.answer and not said.error:
        pytest.skip("this machine is too busy for Timefold to find anything")
    return said


def tight_problem() -> Problem:
    """The tiny programme with two who travel together and two who do not."""
    first, second, third, *rest = tiny_problem().participants
    together, apart = replace(first, keep_with=(rest[0].id,)), replace(second, keep_apart=(third.id,))
    return tiny_problem(participants=(together, apart, third, *rest))


def test_a_request_is_told_in_numbers():
    assert placing.told(REQUEST) == {
        "slots": 4, "fairness": 1, "tables": [2, 2, 2, 2],
        "allowed": [{"set": [1]}, {"set": [1, 2, 3, 4]}, {"set": [4]}],
        "meets": [{"set": [1, 3]}, {"set": [1, 2]}, {"set": [2, 3]}], "earlier": [1], "later": [2],
    }  # fmt: skip


def test_a_legal_answer_is_confirmed_with_its_breaks():
    assert placing.judged(REQUEST, {"slot": [1, 3, 4]}) == (2, "")


def test_an_answer_that_breaks_a_rule_is_told():
    breaks, wrong = placing.judged(REQUEST, {"slot": [1, 4, 4]})

    assert breaks == 2
    assert "In slot 4 meetings y and z both need c." in wrong


@pytest.mark.parametrize("seed", range(12))
def test_no_schedule_that_we_allow_is_forbidden_to_rivals(seed: int):
    request = small_request(Random(seed))
    told = placing.told(request)

    for schedule in all_schedules(request):
        slot = {p.meeting: request.number[p.slot] + 1 for p in schedule.placed}
        at = [slot[m.id] for m in request.meetings]
        assert all(n in allowed["set"] for n, allowed in zip(at, told["allowed"], strict=True))
        assert all(at[a - 1] < at[b - 1] for a, b in zip(told["earlier"], told["later"], strict=True))
        assert placing.judged(request, {"slot": at})[1] == ""


@cache
def fewest_breaks(request: MeetingRequest) -> int:
    """By trying everything."""
    return min(total_breaks(request, schedule) for schedule in all_schedules(request))


@pytest.mark.slow
@pytest.mark.parametrize(
    "rival", [r for r in RIVALS if PLACING in r.command and r is not CONFERENCE], ids=lambda r: r.name
)
@pytest.mark.parametrize(
    "request_",
    [REQUEST, round_robin(4, 6, 1, Random(0)), round_robin(4, 6, 0, Random(0))],
    ids=["mixed", "fair", "even"],
)
def test_a_rival_finds_the_fewest_breaks(rival: Rival, request_: MeetingRequest, tmp_path: Path):
    said = answer_of(rival, PLACING, placing.told(request_), tmp_path)

    assert said.error == ""
    assert placing.judged(request_, said.answer or {}) == (fewest_breaks(request_), "")


@pytest.mark.slow
def test_the_conference_scheduler_keeps_what_it_can_state(tmp_path: Path):
    said = answer_of(CONFERENCE, PLACING, placing.told(REQUEST), tmp_path)

    loose = replace(REQUEST, fairness=None, meetings=tuple(replace(m, after=()) for m in REQUEST.meetings))
    assert placing.judged(loose, said.answer or {})[1] == ""


@pytest.mark.parametrize("problem", [tiny_problem(), tight_problem()], ids=["tiny", "tight"])
def test_our_split_is_worth_to_the_judge_what_it_claims(problem: Problem):
    ours = split_and_route(problem, seconds=SECONDS, seed=1)

    assert routing.judged(build(problem), answered(problem)) == (round(ours.report.value, 2), "")


def answered(problem: Problem) -> dict[str, list[int]]:
    """Our answer in the words of the rivals."""
    ours, worth = split_and_route(problem, seconds=SECONDS, seed=1), build(problem)
    number = {worth.cities(r): i for i, r in enumerate(routing.most_appealing(worth), 1)}
    at = {(s.group, s.period): s.city for s in ours.stays}
    group = {m: i for i, g in enumerate(ours.groups, 1) for m in g.members}
    ways = [number[tuple(at[g.id, slot.id] for slot in problem.slots)] for g in ours.groups]
    return {"group": [group[t.id] for t in problem.travellers], "route": ways}


def test_a_split_that_breaks_rules_is_told():
    problem = tight_problem()
    worth = build(problem)
    answer = answered(problem)

    crowded = routing.judged(worth, {**answer, "route": [1, 1]})[1]
    value, lopsided = routing.judged(worth, {**answer, "group": [1] * 9 + [2] * 3})

    assert "can host 1 group" in crowded
    assert value is None
    assert "Group G1 has 9 people" in lopsided


def test_a_problem_that_the_models_cannot_say_is_refused():
    problem = tiny_problem()
    worth = build(replace(problem, policies=replace(problem.policies, groups_fewest=1)))

    with pytest.raises(ValueError, match="fixed number of groups"):
        routing.told(worth)


@pytest.mark.slow
@pytest.mark.parametrize("rival", [r for r in RIVALS if ROUTING in r.command], ids=lambda r: r.name)
@pytest.mark.parametrize("problem", [tiny_problem(), tight_problem()], ids=["tiny", "tight"])
def test_a_rival_finds_the_best_split(rival: Rival, problem: Problem, tmp_path: Path):
    ours, worth = split_and_route(problem, seconds=SECONDS, seed=1).report, build(problem)

    said = answer_of(rival, ROUTING, routing.told(worth), tmp_path)

    value, wrong = routing.judged(worth, said.answer or {})
    assert ours.stopped is Stopped.PROVEN
    assert (said.error, wrong) == ("", "")
    assert value == pytest.approx(ours.value, abs=ROUNDING)
    if "total" in (said.answer or {}):
        claimed = said.answer["total"] * worth.share / routing.UNITS
        assert claimed == pytest.approx(value, abs=ROUNDING)


def test_a_run_is_heard_line_by_line(tmp_path: Path):
    talk = [
        "chatter",
        '{"type": "solution", "output": {"json": {"slot": [1]}}}',
        '{"type": "bound", "bound": 3}',
        '{"type": "solution", "output": {"json": {"slot": [2]}}}',
        '{"type": "status", "status": "OPTIMAL_SOLUTION"}',
    ]

    said = process.run(
        [sys.executable, "-c", f"import time; print({chr(10).join(talk)!r}); time.sleep(0.3)"], 30, tmp_path
    )

    assert (said.answer, said.bound, said.ending, said.error) == ({"slot": [2]}, 3, "proven", "")
    assert said.megabytes > 1


def test_a_planner_that_does_not_end_is_ended_with_its_children(tmp_path: Path):
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"

    said = process.run([sys.executable, "-c", child], 0.2, tmp_path)

    assert (said.answer, said.ending) == (None, "time")


def test_a_planner_that_fails_says_why(tmp_path: Path):
    said = process.run([sys.executable, "-c", "raise SystemExit('no such module')"], 30, tmp_path)

    assert said.error == "no such module"


def test_every_rival_states_a_problem_or_says_why_not():
    for rival in RIVALS:
        assert {*rival.command, *rival.cannot} == {PLACING, ROUTING, TIMETABLE}
        assert not {*rival.command} & {*rival.cannot}


def test_a_rival_that_is_not_there_is_not_found():
    nowhere = Where("no-such-python", "/no/such/folder", workers=1)

    assert not any(r.is_there(nowhere) for r in RIVALS if "MiniZinc, Gecode" not in r.name)


def test_a_python_is_found_by_a_path_from_here(monkeypatch: pytest.MonkeyPatch):
    home = Path(sys.executable).parent
    monkeypatch.chdir(home)

    where = Where(f"./{Path(sys.executable).name}", "node_modules", workers=1)

    assert Path(where.interpreter) == Path(sys.executable)
    assert where.has("json")
    assert not where.has("no_such_module")


def test_a_case_that_is_not_there_is_told(tmp_path: Path):
    (tmp_path / "one.original.dzn").write_text("", encoding="utf-8")

    with pytest.raises(Faulty, match="There is no case two here"):
        placing.requests(tmp_path, ["two"])


def test_the_page_has_ratios_to_ours_and_who_was_absent():
    ours = {
        "problem": "routes",
        "case": "sample S",
        "planner": "ours",
        "value": 600.0,
        "bound": 600.0,
        "ending": "proven",
        "seconds": 2.0,
        "megabytes": 100.0,
        "checker": "confirmed",
    }
    theirs = {**ours, "planner": "Other", "value": 300.0, "seconds": 20.0, "megabytes": 50.0, "bound": None}
    illegal = {**theirs, "planner": "Third", "checker": "Groups are too large. Split them."}
    absent = {"problem": "routes", "case": "sample S", "planner": "Fourth", "why not": "not installed: `install it`"}

    text = rivals({"seconds given": 30.0, "workers": 2, "rows": [ours, theirs, illegal, absent]}, pages.table)

    assert "| sample S | Other | 300 | 0.5 | - | proven | 20.0 | 10 | 50.0 | 0.5 | confirmed |" in text
    assert "| sample S | Third | 300 (breaks rules) | - |" in text
    assert "* Fourth: not installed: `install it`" in text

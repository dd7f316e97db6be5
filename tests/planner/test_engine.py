"""The planner in its child process: progress comes through, a stop is obeyed, a killed child loses nothing."""

import multiprocessing
import os
import signal
import threading
import time

import pytest

from envoyage.planner.check import check
from envoyage.planner.engine import run
from envoyage.planner.errors import Cancelled, Faulty, Impossible, Lost
from envoyage.planner.plan import Stopped
from envoyage.planner.progress import Progress
from envoyage.sample import make_problem
from tests.builders import tiny_problem


def kill_children() -> None:
    for child in multiprocessing.active_children():
        if child.pid:
            os.kill(child.pid, signal.SIGKILL)


def test_a_small_programme_is_planned_completely_and_progress_names_each_stage() -> None:
    problem, seen = tiny_problem(), []

    plan = run(problem, seconds=20, seed=7, report=seen.append)

    assert check(problem, plan).complete
    assert {"split and route", "timetable", "language", "hospitality"} <= {p.stage for p in seen}


def test_progress_holds_no_name_and_no_place() -> None:
    problem, seen = tiny_problem(), []

    run(problem, seconds=20, seed=7, report=seen.append)

    text = " ".join(p.message for p in seen)
    secrets = [*(p.name for p in problem.participants), *(c.name for c in problem.cities)]
    assert [s for s in secrets if s in text] == []


def test_a_stop_after_the_first_plan_returns_it_as_cancelled() -> None:
    problem = make_problem("M", 3)
    first = threading.Event()

    def listen(progress: Progress) -> None:
        if progress.stage == "plan":
            first.set()

    plan = run(problem, seconds=300, seed=7, report=listen, cancelled=first.is_set)

    assert plan.stopped is Stopped.CANCELLED
    assert plan.groups


def test_a_child_that_is_killed_leaves_the_best_plan_so_far() -> None:
    problem = make_problem("M", 3)

    def listen(progress: Progress) -> None:
        if progress.stage == "plan":
            kill_children()

    plan = run(problem, seconds=300, seed=7, report=listen)

    assert plan.stopped is Stopped.TIME
    assert plan.groups


def test_a_child_that_dies_before_its_first_plan_says_that_it_was_lost() -> None:
    def soon() -> None:
        time.sleep(0.3)
        kill_children()

    killer = threading.Thread(target=soon)
    killer.start()

    with pytest.raises(Lost):
        run(make_problem("M", 3), seconds=300, seed=7)
    killer.join()


def test_a_stop_before_the_first_plan_says_so() -> None:
    with pytest.raises(Cancelled):
        run(make_problem("M", 3), seconds=300, seed=7, cancelled=lambda: True)


def test_endings_come_through_with_their_facts() -> None:
    with pytest.raises(Faulty) as faulty:
        run(tiny_problem(participants=()), seconds=5, seed=7)
    assert faulty.value.faults

    with pytest.raises((Impossible, Faulty)) as ending:
        run(tiny_problem(officers=()), seconds=5, seed=7)
    assert "es" in str(ending.value) or "Spanish" in str(ending.value)

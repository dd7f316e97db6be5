"""Repairs in a child process, so that an interrupt or a crash of a solver never takes the answer along."""

import contextlib
import multiprocessing
import os
import time
from multiprocessing.connection import Connection

from envoyage.planner.engine import GRACE, _deaf, _end, _Watch
from envoyage.planner.errors import Cancelled, Lost, PlannerError
from envoyage.planner.events import News
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.repair.search import Answer, repair

SLACK = 20.0
"""Seconds a repair may exceed its limit (start of the process, last looks) before it counts as stuck."""


def run(problem: Problem, plan: Plan, news: News, *, seconds: float, seed: int, cancelled: Stop = never) -> Answer:
    """Repair in a child process. Raises Faulty for events that cannot be, Cancelled or Lost without any answer."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, (problem, plan, news, seconds, seed)), daemon=True)
    with _deaf():
        child.start()
    theirs.close()
    try:
        return _listen(ours, time.monotonic() + seconds + SLACK, cancelled)
    finally:
        _end(child)
        ours.close()


def _listen(pipe: Connection, deadline: float, cancelled: Stop) -> Answer:
    told = False
    while time.monotonic() < deadline:
        if cancelled() and not told:
            told, deadline = True, time.monotonic() + 2 * GRACE
            with contextlib.suppress(OSError):
                pipe.send("cancel")
        try:
            kind, payload = pipe.recv() if pipe.poll(0.1) else ("", None)
        except (EOFError, OSError):
            break
        if kind == "error" and isinstance(payload, Exception):
            raise payload
        if isinstance(payload, Answer):
            return payload
    raise Cancelled if told else Lost()


def _work(pipe: Connection, asked: tuple[Problem, Plan, News, float, int]) -> None:
    os.setsid()  # the solvers listen to the keyboard's interrupt themselves, and end the process over it
    problem, plan, news, seconds, seed = asked
    watch = _Watch(pipe)
    try:
        answer = repair(problem, plan, news, seconds=seconds, seed=seed, cancelled=watch.cancelled)
    except PlannerError as ending:
        pipe.send(("error", ending))
    else:
        pipe.send(("answer", answer))

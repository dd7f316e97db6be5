"""Carries a plan over to scenarios in a child process, so that an interrupt or a crash of a solver takes one only."""

import contextlib
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from envoyage.planner.engine import GRACE, _deaf, _end, _Watch
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop, never

SLACK = 20.0
"""Seconds that one may exceed its limit (start of the process, last looks) before it counts as stuck."""
Base = tuple[Problem, Plan]
Job = Callable[..., Plan | None]
"""Makes of the plan of a programme one for another programme."""


@dataclass(frozen=True)
class Effort:
    """How long each scenario may take, and the seed of every search."""

    seconds: float
    seed: int


Asked = tuple[Job, Base, tuple[Problem, ...], Effort]


def least(*what: Any, **how: Any) -> Plan | None:
    """The job of carrying a plan over with the least change."""
    from envoyage.planner.whatif.least import least_change  # noqa: PLC0415 -- the solver is loaded in the child alone

    return least_change(*what, **how)


def carry(
    base: Base, problems: Sequence[Problem], effort: Effort, cancelled: Stop = never, *, job: Job = least
) -> Iterator[Plan | None]:
    """The plan of a programme made into one for each of these; None where there is none, or not in time.

    Whoever is lost is not tried again: the next child goes on with the one after it.
    """
    done = 0
    while done < len(problems) and not cancelled():
        for plan in _from_child((job, base, tuple(problems[done:]), effort), cancelled):
            done += 1
            yield plan
        if done < len(problems):
            done += 1
            yield None
    yield from [None] * (len(problems) - done)


def _from_child(asked: Asked, cancelled: Stop) -> Iterator[Plan | None]:
    """The plans of a child, as long as it lives."""
    _, _, problems, effort = asked
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, asked), daemon=True)
    with _deaf():
        child.start()
    theirs.close()
    try:
        for _ in problems:
            answer = _heard(ours, time.monotonic() + effort.seconds + SLACK, cancelled)
            if answer is None:
                return
            yield answer[0]
    finally:
        _end(child)
        ours.close()


def _heard(pipe: Connection, deadline: float, cancelled: Stop) -> tuple[Plan | None] | None:
    """The next answer of a child; None where it is gone, stuck, or told to stop."""
    told = False
    while time.monotonic() < deadline:
        if cancelled() and not told:
            told, deadline = True, time.monotonic() + GRACE
            with contextlib.suppress(OSError):
                pipe.send("cancel")
        try:
            if pipe.poll(0.1):
                answer: tuple[Plan | None] = pipe.recv()
                return answer
        except (EOFError, OSError):
            return None
    return None


def _work(pipe: Connection, asked: Asked) -> None:
    """The child: sends a plan for each programme up the pipe, in their order."""
    job, base, problems, effort = asked
    os.setsid()  # the solvers listen to the keyboard's interrupt themselves, and end the process over it
    watch = _Watch(pipe)
    for problem in problems:
        if watch.cancelled():
            return
        plan = job(base, problem, seconds=effort.seconds, seed=effort.seed, stopped=watch.cancelled)
        pipe.send((plan,))

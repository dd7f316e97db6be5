"""Runs the planner in a child process that can be killed; the best plan so far survives it."""

import contextlib
import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from envoyage.planner.errors import Cancelled, Lost, OutOfTime, PlannerError
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Report, Stop, never, silent

GRACE = 1.5
"""Seconds a cancelled or overdue child has to hand in its best plan before it is killed."""
MEMORY = 12 * 2**30
"""Bytes of address space the child may take, so that it dies before the machine suffers."""
SLACK = 20.0
"""Seconds a run may exceed its limit (start of the process, last stages) before it counts as stuck."""


def run(problem: Problem, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never) -> Plan:
    """Plan in a child process: the ending of ``make_plan``, or the best plan so far if the child had to go.

    Raises the planner's endings; ``Lost`` when the child died before its first plan.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, problem, seconds, seed), daemon=True)
    with _deaf():
        child.start()
    theirs.close()
    try:
        return _Listener(ours, seconds, report, cancelled).listen()
    finally:
        _end(child)
        ours.close()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Start a child that never hears the keyboard's interrupt; one that comes meanwhile waits for the parent."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Listener:
    """The parent's side of the pipe: passes progress on, keeps the best plan, decides when it is over."""

    def __init__(self, pipe: Connection, seconds: float, report: Report, cancelled: Stop) -> None:
        self.pipe, self.seconds, self.report, self.cancelled = pipe, seconds, report, cancelled
        self.best: Plan | None = None
        self.deadline = time.monotonic() + seconds + SLACK
        self.told = self.lost = False

    def listen(self) -> Plan:
        """Wait for the child's ending."""
        while time.monotonic() < self.deadline:
            self._pass_cancel_on()
            try:
                message = self.pipe.recv() if self.pipe.poll(0.1) else None
            except (EOFError, OSError):
                self.lost = True
                break
            ending = self._take(*message) if message else None
            if ending:
                return ending
        return self._fall_back()

    def _pass_cancel_on(self) -> None:
        if self.cancelled() and not self.told:
            self.told = True
            self.deadline = min(self.deadline, time.monotonic() + GRACE)
            with contextlib.suppress(OSError):
                self.pipe.send("cancel")

    def _take(self, kind: str, payload: Any) -> Plan | None:
        if kind == "error":
            raise payload
        if kind == "progress":
            self.report(payload)
        if kind == "best":
            self.best = payload
        return payload if kind == "plan" else None

    def _fall_back(self) -> Plan:
        if self.best is None:
            raise Cancelled if self.told else Lost() if self.lost else OutOfTime(self.seconds)
        return replace(self.best, stopped=Stopped.CANCELLED if self.told else Stopped.TIME)


def _work(pipe: Connection, problem: Problem, seconds: float, seed: int) -> None:
    """The child: plans, and sends progress, each better plan and its ending up the pipe."""
    from envoyage.planner.make import make_plan  # noqa: PLC0415 -- the solver is loaded in the child alone

    os.setsid()  # the solvers listen to the keyboard's interrupt themselves, and end the process over it
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most < 0 else min(MEMORY, most), most))
    watch = _Watch(pipe)
    try:
        plan = make_plan(
            problem, seconds=seconds, seed=seed, cancelled=watch.cancelled,
            report=lambda p: pipe.send(("progress", p)), keep=lambda p: pipe.send(("best", p)),
        )  # fmt: skip
    except PlannerError as ending:
        pipe.send(("error", ending))
    else:
        pipe.send(("plan", plan))


class _Watch:
    """The child's ear: whether the parent has said stop, or is gone."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe, self.parent, self.heard = pipe, os.getppid(), False

    def cancelled(self) -> bool:
        """True from the moment the parent said so."""
        if not self.heard:
            self.heard = os.getppid() != self.parent or self.pipe.poll(0)
        return self.heard


def _end(child: multiprocessing.process.BaseProcess) -> None:
    child.join(timeout=0.2)
    if child.is_alive():
        child.kill()
        child.join()

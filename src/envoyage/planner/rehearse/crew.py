"""Shares tasks among processes; the answers are the same whoever gives them, and those that are done are kept."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from envoyage.planner.errors import Lost
from envoyage.planner.progress import Progress, Report, Stop
from envoyage.planner.rehearse.playing import Stage

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")
Work = Callable[[Stage, Any], Answer]
STAGE = "rehearsal"
BAR = 20
"""Signs of the bar that shows how far it is."""
_here: list[Stage] = []
"""In a process of the crew: the stage it plays on, sent once."""


@dataclass(frozen=True)
class Crew:
    """Those who work on a stage: this process alone, or a pool of others."""

    stage: Stage
    pool: ProcessPoolExecutor | None
    report: Report
    cancelled: Stop

    def all(self, work: Work[Answer], tasks: Mapping[Key, Any], what: str) -> dict[Key, Answer]:
        """The answer to each task, in the order of the tasks; after an interrupt of those that were done."""
        done: dict[Key, Answer] = {}
        if self.cancelled():
            return done
        for key, answer in self._alone(work, tasks) if self.pool is None else _shared(self.pool, work, tasks):
            done[key] = answer
            self.report(Progress(STAGE, message=f"{_bar(len(done), len(tasks))} {len(done)} of {len(tasks)} {what}"))
            if self.cancelled():
                break
        return {key: done[key] for key in tasks if key in done}

    def _alone(self, work: Work[Answer], tasks: Mapping[Key, Any]) -> Iterator[tuple[Key, Answer]]:
        for key, task in tasks.items():
            yield key, work(self.stage, task)


@contextmanager
def crew(stage: Stage, workers: int, report: Report, cancelled: Stop) -> Iterator[Crew]:
    """A crew of so many processes; one is this process itself."""
    if workers < 2:
        yield Crew(stage, None, report, cancelled)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(stage,))
    try:
        yield Crew(stage, pool, report, cancelled)
    except BrokenProcessPool:
        raise Lost from None
    finally:
        pool.shutdown(cancel_futures=True)


def _shared(pool: ProcessPoolExecutor, work: Work[Answer], tasks: Mapping[Key, Any]) -> Iterator[tuple[Key, Answer]]:
    """Answers as they come; whoever stops listening calls off what is not begun."""
    left: dict[Future[Answer], Key] = {pool.submit(_at_work, work, task): key for key, task in tasks.items()}
    try:
        while left:
            for future in wait(left, return_when=FIRST_COMPLETED).done:
                yield left.pop(future), future.result()
    finally:
        for future in left:
            future.cancel()


def _begin(stage: Stage) -> None:
    """Take the stage, and leave the keyboard's interrupt to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _here[:] = [stage]


def _at_work(work: Work[Answer], task: Any) -> Answer:
    return work(_here[0], task)


def _bar(done: int, of: int) -> str:
    filled = BAR * done // max(1, of)
    return f"[{'#' * filled}{'.' * (BAR - filled)}]"

"""One planner in processes of its own, ours included: what it says and when, how long it takes, its peak memory.

Every planner speaks the same lines of JSON, those of MiniZinc's ``--json-stream``: ``solution`` for each better
answer, ``status`` at a proof. Ours and the scripts of the other rivals add ``bound``.
"""

import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GRACE = 3.0
"""Seconds over the limit after which a planner is ended: those who keep time by themselves may be a little late."""
POLL = 0.05
"""Seconds between two looks at the memory."""
ENDINGS = {"OPTIMAL_SOLUTION": "proven", "UNSATISFIABLE": "impossible"}


@dataclass
class Run:
    """What a planner said: its last answer, when it came, the bound, and how the run ended."""

    answer: dict[str, Any] | None = None
    answered: float | None = None
    bound: float | None = None
    ending: str = "time"
    seconds: float = 0.0
    megabytes: float = 0.0
    error: str = ""

    def hear(self, line: str, when: float) -> None:
        """Take one line of output; what is not JSON is somebody's chatter."""
        try:
            said = json.loads(line)
        except ValueError:
            return
        kind = said.get("type") if isinstance(said, dict) else None
        if kind == "solution":
            self.answer, self.answered = said["output"]["json"], round(when, 2)
        elif kind == "bound":
            self.bound = said["bound"]
        elif kind == "status":
            self.ending = ENDINGS.get(said["status"], self.ending)
        elif kind == "error":
            self.error = str(said.get("message", ""))


@dataclass
class _Memory:
    """The highest resident sizes of all processes of a session, added up, as seen while they run."""

    session: int
    peaks: dict[int, int] = field(default_factory=dict)

    def watch(self, over: threading.Event) -> None:
        while not over.wait(POLL):
            for process in Path("/proc").glob("[0-9]*"):
                self._look(process)

    def _look(self, process: Path) -> None:
        try:
            stat = (process / "stat").read_text().rpartition(")")[2].split()
            if int(stat[3]) != self.session:
                return
            status = (process / "status").read_text()
        except (OSError, IndexError):
            return  # it has ended meanwhile
        kibibytes = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")]
        peak = max(kibibytes, default=0)  # a process that is ending has none any more
        self.peaks[int(process.name)] = max(peak, self.peaks.get(int(process.name), 0))


def run(command: Sequence[str], seconds: float, folder: Path) -> Run:
    """Run a command until it ends, or until a little after its seconds are over."""
    heard, started = Run(), time.monotonic()
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True
        ) as process,
        _watched(process.pid, seconds) as memory,
    ):
        for line in process.stdout or ():
            heard.hear(line, time.monotonic() - started)
        code = process.wait()
        heard.seconds = round(time.monotonic() - started, 2)
        errors.seek(0)
        heard.error = heard.error or (_last_line(errors.read()) if code > 0 and not heard.answer else "")
    heard.megabytes = round(sum(memory.peaks.values()) / 1024, 1)
    return heard


@contextmanager
def _watched(session: int, seconds: float) -> Iterator[_Memory]:
    """Look at the memory of a session, and end it when it is late."""
    over, memory = threading.Event(), _Memory(session)
    watcher = threading.Thread(target=memory.watch, args=(over,), daemon=True)
    killer = threading.Timer(seconds + GRACE, _end, (session,))
    watcher.start()
    killer.start()
    try:
        yield memory
    finally:
        killer.cancel()
        over.set()
        watcher.join()


def _end(session: int) -> None:
    try:
        os.killpg(session, signal.SIGKILL)
    except ProcessLookupError:
        return  # it has ended by itself


def _last_line(errors: bytes) -> str:
    return (errors.decode("utf-8", errors="replace").strip().splitlines() or ["ended without a word"])[-1][:300]

"""Shows how far a run is: a live table on a terminal, plain lines otherwise. Neither holds names or places."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from envoyage.planner.progress import Progress, Report, Stop

if TYPE_CHECKING:
    from types import FrameType

    from rich.progress import Progress as Bars
    from rich.progress import TaskID


@contextlib.contextmanager
def shown() -> Iterator[Report]:
    """A report that shows itself on standard error while the block runs."""
    if not sys.stderr.isatty():
        lines = Lines(sys.stderr.write)
        yield lines
        lines.flush()
        return
    with _bars() as bars:
        yield Live(bars)


class Lines:
    """One line a stage and second at most; a stage's last news is told before another stage speaks."""

    def __init__(self, write: Callable[[str], object], clock: Callable[[], float] = time.monotonic) -> None:
        self.write, self.clock = write, clock
        self.stage, self.told, self.kept = "", "", ""
        self.next = 0.0

    def __call__(self, progress: Progress) -> None:
        """Take the progress as a line, and write it when it is time."""
        if progress.stage != self.stage:
            self.flush()
            self.stage, self.next = progress.stage, 0.0
        self.kept = f"{progress.stage}: {words(progress)}".rstrip(": ")
        if self.clock() >= self.next:
            self.flush()

    def flush(self) -> None:
        """Write the last news, unless it was written already."""
        if self.kept and self.kept != self.told:
            self.write(self.kept + "\n")
            sys.stderr.flush()
            self.told, self.next = self.kept, self.clock() + 1.0
        self.kept = ""


class Live:
    """One row a stage, with its latest figures."""

    def __init__(self, bars: Bars) -> None:
        self.bars = bars
        self.rows: dict[str, TaskID] = {}

    def __call__(self, progress: Progress) -> None:
        """Bring the stage's row up to date."""
        if progress.stage not in self.rows:
            self.rows[progress.stage] = self.bars.add_task(progress.stage, total=None, words="")
        self.bars.update(self.rows[progress.stage], words=words(progress))


def words(progress: Progress) -> str:
    """Value, bound and gap as far as they are known, then the message."""
    parts = []
    if progress.value is not None:
        parts.append(f"value {progress.value:,.1f}")
    if progress.bound is not None:
        parts.append(f"bound {progress.bound:,.1f}")
    if progress.value is not None and progress.bound is not None:
        gap = max(0.0, progress.bound - progress.value) / max(1e-9, abs(progress.bound))
        parts.append(f"gap {gap:.2%}")
    return ", ".join([*parts, *([progress.message] if progress.message else [])])


def _bars() -> Bars:
    from rich.console import Console  # noqa: PLC0415 -- only on a terminal
    from rich.progress import Progress as Bars  # noqa: PLC0415
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        SpinnerColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description:<12}", markup=False),
        TextColumn("{task.fields[words]}", markup=False),
    )
    return Bars(*columns, console=Console(stderr=True), transient=False)


@contextlib.contextmanager
def interruptible(told: Callable[[str], object]) -> Iterator[Stop]:
    """Turns the first interrupt into a wish to stop; a second one ends at once."""
    stop = threading.Event()

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        told("Stopping; the best plan so far will be written. Press Ctrl-C again to stop without it.")

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield stop.is_set
    finally:
        signal.signal(signal.SIGINT, before)

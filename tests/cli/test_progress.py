"""Progress is told in plain lines where nobody watches, and an interrupt becomes a wish to stop."""

import os
import signal
import time

import pytest

from envoyage.cli.progress import Lines, interruptible, words
from envoyage.planner.progress import Progress


def test_value_bound_and_gap_are_told_as_far_as_they_are_known():
    assert words(Progress("route", 90.0, 100.0, "better")) == "value 90.0, bound 100.0, gap 10.00%, better"
    assert words(Progress("route", None, 100.0)) == "bound 100.0"
    assert words(Progress("route", message="starting")) == "starting"


def told_at(*news: tuple[float, Progress]) -> list[str]:
    """The lines that are told when this news comes at these seconds."""
    lines: list[str] = []
    now = [0.0]
    report = Lines(lines.append, clock=lambda: now[0])
    for seconds, progress in news:
        now[0] = seconds
        report(progress)
    report.flush()
    return lines


def test_plain_lines_tell_the_same_news_once():
    lines = told_at((0, Progress("route", 1.0)), (5, Progress("route", 1.0)), (9, Progress("route", 2.0)))

    assert lines == ["route: value 1.0\n", "route: value 2.0\n"]


def test_a_stage_that_tells_much_is_told_once_a_second_and_at_its_end():
    much = [(i / 10, Progress("route", float(i))) for i in range(15)]

    lines = told_at(*much, (1.5, Progress("timetable", 1.0)))

    assert lines == ["route: value 0.0\n", "route: value 10.0\n", "route: value 14.0\n", "timetable: value 1.0\n"]


def test_the_first_interrupt_asks_to_stop_and_the_second_ends_at_once():
    said: list[str] = []

    with interruptible(said.append) as stop:
        before = stop()
        interrupt()
        after = stop()
        with pytest.raises(KeyboardInterrupt):
            interrupt()

    assert (before, after, len(said)) == (False, True, 1)


def interrupt() -> None:
    """Ctrl-C, and time for it to arrive."""
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.01)


def test_after_the_run_an_interrupt_is_an_interrupt_again():
    before = signal.getsignal(signal.SIGINT)

    with interruptible(lambda _: None):
        pass

    assert signal.getsignal(signal.SIGINT) is before

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


def test_plain_lines_tell_the_same_news_once():
    lines: list[str] = []
    report = Lines(lines.append)

    for value in (1.0, 1.0, 2.0):
        report(Progress("route", value))

    assert lines == ["route: value 1.0\n", "route: value 2.0\n"]


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

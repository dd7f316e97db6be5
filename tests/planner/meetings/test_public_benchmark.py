"""A few easy cases of the public benchmark; its data is not part of this repository."""

from pathlib import Path

import pytest

from envoyage.files.meetings_benchmark import read_benchmark
from envoyage.planner.errors import Impossible
from envoyage.planner.meetings.inspect import breaks, findings, moved
from envoyage.planner.meetings.repair import fewest_moves
from envoyage.planner.meetings.solve import place_meetings
from envoyage.planner.plan import Stopped
from tests.planner.meetings.brute import QUICK

DATA = Path(__file__).parents[4] / "shared" / "bench" / "meetings"
PUBLISHED = {
    "original/tic-12.original": 0,
    "original/tic-13.original": 0,
    "original/forumt-14.original": 5,
    "original/forumt-14crafd.original": 4,
    "fixed/tic-12.fixed020-Forb": 1,
    "precedence/tic-12crafc.prec15": 0,
    "forbidden/tic-13.forb0003": None,
}
"""The published fewest breaks with fairness 2; None: proven impossible."""

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the public benchmark is not beside the repository")


@pytest.mark.parametrize("case", PUBLISHED)
def test_the_published_optimum_is_found_and_proven(case: str):
    request = read_benchmark(DATA / f"{case}.dzn", fairness=2)
    if PUBLISHED[case] is None:
        with pytest.raises(Impossible):
            place_meetings(request, QUICK)
        return

    answer = place_meetings(request, QUICK)

    assert (answer.value, answer.stopped) == (PUBLISHED[case], Stopped.PROVEN)
    assert findings(request, answer.schedule) == ()
    assert sum(breaks(request, answer.schedule).values()) == PUBLISHED[case]


def test_a_schedule_of_before_needs_no_moves():
    request = read_benchmark(DATA / "original/tic-12.original.dzn", fairness=2)
    before = place_meetings(request, QUICK).schedule

    answer = fewest_moves(request, before, QUICK)

    assert (answer.value, answer.stopped) == (0, Stopped.PROVEN)
    assert moved(before, answer.schedule) == ()

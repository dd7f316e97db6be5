from pathlib import Path

import pytest

from envoyage.files.meetings_benchmark import benchmark_files, read_benchmark
from envoyage.planner.errors import Faulty
from envoyage.planner.meetings.request import Meeting, MeetingSlot, Party, Session

GOOD = """% two meetings
nBusiness = 3;
nMeetings = 2;
nTables = 4;
nTotalSlots = 5;
nMorningSlots = 3;
requested = [|1, 2,1,
|3, 1,3, |];
meetingsxBusiness = [{1,2}, {1}, {2}];
forbidden = [{0},
{0,2..3}, % a range
{5, 0}];
fixed = [0, 4];
precedences = [{}, {1}];
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "case.dzn"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_as_it_is_meant(tmp_path: Path):
    request = read_benchmark(written(tmp_path, GOOD), fairness=2)

    assert request.parties == (Party("1"), Party("2", ("2", "3")), Party("3", ("5",)))
    assert request.meetings == (
        Meeting("1", ("1", "2"), ("morning",)),
        Meeting("2", ("3", "1"), slot="4", after=("1",)),
    )
    assert request.slots == tuple(MeetingSlot(str(n), 4) for n in range(1, 6))
    assert request.sessions == (Session("morning", ("1", "2", "3")), Session("afternoon", ("4", "5")))
    assert request.fairness == 2


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("nTables = 4;", "", "There is no nTables."),
        ("nTables = 4;", "nTables = four;", "line 4, nTables: 'four' is not a number"),
        ("nTables = 4;", "nTables = 99999;", "line 4, nTables: '99999' is not a number from 0 to 10000"),
        ("nTables = 4;", "nTables 4;", "line 4: This is not an assignment"),
        ("nMorningSlots = 3;", "nMorningSlots = 6;", "line 6, nMorningSlots: 6 morning slots of 5 slots."),
        ("|3, 1,3, |]", "|]", "line 7, requested: There are 1 rows. Give 2."),
        ("|3, 1,3, |]", "|3, 1, |]", "line 7, requested: Row 2 has 2 numbers. Give 3."),
        ("|3, 1,3, |]", "|3, 4,3, |]", "line 7, requested: Row 2 holds 4."),
        ("|3, 1,3, |]", "|0, 1,3, |]", "line 7, requested: Row 2 names a party that is not one of 1 to 3."),
        ("|3, 1,3, |]", "|3, 1,0, |]", "line 7, requested: Row 2 asks for session 0."),
        ("|3, 1,3, |]", "|3, x,3, |]", "line 7, requested: Row 2 holds something that is not a number"),
        ("|3, 1,3, |]", "|3, 3,3, |]", "meeting 2: A meeting needs two parties"),
        ("[|1, 2,1,", "[1, 2,1,", "line 7, requested: This is not a table."),
        ("{5, 0}", "{6, 0}", "line 10, forbidden: Row 3 holds 6. Give numbers from 0 to 5."),
        ("{5, 0}", "5", "line 10, forbidden: This is not a list of sets."),
        ("{5, 0}];", "];", "line 10, forbidden: There are 2 rows. Give 3."),
        ("[0, 4]", "[0, -4]", "line 13, fixed: Row 1 holds -4."),
        ("[0, 4]", "[0]", "line 13, fixed: Row 1 has 1 numbers. Give 2."),
        ("[0, 4]", "0, 4", "line 13, fixed: This is not a list in square brackets."),
        ("[0, 4]", "[5, 0]", "meeting 1: It is fixed in slot 5, which is in none of its sessions."),
        ("[{}, {1}]", "[{2}, {1}]", "meeting 1: It comes before itself"),
        ("[{}, {1}]", "[{}, {3}]", "line 14, precedences: Row 2 holds 3."),
    ],
)
def test_a_fault_is_told_with_file_and_place(tmp_path: Path, good: str, bad: str, told: str):
    path = written(tmp_path, GOOD.replace(good, bad))

    with pytest.raises(Faulty) as ending:
        read_benchmark(path)

    assert str(ending.value).startswith(str(path))
    assert told in str(ending.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(Faulty, match="There is no such file"):
        read_benchmark(tmp_path / "none.dzn")


def test_files_are_found_below_a_folder_in_order(tmp_path: Path):
    for name in ("b/2.dzn", "b/1.dzn", "a/3.dzn", "a/notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")

    assert [p.relative_to(tmp_path).as_posix() for p in benchmark_files(tmp_path)] == ["a/3.dzn", "b/1.dzn", "b/2.dzn"]


def test_a_folder_without_files_is_told(tmp_path: Path):
    with pytest.raises(Faulty, match="There is no folder with"):
        list(benchmark_files(tmp_path))

"""Each ending has one exit status, one text and one document."""

import json
import os
from errno import EACCES, EBUSY, ENOSPC
from pathlib import Path

import pytest

from envoyage.cli.endings import Status, ending_of
from envoyage.planner.errors import Cancelled, Fault, Faulty, Impossible, OutOfTime
from tests.cli.helper import envoyage


def test_faults_are_bad_input_and_are_all_told_one_a_line_with_the_place_first():
    faults = (
        Fault("unknown", "Participants C7", "There is no country XX.", "Add it to the sheet Countries."),
        Fault("order", "Calendar D3", "The slot ends before it starts."),
    )

    ending = ending_of(Faulty(faults))

    assert ending is not None
    assert ending.status == Status.BAD
    assert ending.lines == (
        "2 faults in the input:",
        "  Calendar D3: The slot ends before it starts.",
        "  Participants C7: There is no country XX. Add it to the sheet Countries.",
    )
    assert ending.document["error"] == "faulty"
    assert json.loads(json.dumps(ending.document["faults"]))[0]["code"] == "order"


def test_faults_of_a_sheet_are_told_in_the_order_of_their_rows():
    faults = tuple(Fault("unknown", f"Participants!F{row}", "There is no such country.") for row in (10, 2, 9))

    ending = ending_of(Faulty(faults))

    assert ending is not None
    assert [line.split(":")[0] for line in ending.lines[1:]] == [f"  Participants!F{row}" for row in (2, 9, 10)]


def test_an_impossible_programme_is_answered_no_with_what_clashes():
    ending = ending_of(Impossible(("A needs B.", "C forbids B.")))

    assert ending is not None
    assert ending.status == Status.NO
    assert ending.document == {"error": "impossible", "clash": ["A needs B.", "C forbids B."]}
    assert ending.lines[1:-1] == ("  A needs B.", "  C forbids B.")
    assert "envoyage explain" in ending.lines[-1]


def test_out_of_time_is_answered_no():
    ending = ending_of(OutOfTime(5))

    assert ending is not None
    assert (ending.status, ending.document) == (Status.NO, {"error": "out_of_time", "seconds": 5})


def test_an_interrupt_before_the_first_plan_says_that_nothing_was_written():
    ending = ending_of(Cancelled())

    assert ending is not None
    assert (ending.status, ending.document) == (Status.INTERRUPTED, {"error": "interrupted", "written": False})


@pytest.mark.parametrize(
    ("code", "said"), [(EACCES, "folder: You may not"), (ENOSPC, "folder: There is no space"), (EBUSY, "folder: ")]
)
def test_a_file_that_cannot_be_opened_is_told_with_its_name_and_the_way_out(code: int, said: str):
    ending = ending_of(OSError(code, os.strerror(code), "folder"))

    assert ending is not None
    assert (ending.status, ending.lines[0].startswith(said)) == (Status.BAD, True)


def test_a_trouble_with_a_sentence_of_its_own_keeps_it():
    ending = ending_of(PermissionError(EACCES, "Name another folder.", "folder"))

    assert ending is not None
    assert ending.lines == ("folder: Name another folder.",)


def test_an_error_nobody_foresaw_is_not_hidden():
    assert ending_of(ZeroDivisionError()) is None


@pytest.mark.parametrize("arguments", [("plan",), ("nonsense",), ("sample", "--size", "XXL"), ("plan", "a", "--oops")])
def test_bad_use_is_told_on_standard_error_with_a_hint(arguments: tuple[str, ...]):
    done = envoyage(*arguments)

    assert (done.returncode, done.stdout) == (Status.BAD, "")
    assert "--help" in done.stderr


def test_bad_use_with_json_is_one_document():
    done = envoyage("plan", "--json", "--oops")

    assert done.returncode == Status.BAD
    assert json.loads(done.stdout)["error"] == "usage"


def test_a_file_instead_of_a_folder_is_refused_before_anything_is_read(tmp_path: Path):
    taken = tmp_path / "taken"
    taken.write_text("not a folder")

    done = envoyage("plan", "missing.xlsx", "--out", taken, "--json")

    assert done.returncode == Status.BAD
    assert "taken" in json.loads(done.stdout)["message"]
    assert taken.read_text() == "not a folder"


INTERRUPTED_WHILE_LOADING = """
import sys
class Interrupt:
    def find_spec(self, name, *rest):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
"""


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_an_interrupt_while_the_command_is_still_being_loaded_is_told_like_any_other(more: tuple[str, ...]):
    done = envoyage("plan", "programme.xlsx", "--out", "folder", *more, before=INTERRUPTED_WHILE_LOADING)

    assert (done.returncode, done.stderr) == (130, "Interrupted; nothing was written.\n")
    assert json.loads(done.stdout or "{}") == ({"error": "interrupted", "written": False} if more else {})

"""A plan whose folder cannot be written is kept in a temporary place."""

import errno
import os
import stat
import tempfile
from pathlib import Path

import pytest

from envoyage.cli.endings import Status, ending_of
from envoyage.exports import rescue, swap
from envoyage.exports.errors import CannotWrite, WritingStopped
from envoyage.exports.folder import write_folder
from envoyage.exports.rescue import plan_rescued
from tests.builders import tiny_plan, tiny_problem

FULL = "the disk is full; nothing was changed."


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("redact", [False, True])
def test_a_full_disk_at_the_end_loses_no_plan(
    tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, *, redact: bool
):
    def full(fresh: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(swap, "_swap", full)
    problem = tiny_problem()

    with pytest.raises(CannotWrite) as caught:
        write_folder(problem, tiny_plan(problem), (), tmp_path / "out", plan_json=b"the plan", redact=redact)

    (kept,) = elsewhere.iterdir()
    assert kept.read_bytes() == b"the plan"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert str(caught.value).startswith(f"Cannot write {tmp_path / 'out'}: the disk is full")
    assert f"envoyage write {kept}" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_an_interrupt_while_writing_loses_no_plan(elsewhere: Path):
    with pytest.raises(WritingStopped) as caught, plan_rescued(b"the plan"):
        raise KeyboardInterrupt

    (kept,) = elsewhere.iterdir()
    assert kept.read_bytes() == b"the plan"
    ending = ending_of(caught.value)
    assert ending is not None
    assert (ending.status, ending.document["kept"]) == (Status.INTERRUPTED, str(kept))
    assert f"envoyage write {kept}" in ending.lines[0]


def test_where_there_is_no_other_place_either_nothing_is_promised(elsewhere: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(rescue.os, "fsync", full)

    with pytest.raises(CannotWrite) as caught, plan_rescued(b"the plan"):
        raise CannotWrite(Path("out"), FULL)

    assert caught.value.why == FULL
    assert list(elsewhere.iterdir()) == []


def test_without_a_plan_file_there_is_nothing_to_keep(elsewhere: Path):
    with pytest.raises(CannotWrite), plan_rescued(b""):
        raise CannotWrite(Path("out"), FULL)

    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_is_written_leaves_nothing_elsewhere(elsewhere: Path):
    with plan_rescued(b"the plan"):
        pass

    assert list(elsewhere.iterdir()) == []

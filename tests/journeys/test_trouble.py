"""Trouble on the way: no right to write, a full disk, an interrupt. What was there stays, what was found is kept."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from envoyage.files import read_plan
from envoyage.planner.plan import Stopped
from tests.journeys.conftest import SEARCH
from tests.journeys.helper import as_anybody, command, envoyage, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights, mounts and signals of Unix")
OLD = {".envoyage-output": b"", "plan.json": b"older"}


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder that may be read but not written."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    trial = [sys.executable, "-c", "import sys; open(sys.argv[1], 'w')", str(folder / "trial")]
    if subprocess.run(trial, preexec_fn=as_anybody, capture_output=True, check=False).returncode == 0:
        pytest.skip("this user may write everywhere and cannot give it up")
    yield folder
    folder.chmod(0o700)


def test_a_folder_that_may_not_be_written_is_refused_before_planning(tiny: Path, closed: Path):
    done = envoyage("plan", tiny, "--out", closed / "out", "--json", before=as_anybody)

    assert done.status == 2
    assert str(closed) in done.document["message"]
    assert "name another folder with --out" in done.document["message"]
    assert "split and route" not in done.err
    assert list(closed.iterdir()) == []


def test_a_sample_that_may_not_be_written_names_the_file_and_the_way_out(closed: Path):
    done = envoyage("sample", "--size", "S", "--out", closed / "new.json", before=as_anybody)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"{closed / 'new.json'}: You may not")
    assert "name another place" in done.err


def test_a_programme_that_may_not_be_read_is_told(tiny: Path, closed: Path, tmp_path: Path):
    secret = tmp_path / "secret.json"
    secret.write_bytes(tiny.read_bytes())
    secret.chmod(0)

    done = envoyage("plan", secret, "--out", tmp_path / "out", "--json", before=as_anybody)

    (fault,) = done.document["faults"]
    assert (done.status, fault["code"], fault["place"]) == (2, "unreadable", str(secret))
    assert fault["way_out"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte with the folder of an older plan; a folder of the tiny programme has four."""
    disk, mount = tmp_path / "disk", shutil.which("mount")
    disk.mkdir()
    size = ("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk))
    if mount is None or subprocess.run([mount, *size], capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    (disk / "out").mkdir(mode=0o700)
    for name, data in OLD.items():
        (disk / "out" / name).write_bytes(data)
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_on_a_full_disk_the_older_plan_stays_whole(tiny: Path, small_disk: Path):
    done = envoyage("plan", tiny, "--out", small_disk / "out", *SEARCH, "--json")

    assert done.status == 2
    assert done.document["error"] == "cannot_write"
    assert "the disk is full; nothing was changed. Free some space" in done.document["message"]
    assert tree(small_disk) == {f"out/{name}": data for name, data in OLD.items()}


def interrupted(programme: Path, folder: Path, *, after: str) -> tuple[int, str, str]:
    """Plan, and press Ctrl-C when this stage speaks: the whole group of processes gets it, as in a terminal."""
    arguments = command("plan", programme, "--out", folder, "--seconds", "60", "--json")
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as running:
        assert running.stderr
        told = ""
        for line in running.stderr:
            told += line
            if line.startswith(after):
                os.killpg(running.pid, signal.SIGINT)
                break
        out, err = running.communicate(timeout=120)
    return running.returncode, out, told + err


def test_an_interrupt_after_the_first_plan_writes_it_and_says_so(tiny: Path, tmp_path: Path):
    folder = tmp_path / "folder"

    status, out, err = interrupted(tiny, folder, after="plan:")

    assert status == 130, err
    assert f"Interrupted. The best plan so far was written to {folder}." in err
    assert '"interrupted": true' in out
    assert "Traceback" not in err
    _, plan = read_plan(folder / "plan.json")
    assert plan.stopped is Stopped.CANCELLED
    assert (folder / "book.pdf").is_file()
    assert envoyage("check", folder / "plan.json").status == 0


@pytest.mark.parametrize("after", ["Is this meant?", "split and route:"])
def test_an_early_interrupt_says_truly_whether_something_was_written(after: str, large: Path, tmp_path: Path):
    folder = tmp_path / "folder"

    status, out, err = interrupted(large, folder, after=after)

    assert status == 130, err
    assert "Traceback" not in err
    written = folder.exists()
    assert ("nothing was written" in err, "The best plan so far was written" in err) == (not written, written)
    assert json.loads(out).get("written", True) is written
    assert [p.name for p in tmp_path.iterdir()] == ["folder"] * written

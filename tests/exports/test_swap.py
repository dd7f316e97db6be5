import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from envoyage.exports.errors import CannotWrite
from envoyage.exports.swap import MARKER, write_whole
from envoyage.planner.errors import PlannerError

OLD = (("plan.json", b"old"), ("calendars/a.ics", b"old"))


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def failing(number: int) -> Iterator[tuple[str, bytes]]:
    """Some files, then what the system says of a full disk."""
    yield "plan.json", b"new"
    yield "new/b", b"new"
    raise OSError(number, os.strerror(number))


@pytest.fixture
def out(tmp_path):
    write_whole(tmp_path / "out", OLD)
    return tmp_path / "out"


def test_files_and_folders_are_for_their_owner_alone(out):
    modes = {p: stat.S_IMODE(p.stat().st_mode) for p in (out, *out.rglob("*"))}
    assert {mode for p, mode in modes.items() if p.is_dir()} == {0o700}
    assert {mode for p, mode in modes.items() if p.is_file()} == {0o600}


def test_a_second_run_replaces_the_folder_as_a_whole(out):
    written = write_whole(out, (("plan.json", b"new"),))
    assert written == (out / "plan.json",)
    assert set(content(out)) == {MARKER, "plan.json"}
    assert [p.name for p in out.parent.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "you may not write there"), (errno.EROFS, "read-only"),
     (errno.EIO, "nothing was changed")],
)  # fmt: skip
def test_trouble_half_way_leaves_the_old_folder_whole_and_nothing_beside_it(out, number, why):
    before = content(out)
    with pytest.raises(CannotWrite, match=why) as caught:
        write_whole(out, failing(number))
    assert isinstance(caught.value, PlannerError)
    assert caught.value.path == out
    assert content(out) == before
    assert [p.name for p in out.parent.iterdir()] == ["out"]


def test_an_interruption_half_way_leaves_the_old_folder_whole(out):
    def interrupted() -> Iterator[tuple[str, bytes]]:
        yield "plan.json", b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(out, interrupted())
    assert content(out)["plan.json"] == b"old"
    assert [p.name for p in out.parent.iterdir()] == ["out"]


def test_a_folder_with_other_files_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CannotWrite, match="holds other files"):
        write_whole(tmp_path, OLD)
    assert content(tmp_path) == {"thesis.txt": b"mine"}


def test_an_empty_folder_is_taken_and_a_file_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    assert write_whole(tmp_path / "empty", OLD)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotWrite, match="there is a file of this name"):
        write_whole(tmp_path / "file", OLD)


def test_a_missing_way_is_made_and_a_link_followed(tmp_path):
    write_whole(tmp_path / "a" / "b", OLD)
    (tmp_path / "link").symlink_to(tmp_path / "a" / "b")
    write_whole(tmp_path / "link", (("plan.json", b"new"),))
    assert (tmp_path / "link").is_symlink()
    assert content(tmp_path / "a" / "b")["plan.json"] == b"new"


def test_a_path_through_a_file_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotWrite, match=r"Cannot write .*; nothing was changed\.$"):
        write_whole(tmp_path / "file" / "out", OLD)


def test_a_name_that_leads_out_of_the_folder_is_a_fault_of_the_caller(tmp_path):
    with pytest.raises(ValueError, match="escape"):
        write_whole(tmp_path / "out", (("../escape", b""),))
    assert not (tmp_path / "out").exists()


WRITE_AS_NOBODY = """
import os, sys
from pathlib import Path
from envoyage.exports.swap import write_whole
if os.geteuid() == 0:
    os.setuid(65534)  # the administrator may write everywhere
try:
    write_whole(Path(sys.argv[1]), (("plan.json", b""),))
except Exception as ending:
    print(type(ending).__name__, ending)
"""


def test_no_write_permission_is_said_in_one_sentence(tmp_path):
    tmp_path.chmod(0o500)
    command = [sys.executable, "-c", WRITE_AS_NOBODY, str(tmp_path / "out")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    tmp_path.chmod(0o700)
    assert said.startswith("CannotWrite Cannot write ")
    assert said.endswith("you may not write there. Choose another folder or ask its owner.\n")


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 256 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small file system here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full_leaves_the_old_folder_whole(small_disk):
    out = small_disk / "out"
    write_whole(out, OLD)
    before = content(out)
    with pytest.raises(CannotWrite, match="the disk is full"):
        write_whole(out, ((f"{i}", b"x" * 50_000) for i in range(10)))
    assert content(out) == before
    assert [p.name for p in small_disk.iterdir()] == ["out"]
    write_whole(out, (("plan.json", b"new"),))
    assert content(out)["plan.json"] == b"new"

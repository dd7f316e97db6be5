"""A file is written whole or not at all, and for its owner alone."""

import os
import stat
from pathlib import Path

import pytest

from envoyage.files.atomic import write_whole


def test_a_new_file_is_readable_by_its_owner_alone(tmp_path: Path):
    write_whole(tmp_path / "a", b"new")

    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_when_the_disk_is_full_the_old_file_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "a", b"new")

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path):
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(tmp_path / "missing" / "a", b"new")

    assert caught.value.filename == str(tmp_path / "missing" / "a")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write_whole(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"

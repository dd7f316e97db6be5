"""Writing a folder as one step: all of it or nothing, for its owner alone, the old one whole until the last moment."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import contextmanager
from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS
from pathlib import Path
from typing import TYPE_CHECKING

from envoyage.exports.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = ".envoyage-output"
MARKER_TEXT = b"This folder was written by Envoyage and is replaced as a whole by the next run.\n"
REASONS = {
    ENOSPC: "the disk is full; nothing was changed. Free some space or choose another folder.",
    EDQUOT: "your disk quota is used up; nothing was changed. Free some space or choose another folder.",
    EACCES: "you may not write there. Choose another folder or ask its owner.",
    EPERM: "you may not write there. Choose another folder or ask its owner.",
    EROFS: "the disk is read-only. Choose another folder.",
}

File = tuple[str, bytes]
"""A path inside the folder with forward slashes, and the bytes."""


def write_whole(out: Path, files: Iterable[File]) -> tuple[Path, ...]:
    """Replace the folder ``out`` by these files; gives their paths. Raises ``CannotWrite`` with the old one whole."""
    with _said_plainly(out):
        target = out.resolve()
        refuse_others(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _scratch(target) as fresh:
            names = [_write(fresh, name, data) for name, data in (*_first(), *files)]
            _swap(fresh, target)
    return tuple(target / name for name in names if name != MARKER)


def refuse_others(out: Path) -> None:
    """Refuse a path that is no folder, or a folder with something in it that Envoyage did not write."""
    with _said_plainly(out):
        if not out.exists():
            return
        if not out.is_dir():
            raise CannotWrite(out, "there is a file of this name. Choose another folder.")
        if any(out.iterdir()) and not (out / MARKER).is_file():
            raise CannotWrite(out, "the folder holds other files. Choose a new or an empty folder.")


@contextmanager
def _said_plainly(out: Path) -> "Iterator[None]":
    """Turn what the system says into one sentence."""
    try:
        yield
    except OSError as trouble:
        why = REASONS.get(trouble.errno or 0, f"{trouble.strerror or trouble}; nothing was changed.")
        raise CannotWrite(out, why) from trouble


@contextmanager
def _scratch(target: Path) -> "Iterator[Path]":
    """A folder beside the target, readable by its owner alone, that is gone afterwards."""
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.writing-", dir=target.parent))
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _first() -> tuple[File, ...]:
    return ((MARKER, MARKER_TEXT),)


def _write(fresh: Path, name: str, data: bytes) -> str:
    """One file on the disk for good, readable by its owner alone."""
    path = fresh / name
    if not path.resolve().is_relative_to(fresh.resolve()):
        raise ValueError(name)
    _make_folders(fresh, path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return name


def _make_folders(fresh: Path, folder: Path) -> None:
    """The folders on the way, each for the owner alone."""
    for part in reversed([folder, *folder.parents]):
        if part.is_relative_to(fresh) and not part.exists():
            part.mkdir(mode=0o700)


def _swap(fresh: Path, target: Path) -> None:
    """Put the new folder where the old one was; where that fails, the old one goes back."""
    if not target.exists():
        fresh.rename(target)
        return
    prefix, beside = f".{target.name[:40]}.old-", target.parent
    with tempfile.TemporaryDirectory(prefix=prefix, dir=beside, ignore_cleanup_errors=True) as aside:
        old = Path(aside) / "old"
        target.rename(old)
        try:
            fresh.rename(target)
        except BaseException:
            old.rename(target)
            raise

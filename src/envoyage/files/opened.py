"""Opening a file that somebody names, with one clear sentence where that does not work."""

from pathlib import Path

from envoyage.planner.errors import Fault, Faulty

LARGEST = 64 * 1024 * 1024
"""Bytes; a programme of 600 people has about three million."""


def refuse(code: str, where: Path | str, text: str, way_out: str = "") -> Faulty:
    """The ending of a file that cannot be read at all."""
    return Faulty((Fault(code, str(where), text, way_out),))


def contents(path: Path) -> bytes:
    """The bytes of an ordinary file. Raises Faulty with one sentence."""
    if path.is_dir():
        raise refuse("not_a_file", path, "This is a folder.", "Name the file inside it.")
    if path.exists() and not path.is_file():
        raise refuse("not_a_file", path, "This is not an ordinary file.", "Name a file on a disk.")
    try:
        if path.stat().st_size > LARGEST:
            raise refuse("too_large", path, f"The file is larger than {LARGEST // 1024**2} MB.", "Is it the right one?")
        return path.read_bytes()
    except FileNotFoundError:
        raise refuse("no_file", path, "There is no such file.", "Check the name.") from None
    except OSError as trouble:
        why = f"The file cannot be read: {trouble.strerror or trouble}."
        raise refuse("unreadable", path, why, "Check who may read it.") from trouble

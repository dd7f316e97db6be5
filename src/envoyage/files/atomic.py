"""Writing a file as one step: the old one stays whole until the new one is, and only its owner may read it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Replace the file at ``path``. Raises OSError, with the old file untouched and nothing left beside it."""
    with _named(path):
        _replace(path.resolve() if path.is_symlink() else path, data)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors speak of the file that is meant, not of the fresh one beside it."""
    try:
        yield
    except OSError as trouble:
        trouble.filename, trouble.filename2 = str(path), None
        raise


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".writing", dir=target.absolute().parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise

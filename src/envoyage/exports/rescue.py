"""A plan took minutes to find: where its folder cannot be written, the plan itself is kept elsewhere."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from envoyage.exports.errors import CannotWrite, WritingStopped, kept_words


@contextmanager
def plan_rescued(plan_json: bytes) -> Iterator[None]:
    """Keeps the plan where writing fails or is interrupted, if it can be kept anywhere.

    Raises ``CannotWrite`` or ``WritingStopped`` with the place of the file, and what came where there is none.
    """
    try:
        yield
    except KeyboardInterrupt:
        kept = _kept(plan_json) if plan_json else None
        if kept is None:
            raise
        raise WritingStopped(kept) from None
    except CannotWrite as trouble:
        kept = _kept(plan_json) if plan_json else None
        if kept is None:
            raise
        raise CannotWrite(trouble.path, f"{trouble.why} {kept_words(kept)}") from trouble


def _kept(plan_json: bytes) -> Path | None:
    """The plan in the system's folder for temporary files, for its owner alone; None where that has no room either."""
    try:
        handle, name = tempfile.mkstemp(prefix="envoyage-plan-", suffix=".json")
    except OSError:
        return None
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(plan_json)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        return None
    return path

"""A plan took minutes to find: where its folder cannot be written, the plan itself is kept elsewhere."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from envoyage.exports.errors import CannotWrite


@contextmanager
def plan_rescued(plan_json: bytes) -> Iterator[None]:
    """Raises ``CannotWrite`` with the place where the plan file is kept, if it can be kept anywhere."""
    try:
        yield
    except CannotWrite as trouble:
        kept = _kept(plan_json) if plan_json else None
        if kept is None:
            raise
        way = f"The plan is kept in {kept}: envoyage write {kept} --out FOLDER makes the folder of it."
        raise CannotWrite(trouble.path, f"{trouble.why} {way}") from trouble


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

"""Where a command writes: refused before a minute is spent where it cannot be written."""

import os
from errno import EACCES, ENOTDIR
from pathlib import Path


def refuse_unwritable(out: Path) -> None:
    """Refuse an output folder that cannot be written, before a minute is spent on the answer."""
    from envoyage.exports.swap import refuse_others  # noqa: PLC0415 -- help must answer at once

    refuse_others(out)
    nearest = next(p for p in (out.absolute().parent, *out.absolute().parents) if p.exists())
    if not nearest.is_dir():
        raise NotADirectoryError(ENOTDIR, "This is a file; name a folder with --out.", str(nearest))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise PermissionError(EACCES, "You may not write here; name another folder with --out.", str(nearest))

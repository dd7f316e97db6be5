"""The parent: starts the child, believes nothing but plain values, and tells in one sentence what went wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from envoyage.files.opened import contents, refuse
from envoyage.files.sandbox.grids import Grid, Row, unpacked

PATIENCE = 60
"""Seconds after which the child is killed; its own limit is on computing time."""

TOO_MUCH = "The workbook needs too much memory or time to read; a programme needs little of either."
FRESH = "Copy the filled cells into a fresh template."


def grids_of(path: Path) -> tuple[Grid, ...]:
    """The sheets of an Excel workbook. Raises Faulty with one sentence."""
    document = _child(path, contents(path))
    refused = document.get("refused")
    if refused:
        text, way = (refused["text"], refused["way_out"]) if refused["text"] else (TOO_MUCH, FRESH)
        raise refuse(refused["code"], refused["cell"] or path, text, way)
    return tuple(
        Grid(sheet["name"], tuple(Row(n, tuple(unpacked(c) for c in cells)) for n, cells in sheet["rows"]))
        for sheet in document["sheets"]
    )


def _child(path: Path, data: bytes) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "envoyage.files.sandbox.child"]
    little = {"OPENPYXL_LXML": "False", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and module
            command, input=data, capture_output=True, timeout=PATIENCE, check=False, env={**os.environ, **little}
        )
        document: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise refuse("too_much_inside", path, TOO_MUCH, FRESH) from None
    return document

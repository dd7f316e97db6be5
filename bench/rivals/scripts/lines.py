"""What the scripts of this folder share. They run in the rivals' environment and import nothing of ours."""

import json
import sys
from pathlib import Path
from typing import Any


def asked() -> tuple[dict[str, Any], float]:
    """The problem and the seconds named on the command line."""
    return json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), float(sys.argv[2])


def solution(answer: dict[str, Any]) -> None:
    """Tell a better answer."""
    _say({"type": "solution", "output": {"json": answer}})


def bound(value: float) -> None:
    """Tell a bound of the value."""
    _say({"type": "bound", "bound": value})


def status(ending: str) -> None:
    """Tell a proof."""
    _say({"type": "status", "status": ending})


def _say(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)


def members(given: Any) -> list[int]:
    """The members of a set as MiniZinc's JSON writes it."""
    return list(given["set"])

"""The way from data to PDF: templates of the package, data as a JSON file, the fonts of the house and no others.

Strings reach a template as data and are never pasted into its source, so that no name can become markup.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any, Literal

from envoyage.exports.fonts import FAMILIES
from envoyage.exports.fonts.glyphs import safe_text
from envoyage.exports.marking import Marking
from envoyage.exports.typesetting import Typesetter
from envoyage.planner.problem import Problem

Paper = Literal["letter", "a4"]
PAPERS = {"letter": "us-letter", "a4": "a4"}
Data = dict[str, Any]
"""What a template reads: texts, numbers, yes or no, lists and tables of these."""


class Press:
    """Prints documents from one template and the data they share; the second and later ones come fast."""

    def __init__(self, template: str, data: Data, *, pictures: Mapping[str, str] | None = None) -> None:
        sources = files("envoyage.exports.book") / "templates"
        self._files = {
            "main.typ": (sources / template).read_bytes(),
            "house.typ": (sources / "house.typ").read_bytes(),
            "data.json": _json(data),
            **{name: svg.encode() for name, svg in (pictures or {}).items()},
        }
        self._typesetter = Typesetter()

    def print(self, own: Data | None = None) -> bytes:
        """The PDF; ``own`` is what this document alone holds, beside the shared data."""
        return self._typesetter.pdf({**self._files, "own.json": _json(own or {})})


def _json(data: Data) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def frame(problem: Problem, *, paper: Paper, marking: Marking) -> Data:
    """What every document needs: paper, fonts, marking, title and a fixed date, the programme's start."""
    day: date = problem.starts
    return {
        "paper": PAPERS[paper],
        "fonts": list(FAMILIES),
        "marking": marking.value,
        "programme": problem.title or problem.id,
        "created": [day.year, day.month, day.day],
    }


def printable(value: Any, scrub: Callable[[str], str] = str) -> Any:
    """The data with every text scrubbed and made printable."""
    if isinstance(value, str):
        return safe_text(scrub(value))
    if isinstance(value, dict):
        return {key: printable(inner, scrub) for key, inner in value.items()}
    return [printable(inner, scrub) for inner in value] if isinstance(value, list | tuple) else value

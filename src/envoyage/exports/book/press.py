"""The way from data to PDF: templates of the package, data as a JSON file, the fonts of the house and no others.

Strings reach a template as data and are never pasted into its source, so that no name can become markup.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any, Literal

import typst

from envoyage.exports.fonts import FAMILIES, font_folders
from envoyage.exports.fonts.glyphs import safe_text
from envoyage.exports.marking import Marking
from envoyage.planner.problem import Problem

Paper = Literal["letter", "a4"]
PAPERS = {"letter": "us-letter", "a4": "a4"}
Data = dict[str, Any]
"""What a template reads: texts, numbers, yes or no, lists and tables of these."""


class Press:
    """Prints documents from one template and one set of data; the second and later ones come fast."""

    def __init__(self, template: str, data: Data, *, pictures: Mapping[str, str] | None = None) -> None:
        sources = files("envoyage.exports.book") / "templates"
        self._files = {
            "main.typ": (sources / template).read_bytes(),
            "house.typ": (sources / "house.typ").read_bytes(),
            "data.json": json.dumps(data, ensure_ascii=False).encode(),
            **{name: svg.encode() for name, svg in (pictures or {}).items()},
        }
        self._compiler = typst.Compiler(font_paths=[str(f) for f in font_folders()], ignore_system_fonts=True)

    def print(self, **inputs: str) -> bytes:
        """The tagged PDF (PDF/UA-1); ``inputs`` are the template's ``sys.inputs``. Same input, same bytes."""
        pdf = self._compiler.compile(input=self._files, sys_inputs=inputs, pdf_standards=["ua-1"])
        if not isinstance(pdf, bytes):
            raise TypeError("A PDF is one file.")
        return pdf


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

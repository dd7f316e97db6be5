"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
PlanFile = Annotated[
    Path, typer.Argument(metavar="PLAN.json", help="The plan.json of an output folder.", readable=False)
]
"""Whether it may be read is left to the reader, as with every file that is read: it knows the way out."""


class Paper(StrEnum):
    """The paper that documents are made for."""

    LETTER = "letter"
    A4 = "a4"


class Size(StrEnum):
    """Sizes of the sample: 10, 72 and 100 participants."""

    S = "S"
    M = "M"
    L = "L"


class What(StrEnum):
    """What a sample or a template is of."""

    PROGRAMME = "programme"
    NOMINATIONS = "nominations"
    COUNTERPARTS = "counterparts"


class Schema(StrEnum):
    """The documents that have a schema."""

    PROBLEM = "problem"
    PLAN = "plan"
    NOMINATIONS = "nominations"
    SELECTION = "selection"
    EVENTS = "events"
    CHANGES = "changes"
    COUNTERPARTS = "counterparts"
    MEETINGS = "meetings"

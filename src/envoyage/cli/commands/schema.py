"""``envoyage schema``."""

from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import Schema
from envoyage.cli.terminal import write_json


def schema(of: Annotated[Schema, typer.Argument(help="Which document.")]) -> Status:
    """Print the JSON Schema of a programme or of a plan file."""
    from envoyage.files import plan_schema, problem_schema  # noqa: PLC0415 -- help must answer at once

    write_json(problem_schema() if of is Schema.PROBLEM else plan_schema())
    return Status.OK

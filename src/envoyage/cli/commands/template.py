"""``envoyage template``."""

from pathlib import Path
from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson
from envoyage.cli.terminal import Terminal


def template(
    out: Annotated[Path, typer.Option(help="The workbook to write.")] = Path("programme.xlsx"), json: AsJson = False
) -> Status:
    """Write an empty programme workbook: one sheet a table, with comments, drop-down lists and an example row."""
    from envoyage.files import write_template  # noqa: PLC0415 -- help must answer at once

    write_template(out)
    Terminal(json).answer({"written": str(out)}, f"Written: {out}")
    return Status.OK

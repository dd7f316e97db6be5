"""``envoyage template``."""

from pathlib import Path
from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, What
from envoyage.cli.terminal import Terminal


def template(
    what: Annotated[What, typer.Option(help="Of what.")] = What.PROGRAMME,
    out: Annotated[
        Path | None,
        typer.Option(help="The workbook to write.", show_default="programme.xlsx, nominations.xlsx and so on"),
    ] = None,
    json: AsJson = False,
) -> Status:
    """Write an empty workbook: one sheet a table, with comments, drop-down lists and an example row."""
    from envoyage.files import write_template  # noqa: PLC0415 -- help must answer at once
    from envoyage.files.encounters import write_request_template  # noqa: PLC0415
    from envoyage.files.nominations import write_nominations_template  # noqa: PLC0415

    path = out or Path(f"{what}.xlsx")
    writers = {
        What.PROGRAMME: write_template, What.NOMINATIONS: write_nominations_template,
        What.COUNTERPARTS: write_request_template,
    }  # fmt: skip
    writers[what](path)
    Terminal(json).answer({"written": str(path)}, f"Written: {path}")
    return Status.OK

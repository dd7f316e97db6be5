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
        Path | None, typer.Option(help="The workbook to write.", show_default="programme.xlsx or nominations.xlsx")
    ] = None,
    json: AsJson = False,
) -> Status:
    """Write an empty workbook: one sheet a table, with comments, drop-down lists and an example row."""
    from envoyage.files import write_template  # noqa: PLC0415 -- help must answer at once
    from envoyage.files.nominations import write_nominations_template  # noqa: PLC0415

    path = out or Path(f"{what}.xlsx")
    (write_nominations_template if what is What.NOMINATIONS else write_template)(path)
    Terminal(json).answer({"written": str(path)}, f"Written: {path}")
    return Status.OK

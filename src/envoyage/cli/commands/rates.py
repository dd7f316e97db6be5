"""``envoyage rates``."""

from pathlib import Path
from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson
from envoyage.cli.terminal import Terminal


def rates(
    programme: Annotated[Path, typer.Argument(metavar="PROGRAMME", help="The programme.", readable=False)],
    table: Annotated[Path, typer.Argument(metavar="RATES.csv", help="City, Month, Lodging, Meals.", readable=False)],
    out: Annotated[Path, typer.Option(help="The programme to write, .xlsx or .json.")],
    json: AsJson = False,
) -> Status:
    """Put per-diem rates of a CSV file into a programme: a table of your own, or the yearly one of the GSA."""
    from envoyage.files import read_problem, write_problem  # noqa: PLC0415 -- help must answer at once
    from envoyage.files.rates import with_rates  # noqa: PLC0415

    found = with_rates(read_problem(programme), table)
    write_problem(found.problem, out)
    facts = {"written": str(out), "rates": found.taken, "cities_without": list(found.without)}
    lines = [f"Written: {out}", f"rates of a city and month: {found.taken}"]
    if found.without:
        lines.append(f"The file has no rates of {', '.join(found.without)}; theirs stay as they were.")
    Terminal(json).answer(facts, "\n".join(lines))
    return Status.OK

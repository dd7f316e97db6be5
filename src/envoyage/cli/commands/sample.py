"""``envoyage sample``."""

from pathlib import Path
from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, Size
from envoyage.cli.terminal import Terminal


def sample(
    size: Annotated[Size, typer.Option(case_sensitive=False, help="How large.")] = Size.M,
    seed: Annotated[int, typer.Option(min=0, help="The same seed makes the same programme.")] = 7,
    out: Annotated[Path, typer.Option(help="The file to write: .xlsx or .json.")] = Path("programme.xlsx"),
    json: AsJson = False,
) -> Status:
    """Write a realistic, invented programme to try things on."""
    from envoyage.files import write_problem  # noqa: PLC0415 -- help must answer at once
    from envoyage.sample import make_problem  # noqa: PLC0415

    problem = make_problem(size.value, seed)
    write_problem(problem, out)
    facts = {
        "written": str(out),
        "participants": len(problem.travellers),
        "cities": len(problem.cities),
        "resources": len(problem.resources),
        "language officers": len(problem.officers),
    }
    lines = "\n".join(f"{name}: {value}" for name, value in facts.items())
    Terminal(json).answer({name.replace(" ", "_"): value for name, value in facts.items()}, lines)
    return Status.OK

"""``envoyage sample``."""

from pathlib import Path
from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, Size, What
from envoyage.cli.terminal import Terminal


def sample(
    size: Annotated[Size, typer.Option(case_sensitive=False, help="How large.")] = Size.M,
    seed: Annotated[int, typer.Option(min=0, help="The same seed makes the same sample.")] = 7,
    what: Annotated[
        What, typer.Option(help="A programme, counterparts to meet in it, or 200 nominations.")
    ] = What.PROGRAMME,
    out: Annotated[
        Path | None,
        typer.Option(
            help="The file to write: .xlsx or .json.", show_default="programme.xlsx, nominations.xlsx and so on"
        ),
    ] = None,
    json: AsJson = False,
) -> Status:
    """Write a realistic, invented programme, or what goes with one, to try things on."""
    path = out or Path(f"{what}.xlsx")
    if what is What.NOMINATIONS:
        facts = _nominations(seed, path)
    else:
        facts = (_counterparts if what is What.COUNTERPARTS else _programme)(size, seed, path)
    lines = "\n".join(f"{name}: {value}" for name, value in facts.items())
    Terminal(json).answer({name.replace(" ", "_"): value for name, value in facts.items()}, lines)
    return Status.OK


def _programme(size: Size, seed: int, path: Path) -> dict[str, object]:
    from envoyage.files import write_problem  # noqa: PLC0415 -- help must answer at once
    from envoyage.sample import make_problem  # noqa: PLC0415

    problem = make_problem(size.value, seed)
    write_problem(problem, path)
    return {
        "written": str(path),
        "participants": len(problem.travellers),
        "cities": len(problem.cities),
        "resources": len(problem.resources),
        "language officers": len(problem.officers),
    }


def _nominations(seed: int, path: Path) -> dict[str, object]:
    from envoyage.files.nominations import write_nominations  # noqa: PLC0415 -- help must answer at once
    from envoyage.sample.nominations import make_nominations  # noqa: PLC0415

    nominations = make_nominations(seed)
    write_nominations(nominations, path)
    return {
        "written": str(path),
        "nominees": len(nominations.nominees),
        "places": nominations.places,
        "countries": len({n.country for n in nominations.nominees}),
        "quotas": len(nominations.quotas),
    }


def _counterparts(size: Size, seed: int, path: Path) -> dict[str, object]:
    from envoyage.files.encounters import write_request  # noqa: PLC0415 -- help must answer at once
    from envoyage.sample import make_problem  # noqa: PLC0415
    from envoyage.sample.counterparts import make_encounters  # noqa: PLC0415

    request = make_encounters(size.value, seed, make_problem(size.value, seed))
    write_request(request, path)
    return {
        "written": str(path),
        "counterparts": len(request.counterparts),
        "meeting sessions": len(request.sessions),
        "events to seat": len(request.seatings),
    }

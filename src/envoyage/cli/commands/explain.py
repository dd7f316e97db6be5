"""``envoyage explain``."""

from pathlib import Path
from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson
from envoyage.cli.terminal import Terminal, stacked


def explain(
    programme: Annotated[
        Path, typer.Argument(metavar="PROGRAMME", help="The programme: .xlsx or .json.", readable=False)
    ],
    seconds: Annotated[float, typer.Option(min=1, help="How long to look at most.")] = 30,
    seed: Annotated[int, typer.Option(min=0, help="Starts the search.")] = 7,
    json: AsJson = False,
) -> Status:
    """Say why a programme has no plan: what clashes, and the cheapest ways out; or that it has one."""
    from envoyage.cli.explaining import explanation_document, explanation_lines  # noqa: PLC0415 -- help answers at once
    from envoyage.cli.progress import interruptible, shown  # noqa: PLC0415
    from envoyage.files import read_with_notices  # noqa: PLC0415
    from envoyage.planner.explain import EXPLAINED, Answer  # noqa: PLC0415
    from envoyage.planner.explain import explain as explained  # noqa: PLC0415

    terminal = Terminal(json)
    reading = read_with_notices(programme, allowed=EXPLAINED)
    terminal.say(*reading.notices)
    with interruptible(terminal.say) as cancelled, shown() as report:
        found = explained(reading.problem, seconds=seconds, seed=seed, report=report, cancelled=cancelled)
    document = explanation_document(reading.problem, found)
    terminal.answer(document, stacked(explanation_lines(document, found.clashes)))
    return Status.OK if found.answer is Answer.POSSIBLE else Status.NO

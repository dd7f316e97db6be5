"""``envoyage why``."""

from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, PlanFile
from envoyage.cli.terminal import Terminal, stacked


def why(
    plan_file: PlanFile,
    person: Annotated[str, typer.Option(help="A participant, by id.")] = "",
    group: Annotated[str, typer.Option(help="A group, for instance G1.")] = "",
    city: Annotated[str, typer.Option(help="A city, by id.")] = "",
    slot: Annotated[str, typer.Option(help="With --city: in this slot.")] = "",
    resource: Annotated[str, typer.Option(help="An organisation, by id.")] = "",
    officer: Annotated[str, typer.Option(help="A language officer, by id.")] = "",
    day: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="With --resource: on this day.")] = "",
    at: Annotated[str, typer.Option(metavar="HH:MM", help="With --resource and --day: at this hour.")] = "",
    seconds: Annotated[float, typer.Option(min=1, help="How long to look at most.")] = 5,
    seed: Annotated[int, typer.Option(min=0, help="Starts the search.")] = 7,
    json: AsJson = False,
) -> Status:  # fmt: skip
    """Say why a plan has something or not: what forbids it, or what it would cost and who else would change."""
    from envoyage.cli.asking import Question, answer, why_document, why_lines  # noqa: PLC0415 -- help answers at once
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415

    question = Question(person, group, city, slot, resource, officer, day, at)
    problem, plan = read_known_plan(plan_file)
    found = answer(problem, plan, question, seconds, seed)
    Terminal(json).answer(why_document(question, found), stacked(why_lines(found)))
    return Status.NO if found.possible is False and not found.holds else Status.OK

"""``envoyage why``."""

from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, PlanFile
from envoyage.cli.terminal import Terminal, stacked


def why(
    plan_file: PlanFile,
    person: Annotated[str, typer.Option(help="A participant, by id or name.")] = "",
    group: Annotated[str, typer.Option(help="A group, for instance G1.")] = "",
    city: Annotated[str, typer.Option(help="A city, by id or name.")] = "",
    slot: Annotated[str, typer.Option(help="With --city: in this slot.")] = "",
    resource: Annotated[str, typer.Option(help="An organisation, by id or name.")] = "",
    officer: Annotated[str, typer.Option(help="A language officer, by id or name.")] = "",
    day: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="With --resource: on this day.")] = "",
    at: Annotated[str, typer.Option(metavar="HH:MM", help="With --resource and --day: at this hour.")] = "",
    seconds: Annotated[float, typer.Option(min=1, help="How long to look at most.")] = 5,
    seed: Annotated[int, typer.Option(min=0, help="Starts the search.")] = 7,
    json: AsJson = False,
) -> Status:  # fmt: skip
    """Say why a plan has something or not: what forbids it, or what it would cost and who else would change."""
    from envoyage.cli.asking import Question, answer, why_document, why_lines  # noqa: PLC0415 -- help answers at once
    from envoyage.cli.naming import id_meant, names_of  # noqa: PLC0415
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415

    problem, plan = read_known_plan(plan_file)
    names = names_of(problem, plan)
    question = Question(
        id_meant(person, names["person"]), group, id_meant(city, names["city"]), slot,
        id_meant(resource, names["resource"]), id_meant(officer, names["officer"]), day, at,
    )  # fmt: skip
    found = answer(problem, plan, question, seconds, seed)
    Terminal(json).answer(why_document(question, found), stacked(why_lines(found)))
    return Status.NO if found.possible is False and not found.holds else Status.OK

"""``envoyage write``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, Paper, PlanFile
from envoyage.cli.output import refuse_unwritable
from envoyage.cli.terminal import Terminal


def write(
    plan_file: PlanFile,
    out: Annotated[Path, typer.Option(help="The folder to write.")],
    redact: Annotated[bool, typer.Option("--redact", help="Write the version without sensitive fields.")] = False,
    before: Annotated[
        Path | None,
        typer.Option(metavar="PLAN.json", help="What was told before: calendars replace it.", readable=False),
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Paper of the documents.")] = Paper.LETTER,
    json: AsJson = False,
) -> Status:
    """Write the output folder of a plan that is there already: nothing is planned anew."""
    refuse_unwritable(out)
    from envoyage.cli.progress import shown  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415
    from envoyage.cli.summary import summary, verdict_words  # noqa: PLC0415
    from envoyage.exports.folder import write_folder  # noqa: PLC0415
    from envoyage.exports.fonts.glyphs import script_findings  # noqa: PLC0415
    from envoyage.files import plan_bytes  # noqa: PLC0415
    from envoyage.planner.check import check  # noqa: PLC0415

    problem, plan = read_known_plan(plan_file)
    told = read_known_plan(before)[1] if before else None
    verdict = check(problem, plan)
    with shown() as report:
        write_folder(
            problem, plan, verdict.findings, out, plan_json=plan_bytes(problem, plan), redact=redact,
            paper=paper.value, report=lambda progress: report(replace(progress, value=None, bound=None)), before=told,
        )  # fmt: skip
    verdict = replace(verdict, findings=(*verdict.findings, *script_findings(problem)))
    facts = {"out": str(out), **summary(problem, plan, verdict)}
    Terminal(json).answer(facts, f"Written: {out}\n{verdict_words(facts, soft_shown=3, plan_file=str(plan_file))}")
    return Status.OK if verdict.complete else Status.NO

"""``envoyage schema``."""

from typing import Annotated

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, Schema
from envoyage.cli.terminal import write_json


def schema(
    of: Annotated[Schema, typer.Argument(metavar="DOCUMENT", help="Which document.")],
    json: AsJson = False,
) -> Status:
    """Print the JSON Schema of a document: a programme, a plan file, nominations, meetings and so on."""
    del json  # a schema is one JSON document in any case; the option is there because every command has it
    from envoyage.files import plan_schema, problem_schema  # noqa: PLC0415 -- help must answer at once
    from envoyage.files.encounters import arrangement_schema, request_schema  # noqa: PLC0415
    from envoyage.files.news import news_schema  # noqa: PLC0415
    from envoyage.files.nominations import nominations_schema, selection_schema  # noqa: PLC0415
    from envoyage.files.scenarios import changes_schema  # noqa: PLC0415

    schemas = {
        Schema.PROBLEM: problem_schema, Schema.PLAN: plan_schema,
        Schema.NOMINATIONS: nominations_schema, Schema.SELECTION: selection_schema, Schema.EVENTS: news_schema,
        Schema.CHANGES: changes_schema, Schema.COUNTERPARTS: request_schema, Schema.MEETINGS: arrangement_schema,
    }  # fmt: skip
    write_json(schemas[of]())
    return Status.OK

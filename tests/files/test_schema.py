"""The published JSON Schemas are those of the code, and fit the documents that are written."""

import json
from pathlib import Path

import jsonschema
import pytest

from envoyage.files import plan_bytes, plan_schema, problem_bytes, problem_schema
from tests.builders import tiny_plan, tiny_problem

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
TINY = tiny_problem()


@pytest.mark.parametrize(("name", "schema"), [("problem", problem_schema), ("plan", plan_schema)])
def test_the_published_schema_is_current(name: str, schema):
    published = json.loads((REFERENCE / f"{name}.schema.json").read_text("utf-8"))

    assert published == schema(), f"run ./run envoyage schema {name} > docs/reference/{name}.schema.json"


def test_written_documents_fit_their_schema():
    jsonschema.validate(json.loads(problem_bytes(TINY)), problem_schema())
    jsonschema.validate(json.loads(plan_bytes(TINY, tiny_plan(TINY))), plan_schema())


def test_the_schema_refuses_unknown_keys():
    document = json.loads(problem_bytes(TINY))
    document["problem"]["participants"][0]["nmae"] = "x"

    with pytest.raises(jsonschema.ValidationError, match="nmae"):
        jsonschema.validate(document, problem_schema())

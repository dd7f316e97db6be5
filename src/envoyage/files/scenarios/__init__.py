"""Scenarios in a file: named lists of changes of a programme, read with every fault, and an example that works."""

from envoyage.files.scenarios.changes import changes_schema
from envoyage.files.scenarios.example import example_document
from envoyage.files.scenarios.reading import read_scenarios

__all__ = ["changes_schema", "example_document", "read_scenarios"]

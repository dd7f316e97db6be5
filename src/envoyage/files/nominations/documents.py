"""JSON documents: nominations, and a selection together with the nominations it was made from."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from envoyage.files.documents import dumped, parsed, schema_of
from envoyage.planner.selection.nominations import Nominations
from envoyage.planner.selection.result import Selection

NOMINATIONS_FORMAT: Literal["envoyage-nominations/1"] = "envoyage-nominations/1"
SELECTION_FORMAT: Literal["envoyage-selection/1"] = "envoyage-selection/1"


@dataclass(frozen=True)
class NominationsDocument:
    """Nominations to select from."""

    format: Literal["envoyage-nominations/1"]
    nominations: Nominations


@dataclass(frozen=True)
class SelectionDocument:
    """A selection with the nominations it was made from, so that it can be inspected alone."""

    format: Literal["envoyage-selection/1"]
    nominations: Nominations
    selection: Selection


def nominations_bytes(nominations: Nominations) -> bytes:
    """The JSON document of nominations; equal nominations give equal bytes."""
    return dumped(NominationsDocument(NOMINATIONS_FORMAT, nominations))


def selection_bytes(nominations: Nominations, selection: Selection) -> bytes:
    """The JSON document of a selection and its nominations; equal selections give equal bytes."""
    return dumped(SelectionDocument(SELECTION_FORMAT, nominations, selection))


def parse_nominations(path: Path) -> Nominations:
    """The nominations in a JSON file, contradictions not yet looked for. Raises Faulty with every fault of form."""
    nominations: Nominations = parsed(path, NominationsDocument, NOMINATIONS_FORMAT).nominations
    return nominations


def parse_selection(path: Path) -> tuple[Nominations, Selection]:
    """The nominations and the selection in a JSON file. Raises Faulty with every fault of form."""
    document = parsed(path, SelectionDocument, SELECTION_FORMAT)
    return document.nominations, document.selection


def nominations_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document of nominations."""
    return schema_of(NominationsDocument, NOMINATIONS_FORMAT)


def selection_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document of a selection."""
    return schema_of(SelectionDocument, SELECTION_FORMAT)

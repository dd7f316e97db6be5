"""JSON documents: what is asked for, and an arrangement together with it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from envoyage.files.documents import dumped, parsed, schema_of
from envoyage.planner.encounters.arrangement import Arrangement
from envoyage.planner.encounters.request import EncounterRequest

REQUEST_FORMAT: Literal["envoyage-counterparts/1"] = "envoyage-counterparts/1"
ARRANGEMENT_FORMAT: Literal["envoyage-meetings/1"] = "envoyage-meetings/1"


@dataclass(frozen=True)
class RequestDocument:
    """Counterparts to meet, and events to seat."""

    format: Literal["envoyage-counterparts/1"]
    request: EncounterRequest


@dataclass(frozen=True)
class ArrangementDocument:
    """Meetings and seats, with what was asked for, so that they can be inspected beside their plan."""

    format: Literal["envoyage-meetings/1"]
    request: EncounterRequest
    arrangement: Arrangement


def request_bytes(request: EncounterRequest) -> bytes:
    """The JSON document of a request; equal requests give equal bytes."""
    return dumped(RequestDocument(REQUEST_FORMAT, request))


def arrangement_bytes(request: EncounterRequest, arrangement: Arrangement) -> bytes:
    """The JSON document of an arrangement and its request; equal ones give equal bytes."""
    return dumped(ArrangementDocument(ARRANGEMENT_FORMAT, request, arrangement))


def parse_request(path: Path) -> EncounterRequest:
    """The request in a JSON file, contradictions not yet looked for. Raises Faulty with every fault of form."""
    request: EncounterRequest = parsed(path, RequestDocument, REQUEST_FORMAT).request
    return request


def parse_arrangement(path: Path) -> tuple[EncounterRequest, Arrangement]:
    """The request and the arrangement in a JSON file. Raises Faulty with every fault of form."""
    document = parsed(path, ArrangementDocument, ARRANGEMENT_FORMAT)
    return document.request, document.arrangement


def request_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document of counterparts."""
    return schema_of(RequestDocument, REQUEST_FORMAT)


def arrangement_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document of meetings and seats."""
    return schema_of(ArrangementDocument, ARRANGEMENT_FORMAT)

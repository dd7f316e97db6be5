"""Counterparts, meetings and seats in files: JSON documents, and the workbook that a programme office fills in."""

from envoyage.files.encounters.documents import (
    arrangement_bytes,
    arrangement_schema,
    parse_arrangement,
    request_bytes,
    request_schema,
)
from envoyage.files.encounters.reading import RequestReading, read_request
from envoyage.files.encounters.writing import write_request, write_request_template

__all__ = [
    "RequestReading", "arrangement_bytes", "arrangement_schema", "parse_arrangement", "read_request", "request_bytes",
    "request_schema", "write_request", "write_request_template",
]  # fmt: skip

"""Nominations and selections in files: JSON documents, and the workbook that a programme office fills in."""

from envoyage.files.nominations.documents import (
    nominations_bytes,
    nominations_schema,
    parse_selection,
    selection_bytes,
    selection_schema,
)
from envoyage.files.nominations.reading import NominationsReading
from envoyage.files.nominations.store import (
    programme_with,
    read_nominations,
    write_nominations,
    write_nominations_template,
)
from envoyage.files.nominations.writing import programme_beginning

__all__ = [
    "NominationsReading", "nominations_bytes", "nominations_schema", "parse_selection", "programme_beginning",
    "programme_with", "read_nominations", "selection_bytes", "selection_schema", "write_nominations",
    "write_nominations_template",
]  # fmt: skip

"""Programmes and plans in files: JSON documents, the programme workbook, edits of a plan's workbook."""

from envoyage.files.documents import plan_bytes, plan_schema, problem_bytes, problem_schema
from envoyage.files.edits import Kept, read_kept
from envoyage.files.holidays import with_holidays
from envoyage.files.programmes import (
    read_plan,
    read_problem,
    read_with_notices,
    write_problem,
    write_template,
)
from envoyage.files.workbook import Reading

__all__ = [
    "Kept", "Reading", "plan_bytes", "plan_schema", "problem_bytes", "problem_schema", "read_kept", "read_plan",
    "read_problem", "read_with_notices", "with_holidays", "write_problem", "write_template",
]  # fmt: skip

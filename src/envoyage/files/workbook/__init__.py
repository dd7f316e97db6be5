"""The programme workbook: the form in which offices have their data."""

from envoyage.files.workbook.reading import Reading, read_workbook
from envoyage.files.workbook.writing import template_bytes, workbook_bytes

__all__ = ["Reading", "read_workbook", "template_bytes", "workbook_bytes"]

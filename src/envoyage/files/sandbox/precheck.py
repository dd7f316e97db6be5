"""A look at a workbook's table of contents, before anything in it is unpacked."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_ENTRIES = 500
MOST_BYTES = 60 * 1024 * 1024
MOST_RATIO = 200
SMALL = 1024 * 1024
"""Entries up to this size may be packed as tightly as they like."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class RefusedError(Exception):
    """The workbook will not be read: code, sentence, way out and, where there is one, the cell."""

    def __init__(self, code: str, text: str, way_out: str = "", cell: str = "") -> None:
        self.code, self.text, self.way_out, self.cell = code, text, way_out, cell
        super().__init__(text)


def look_over(file: BinaryIO) -> None:
    """Refuse what is no workbook, is too large when unpacked, or carries programs or links."""
    head = file.read(8)
    file.seek(0)
    if not head:
        raise RefusedError("empty_file", "The file is empty.", "Save the workbook again.")
    if head.startswith(OLD_OFFICE):
        text = "This is a workbook of the old kind (.xls) or one with a password."
        raise RefusedError("old_workbook", text, "Save it as .xlsx without a password.")
    if not head.startswith(b"PK"):
        raise RefusedError("not_a_workbook", "This is not an Excel workbook (.xlsx).", "Save it as .xlsx.")
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        text = "The workbook is damaged or was cut off."
        raise RefusedError("truncated", text, "Copy or save it again.") from None
    _sizes(entries)
    _parts([entry.filename for entry in entries])
    file.seek(0)


def _sizes(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        text = f"The workbook has {len(entries)} parts; {MOST_ENTRIES} are allowed."
        raise RefusedError("too_much_inside", text, "Copy the filled cells into a fresh template.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedError("old_workbook", "The workbook has a password.", "Save it without a password.")
    unpacked = sum(entry.file_size for entry in entries)
    tight = [e for e in entries if e.file_size > SMALL and e.file_size > MOST_RATIO * max(1, e.compress_size)]
    if unpacked > MOST_BYTES or tight:
        raise RefusedError(
            "too_much_inside",
            f"Unpacked, the workbook has {unpacked / 1024**2:.0f} MB, far more than a programme has.",
            "Copy the filled cells into a fresh template.",
        )


def _parts(names: list[str]) -> None:
    if len(set(names)) < len(names):
        raise RefusedError("damaged", "The workbook holds the same part twice.", "Save it again with Excel.")
    lower = [name.casefold() for name in names]
    if any("vbaproject" in name or "macrosheets/" in name for name in lower):
        raise RefusedError("macros", "The workbook contains macros.", "Save it as .xlsx, without macros.")
    if any("externallinks/" in name for name in lower):
        text = "The workbook has links to other workbooks."
        raise RefusedError("external_links", text, "In Excel, break them: Data, Edit Links, Break Link.")
    if "xl/workbook.xml" not in lower:
        raise RefusedError("not_a_workbook", "This is not an Excel workbook (.xlsx).", "Save it as .xlsx.")
